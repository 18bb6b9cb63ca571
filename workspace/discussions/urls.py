"""Addresses of workspace.discussions."""

urlpatterns: list = []
