"""What holds for every format that programs read."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.model import Language, Report
from factcheck.reporting import formats
from factcheck.reporting.formats import Format
from factcheck.rulebook import load_rules

from ..golden import assert_golden
from . import hostile
from .gated import gated, hostile_report
from .readers import read_github, read_gitlab, read_junit, read_rdjson, read_sarif
from .samples import report, sample
from .stable import stable

GOLDEN = Path(__file__).parent / "golden"
RULES = load_rules()

READERS: dict[Format, Callable[[str], object]] = {
    Format.SARIF: read_sarif,
    Format.GITHUB: read_github,
    Format.GITLAB: read_gitlab,
    Format.JUNIT: read_junit,
    Format.RDJSON: read_rdjson,
}
ENDINGS = {Format.GITHUB: "txt", Format.JUNIT: "xml"}

each_format = pytest.mark.parametrize("form", READERS)


def write(shown: Report, form: Format, language: Language) -> str:
    return "".join(formats.write(shown, form, language, RULES))


@each_format
@pytest.mark.parametrize(
    ("name", "language", "shown"),
    [("sample_zh", Language.ZH, sample()), ("gated_en", Language.EN, gated())],
)
def test_golden(form: Format, name: str, language: Language, shown: Report) -> None:
    text = stable(write(shown, form, language))
    assert_golden(text, GOLDEN / f"{form}_{name}.{ENDINGS.get(form, 'json')}")


@each_format
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("shown", [sample(), gated(), report(documents=())])
def test_others_can_read_it(form: Format, language: Language, shown: Report) -> None:
    READERS[form](write(shown, form, language))


@each_format
@pytest.mark.parametrize("language", Language)
def test_hostile_text_is_harmless_and_can_be_read(form: Format, language: Language) -> None:
    text = write(hostile_report(), form, language)
    hostile.assert_harmless(text)
    READERS[form](text)


@each_format
@settings(max_examples=50)
@given(text=st.text(st.characters(codec=None), min_size=1, max_size=12))
def test_any_text_is_harmless_and_can_be_read(form: Format, text: str) -> None:
    written = write(hostile_report(text), form, Language.ZH)
    hostile.assert_harmless(written)
    READERS[form](written)


@each_format
@pytest.mark.parametrize("piece", hostile.PIECES)
def test_each_hostile_piece_can_be_read(form: Format, piece: str) -> None:
    READERS[form](write(hostile_report(piece), form, Language.ZH))


@each_format
def test_the_same_report_gives_the_same_bytes(form: Format) -> None:
    first, second = (write(gated(), form, Language.ZH) for _ in range(2))
    assert first.encode("utf-8") == second.encode("utf-8")
    assert first.endswith("\n")
