"""A node of Elasticsearch, made of its published Maven artifacts: `python -m tests.engines.elasticsearch`."""
