"""The measure of search: what it gives for hits that are known."""

import pytest

from tests.benchmarks.quality import ndcg

GRADES = {"whole": 2, "inside": 1}


@pytest.mark.parametrize(
    ("hits", "value"),
    [
        (["whole", "inside"], 1.0),
        (["inside", "whole"], 0.797),  # (1 + 3 / log2 3) / (3 + 1 / log2 3)
        (["other", "whole"], 0.521),
        ([], 0.0),
        (["other"] * 10 + ["whole"], 0.0),
    ],
)
def test_best_order_gains_most(hits, value):
    assert ndcg(hits, GRADES) == pytest.approx(value, abs=0.001)
