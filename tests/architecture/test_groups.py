"""Tests of one group run in one process: they share a served site, which has one database."""

import os

import pytest


@pytest.mark.xdist_group("kept")
def test_group_is_kept_when_tests_run_in_many_processes(request):
    in_processes = "PYTEST_XDIST_WORKER" in os.environ
    assert request.node.nodeid.endswith("@kept") is in_processes
