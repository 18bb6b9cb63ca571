"""The demo: words, files, and what builds a site of them."""
