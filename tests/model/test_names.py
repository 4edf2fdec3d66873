"""The model's names: all there, each loaded on first use."""

import subprocess
import sys

import pytest

from factcheck import model


@pytest.mark.parametrize("name", model.__all__)
def test_every_name_is_there(name: str) -> None:
    assert getattr(model, name) is not None


def test_no_other_name_is_there() -> None:
    with pytest.raises(AttributeError, match="no_such_name"):
        model.no_such_name  # noqa: B018


def test_a_message_loads_nothing_else() -> None:
    code = "from factcheck.model import Message; import sys; print('msgspec' in sys.modules)"
    outcome = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert outcome.stdout == "False\n", outcome.stderr
