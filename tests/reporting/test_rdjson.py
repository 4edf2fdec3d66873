from dataclasses import replace

from factcheck.model import Language
from factcheck.reporting.rdjson import render

from .gated import PROBLEM, gated, two_lines
from .readers import read_rdjson
from .samples import count, document, finding, report, sample


def test_a_diagnostic_with_the_other_sides() -> None:
    stock = read_rdjson(render(sample(), Language.ZH)).diagnostics[0]
    assert stock.message.split("\n")[0] == "云港高新区的高新技术企业：一处为38家，另一处为35家"
    assert stock.message.split("\n")[-1] == "待办：请核实"
    assert stock.code.value == "FC101 value-conflict"
    assert stock.location.path == "drafts/云港.txt"
    others = [(one.message[:3], one.location.path) for one in stock.related_locations]
    assert others == [("35家", "published/2025.txt"), ("38 ", "drafts/云港.txt")]


def test_columns_are_bytes_of_utf8_and_end_after_the_last() -> None:
    shown = sample()
    read = read_rdjson(render(shown, Language.ZH))
    lines = {source.path: source.text.encode().split(b"\n") for source in shown.documents}
    for diagnostic, found in zip(read.diagnostics, shown.findings, strict=True):
        place = diagnostic.location
        line = lines[place.path][place.range.start.line - 1]
        quote = line[place.range.start.column - 1 : place.range.end.column - 1]
        assert quote.decode() == found.claims[0].text


def test_an_astral_character_is_four_bytes() -> None:
    source = document("a.txt", "x\n𠮷家38家")
    shown = report(finding(count(source, "38家", 38, wording=None)), documents=(source,))
    place = read_rdjson(render(shown, Language.ZH)).diagnostics[0].location.range
    assert (place.start.line, place.start.column) == (2, 8)
    assert (place.end.line, place.end.column) == (2, 13)


def test_a_range_over_two_lines() -> None:
    place = read_rdjson(render(two_lines(), Language.ZH)).diagnostics[0].location.range
    assert (place.start.line, place.start.column) == (1, 7)
    assert (place.end.line, place.end.column) == (2, 7)


def test_severities_and_what_is_open() -> None:
    read = read_rdjson(render(gated(), Language.ZH))
    severity = type(read.diagnostics[0]).DESCRIPTOR.fields_by_name["severity"].enum_type
    names = [severity.values_by_number[one.severity].name for one in read.diagnostics]
    assert names == ["ERROR", "ERROR", "WARNING", "INFO", "INFO"]
    assert read.source.name == "factcheck"
    assert read.diagnostics[0].location.path == "drafts/坏.txt"
    assert read.diagnostics[-1].location.range.start.line == 3


def test_a_problem_without_a_file_is_said_of_the_folder() -> None:
    shown = report(documents=(), problems=(replace(PROBLEM, path=""),))
    (problem,) = read_rdjson(render(shown, Language.ZH)).diagnostics
    assert problem.location.path == "."
