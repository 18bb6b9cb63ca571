"""Addresses of the public site that have no language: for robots."""

urlpatterns: list = []
