"""Addresses of home."""

urlpatterns: list = []
