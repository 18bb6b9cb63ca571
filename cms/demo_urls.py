"""Addresses that only the demo has: its mail, and the components."""

from django.urls import path

urlpatterns: list = []
