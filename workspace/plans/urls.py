"""Addresses of workspace.plans."""

urlpatterns: list = []
