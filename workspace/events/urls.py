"""Addresses of workspace.events."""

urlpatterns: list = []
