from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import Span
from factcheck.reporting.regions import region, utf8_region

from .samples import document

texts = st.text(st.sampled_from("家A𠮷é\r\n\u2028"), min_size=1)


@given(texts, st.data())
def test_columns_lead_back_to_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    source, span = document("a", text), Span("a", start, end)
    points, octets = region(source, span), utf8_region(source, span)
    assert (points.line, points.end_line) == (octets.line, octets.end_line)
    assert points.column is not None
    assert points.end_column is not None
    assert octets.column is not None
    assert octets.end_column is not None
    # Where each line begins, as the document counts lines.
    first = next(at for at in range(len(text) + 1) if source.position(at)[0] == points.line)
    assert (
        text[first + points.column - 1 : first + points.column - 1 + len(span)] == text[start:end]
    )
    line = text[first:].encode()
    length = len(text[start:end].encode())
    assert line[octets.column - 1 : octets.column - 1 + length] == text[start:end].encode()
    if points.line == points.end_line:
        assert points.end_column - points.column == len(span)
        assert octets.end_column - octets.column == length
