r"""The report as JUnit XML, which nearly every CI server shows as test results.

There is no standard; this is what https://github.com/testmoapp/junitxml describes and Jenkins,
GitLab and Azure read: a suite for each document, in it a failure for each open error or warning
whose first side stands there, a skipped case for each finding that is known or suppressed, and
where nothing failed a case that passed (skipped where no figure was understood). Of severity info
nothing fails, so it is told in ``system-out``, as notices are.

XML 1.0 has no way to hold control characters, halves of surrogate pairs, U+FFFE and U+FFFF
(https://www.w3.org/TR/xml/#charsets): they are written out as ``\x1b``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from xml.etree import ElementTree as ET

from factcheck.model import (
    Finding,
    InputProblem,
    Language,
    Message,
    Notice,
    Report,
    Severity,
    Status,
)
from factcheck.patterns import compiled
from factcheck.reporting.account import account
from factcheck.reporting.regions import region
from factcheck.reporting.sources import Sources
from factcheck.reporting.visible import escape, inline
from factcheck.reporting.words import NOTHING, UNREAD

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NO_XML = compiled("[\ufffe\uffff]")

_READABLE = Message(zh="文件可以检查", en="the file can be checked")
_KNOWN = Message(zh="基线中已有", en="known from the baseline")
_SUPPRESSED = Message(zh="已忽略：{0}", en="suppressed: {0}")


def render(report: Report, language: Language) -> str:
    """An XML document: suites for files that were not read, for documents, for notices."""
    sources = Sources(report.documents, language)
    by_path: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        by_path[finding.claims[0].span.document].append(finding)
    failing = {
        claim.span.document
        for finding in report.open
        if finding.severity > Severity.INFO
        for claim in finding.claims
    }
    root = ET.Element("testsuites", name="factcheck")
    for problem in report.problems:
        _unchecked(root, problem, language)
    for document in report.documents:
        suite = _document(root, document.path, by_path[document.path], sources, language)
        if document.path not in failing:
            _clean(suite, document.path, language, read=bool(report.claims_of.get(document.path)))
        if not len(suite):
            # Only the other side of a failure: the case stands in the suite of the first.
            root.remove(suite)
    if report.notices:
        _notices(root, report.notices, language)
    _count(root)
    ET.indent(root)
    return f"{_DECLARATION}{ET.tostring(root, encoding='unicode')}\n"


def _document(
    root: ET.Element,
    path: str,
    findings: Iterable[Finding],
    sources: Sources,
    language: Language,
) -> ET.Element:
    suite = ET.SubElement(root, "testsuite", name=_text(path))
    names: Counter[str] = Counter()
    said: list[str] = []
    for finding in findings:
        if finding.status is Status.NEW and finding.severity is Severity.INFO:
            said.extend(account(finding, sources, language))
            continue
        name = _text(finding.message[language])
        names[name] += 1
        if names[name] > 1:
            # Servers tell cases apart by their names.
            name = f"{name} ({names[name]})"
        _verdict(_case(suite, finding, name, sources), finding, sources, language)
    if said:
        ET.SubElement(suite, "system-out").text = "\n".join(map(_text, said))
    return suite


def _clean(suite: ET.Element, path: str, language: Language, *, read: bool) -> None:
    """A case that passed, or that was skipped because there was nothing to check."""
    case = ET.Element(
        "testcase", classname="factcheck", name=NOTHING[language], file=_text(path), time="0"
    )
    if not read:
        ET.SubElement(case, "skipped", message=UNREAD[language])
    # Cases come before what was said.
    suite.insert(len(suite.findall("testcase")), case)


def _case(suite: ET.Element, finding: Finding, name: str, sources: Sources) -> ET.Element:
    primary = finding.claims[0].span
    return ET.SubElement(
        suite,
        "testcase",
        classname=_text(f"{finding.rule} {finding.name}"),
        name=name,
        file=_text(primary.document),
        line=str(region(sources.document(primary), primary).line),
        time="0",
    )


def _verdict(case: ET.Element, finding: Finding, sources: Sources, language: Language) -> None:
    told = [_text(line) for line in account(finding, sources, language)]
    if finding.status is Status.NEW:
        failure = ET.SubElement(case, "failure", type=finding.severity.label, message=told[0])
        failure.text = "\n".join(told[1:])
        return
    reason = _KNOWN[language]
    if finding.suppression:
        reason = _SUPPRESSED[language].format(finding.suppression.reason)
    ET.SubElement(case, "skipped", message=_text(reason))


def _unchecked(root: ET.Element, problem: InputProblem, language: Language) -> None:
    suite = ET.SubElement(root, "testsuite", name=_text(problem.path) or "factcheck")
    case = ET.SubElement(suite, "testcase", classname="factcheck", name=_READABLE[language])
    case.set("time", "0")
    if problem.path:
        case.set("file", _text(problem.path))
    ET.SubElement(case, "error", type="unchecked", message=_text(problem.message[language]))


def _notices(root: ET.Element, notices: Iterable[Notice], language: Language) -> None:
    lines = (
        f"{notice.path}{f':{notice.line}' if notice.line else ''}: {notice.message[language]}"
        for notice in notices
    )
    suite = ET.SubElement(root, "testsuite", name="factcheck")
    ET.SubElement(suite, "system-out").text = "\n".join(map(_text, lines))


def _count(root: ET.Element) -> None:
    """Writes into each suite, and into the whole, how many cases went which way."""
    for suite in (root, *root):
        suite.set("tests", str(len(list(suite.iter("testcase")))))
        for key, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            suite.set(key, str(len(list(suite.iter(tag)))))
        suite.set("time", "0")


def _text(text: str) -> str:
    return _NO_XML.sub(lambda found: escape(found.group()), inline(text))
