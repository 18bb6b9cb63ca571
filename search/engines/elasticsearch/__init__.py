"""A cluster of Elasticsearch, 8.14 or newer, that may be somebody else's (docs/search.md)."""
