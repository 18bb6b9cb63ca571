"""Addresses of workspace.folders."""

urlpatterns: list = []
