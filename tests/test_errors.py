"""Errors reach the user from wherever they are raised."""

from __future__ import annotations

import pickle

import pytest

from factcheck.errors import ConfigError, FactcheckError, InputError, RuleError, UsageError
from factcheck.model import Message

TOLD = Message(zh="读不出来", en="cannot be read")


@pytest.mark.parametrize(
    "error", [UsageError(TOLD), ConfigError(TOLD), RuleError(TOLD), InputError("a.txt", TOLD)]
)
def test_a_worker_process_can_hand_it_on(error: FactcheckError) -> None:
    handed = pickle.loads(pickle.dumps(error))
    assert type(handed) is type(error)
    assert handed.message == TOLD
    assert str(handed) == TOLD.en
    assert getattr(handed, "path", None) == getattr(error, "path", None)
