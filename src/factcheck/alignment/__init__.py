"""Which claims speak of the same thing: blocks, and the comparison of two claims."""

from factcheck.alignment.blocks import blocks, count_pairs, key, pairs
from factcheck.alignment.compare import Comparison, base_key, compatible
from factcheck.alignment.passages import twins
from factcheck.alignment.summaries import restated
from factcheck.alignment.wording import narrowing

__all__ = [
    "Comparison",
    "base_key",
    "blocks",
    "compatible",
    "count_pairs",
    "key",
    "narrowing",
    "pairs",
    "restated",
    "twins",
]
