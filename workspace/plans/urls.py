"""Addresses of workspace.plans: none of its own; a plan is a page, a measure an anchor on it."""

urlpatterns: list = []
