"""Addresses of workspace.members."""

urlpatterns: list = []
