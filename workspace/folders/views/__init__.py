"""Views of folders, by what is done."""
