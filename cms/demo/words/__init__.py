"""What the demo says, in Finnish and Swedish: pure data."""
