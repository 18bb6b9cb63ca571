"""One set of tests for every engine; which one it is says the test database."""
