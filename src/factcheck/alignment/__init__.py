"""Which claims speak of the same thing: blocks, and the comparison of two claims."""

from factcheck.alignment.accounts import account_keys, retold
from factcheck.alignment.blocks import across, blocks, count_pairs, digits, key, pairs
from factcheck.alignment.compare import Comparison, base_key, compatible
from factcheck.alignment.passages import FORM, passage_keys, same_figure, twins
from factcheck.alignment.repeated import repeated
from factcheck.alignment.reworded import reworded, reworded_keys
from factcheck.alignment.summaries import restated
from factcheck.alignment.unechoed import unechoed
from factcheck.alignment.wording import narrowing

__all__ = [
    "FORM",
    "Comparison",
    "account_keys",
    "across",
    "base_key",
    "blocks",
    "compatible",
    "count_pairs",
    "digits",
    "key",
    "narrowing",
    "pairs",
    "passage_keys",
    "repeated",
    "restated",
    "retold",
    "reworded",
    "reworded_keys",
    "same_figure",
    "twins",
    "unechoed",
]
