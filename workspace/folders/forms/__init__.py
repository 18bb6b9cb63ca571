"""Forms of folders, by what is done."""
