"""What a text says, up to a place in it, of what has come true."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factcheck.extraction.modality import MET, Cues, of_heading
from factcheck.model import Modality
from factcheck.rulebook import lexicons

from ..articles import claim_of

PIECES = [row[0] for name in ("modality", "denials") for row in lexicons.rows(name)] + [
    "企业",
    ",",
    "3",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)


def last(text: str, reach: str) -> Modality | None:
    """The cue that begins last, of several that begin there the first listed."""
    best, told = -1, None
    for cue, modality, where in lexicons.rows("modality"):
        place = text.rfind(cue) if where == reach else -1
        if place > best:
            best, told = place, Modality(modality)
    return told


def denial(sentence: str, clause: str) -> str | None:
    """The first listed denial that stands where it counts."""
    for cue, reason, reach in lexicons.rows("denials"):
        if cue in (sentence if reach == "sentence" else clause):
            return reason
    return None


@given(TEXTS, st.data())
def test_cues_found_once_say_what_the_text_up_to_a_figure_says(
    text: str, data: st.DataObject
) -> None:
    # a goal that a result is held against is no cue
    assume("目标" not in text or not any(met in text for met in MET))
    sentence, clause, end = sorted(
        data.draw(st.tuples(*[st.integers(0, len(text))] * 3), label="places")
    )
    cues = Cues(text)
    assert cues.of_sentence(sentence, end) == last(text[sentence:end], "sentence")
    assert cues.of_paragraph(end) == last(text[:end], "paragraph")
    assert cues.no_fact(sentence, clause, end) == denial(text[sentence:end], text[clause:end])
    assert of_heading(text) == last(text, "heading")


@pytest.mark.parametrize(
    ("text", "figure", "modality"),
    [
        ("云泽市计划在未来5年,每年实施500个项目,实现50亿元投资。", "500个", Modality.PLANNED),
        ("云泽市计划在未来5年,每年实施500个项目,实现50亿元投资。", "50亿元", Modality.PLANNED),
        ("云泽市计划用三年时间,新建25座学校。", "25座", Modality.PLANNED),
        # what was made ready is done, and a plan with a deed of its own speaks for itself
        ("志愿者准备了100个面包。", "100个", Modality.ACTUAL),
        ("云泽市计划周密,新建了25座学校。", "25座", Modality.ACTUAL),
    ],
)
def test_what_a_clause_announces(text: str, figure: str, modality: Modality) -> None:
    assert claim_of(text, figure).modality is modality
