"""The HTML report as a file: its structure, what it holds, and what can never get into it."""

import base64
import hashlib
import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec import structs

from factcheck.model import (
    InputProblem,
    Interval,
    Language,
    Message,
    Notice,
    Related,
    Report,
    Severity,
    Status,
    Suppression,
)
from factcheck.reporting import html
from factcheck.rulebook import load_rules

from ..golden import assert_golden
from . import hostile
from .outline import Node, outline, parse
from .samples import claim, count, desk, document, find, finding, many, report, sample

GOLDEN = Path(__file__).parent / "golden"


def render(shown: Report, language: Language) -> str:
    return html.render(shown, language, load_rules())


def page(shown: Report, language: Language = Language.ZH) -> Node:
    return parse(render(shown, language))


def evil() -> Report:
    """A report in which every text is hostile."""
    nasty = f"{hostile.TEXT}</script></style>--><img src=x onerror=alert(1)>\"'&amp;{{{{ 7 * 7 }}}}"
    source = document(f"{nasty}.txt", f"前{nasty}38家{nasty}后\n{nasty}", title=nasty)
    side = claim(
        source,
        f"38家{nasty}",
        Interval.point(38),
        wording=None,
        subject=nasty,
        indicator=nasty,
        base=nasty,
        unit=nasty,
        inferred=(nasty,),
    )
    message = Message(zh=nasty, en=nasty)
    found = finding(
        side,
        structs.replace(side, subject="x"),
        message=message,
        action=message,
        derivation=nasty,
        reasons=(message,),
        related=(Related(message, find(source, "38家")),),
        rule=nasty,
        name=nasty,
        also=(nasty,),
        fingerprint=nasty,
        status=Status.SUPPRESSED,
        suppression=Suppression(nasty, find(source, "38家")),
    )
    clean = document(f"{nasty}-clean.txt", nasty, title=nasty)
    return replace(
        report(found, documents=(source, clean), problems=(InputProblem(nasty, message),)),
        notices=(Notice(nasty, message, line=3),),
    )


@pytest.mark.parametrize("language", Language)
def test_golden(language: Language) -> None:
    html = page(desk(), language)
    (lang,) = [node.attributes["lang"] for node in html.find("html")]
    assert lang == {"zh": "zh-Hans", "en": "en"}[language]
    (body,) = html.find("body")
    shown = "".join(f"{line}\n" for line in outline(body))
    # The version is no matter of this test.
    shown = re.sub(r"factcheck \d\S+", "factcheck VERSION", shown)
    assert_golden(shown, GOLDEN / f"{language}_html.txt")


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("shown", [sample(), desk(), many(3), evil(), report(documents=())])
def test_every_reference_has_its_target_and_every_id_is_there_once(
    shown: Report, language: Language
) -> None:
    html = page(shown, language)
    ids = [node.attributes["id"] for node in html.walk() if "id" in node.attributes]
    assert len(ids) == len(set(ids))
    for node in html.walk():
        if node.tag == "a":
            assert node.attributes["href"].startswith("#")
            assert node.attributes["href"][1:] in ids
        for name in ("aria-labelledby", "for"):
            if name in node.attributes:
                assert node.attributes[name] in ids


def _parent(root: Node, child: Node) -> Node:
    return next(node for node in root.walk() if any(one is child for one in node.children))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("shown", [sample(), desk(), evil(), report(documents=())])
def test_the_file_needs_nothing_and_allows_nothing_but_its_own(
    shown: Report, language: Language
) -> None:
    html = page(shown, language)
    (style,), (script,) = html.find("style"), html.find("script")
    (policy,) = [
        node.attributes["content"]
        for node in html.find("meta")
        if node.attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    allowed = dict(part.split(" ", 1) for part in policy.split("; "))
    assert allowed == {
        "default-src": "'none'",
        "style-src": f"'{_sha256(style)}'",
        "script-src": f"'{_sha256(script)}'",
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert [node.attributes["href"] for node in html.find("link")] == ["data:,"]
    for node in html.walk():
        assert node.tag not in ("img", "iframe", "object", "embed", "base", "audio", "video")
        assert not {"src", "srcset", "style", "action", "xlink:href"} & set(node.attributes)
        assert not any(name.startswith("on") for name in node.attributes)
    assert "url(" not in str(style.children[0])
    assert "@import" not in str(style.children[0])


def _sha256(node: Node) -> str:
    (text,) = node.children
    assert isinstance(text, str)
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


@pytest.mark.parametrize("language", Language)
def test_hostile_text_is_shown_and_does_nothing(language: Language) -> None:
    text = render(evil(), language)
    text.encode("utf-8")
    hostile.assert_harmless(text)
    html = parse(text)
    assert len(html.find("script")) == len(html.find("style")) == 1
    assert not html.find("img")
    (body,) = html.find("body")
    assert "]]><script>" in body.text
    assert "<img src=x onerror=alert(1)>" in body.text
    assert "{{ 7 * 7 }}" in body.text
    for escaped in ("\\x1b[31m", "\\x9b2J", "\\u202e\\u2066", "\\ud83d", "\\x00"):
        assert escaped in body.text


def test_every_text_of_a_report_is_escaped_in_its_place() -> None:
    html = page(evil(), Language.EN)
    places = {
        "title": html.find("title"),
        "message": html.find("h3"),
        "path": html.find(class_="path"),
        "figure": html.find(class_="figure"),
        "quote": html.find("blockquote"),
        "about": html.find(class_="about"),
        "derivation": html.find(class_="derivation"),
        "reasons": html.find(class_="reasons"),
        "fingerprint": html.find("code"),
        "document": html.find(class_="text"),
        "problems and notices": html.find(class_="told"),
        "clean documents": html.find(class_="clean"),
        "options": html.find("option"),
    }
    del places["title"]  # tells counts alone
    for name, nodes in places.items():
        assert any("<script>" in node.text for node in nodes), name


def test_the_head_tells_what_is_open_and_what_was_not_checked() -> None:
    (head,) = page(desk()).find("h1")
    assert head.text == "1 处错误，1 处警告，1 处提示，1 个文件未能检查"
    (totals,) = page(desk()).find(class_="totals")
    assert totals.text.endswith("另有 1 处已知，1 处已忽略")
    (totals,) = page(desk(), Language.EN).find(class_="totals")
    assert totals.text.endswith("Besides: 1 known, 1 suppressed")
    problems, notices = page(desk()).find(class_="told")
    assert problems.text == "未能检查的文件 gone.txt 没有此文件"
    assert notices.text == "提醒 factcheck.toml:7 豁免没有用到"


@pytest.mark.parametrize(
    ("shown", "zh", "en"),
    [
        (
            report(documents=(document("a.txt", "x"),), claims_of={"a.txt": 9}),
            "没有发现矛盾",
            "no findings",
        ),
        (
            report(documents=(document("a.txt", "x"),)),
            "没有读出任何可以核对的数字，等于什么也没有检查",
            "no figure was understood, so nothing has been checked",
        ),
        (
            report(documents=(), problems=(InputProblem("a", Message(zh="无", en="no")),)),
            "1 个文件未能检查",
            "1 file not checked",
        ),
    ],
)
def test_without_findings_the_head_says_what_that_means(shown: Report, zh: str, en: str) -> None:
    for language, told in ((Language.ZH, zh), (Language.EN, en)):
        html = page(shown, language)
        assert [node.text for node in html.find("h1")] == [told]
        assert not html.find("form")
        assert not html.find(class_="finding")


def test_a_finding_has_its_sides_in_their_documents_and_the_way_back() -> None:
    html = page(sample())
    first = html.find(class_="finding")[0]
    assert [side.find("mark")[0].text for side in first.find(class_="side")] == ["38家", "35家"]
    for side, title in zip(
        first.find(class_="side"), ["云港高新区奋力争先", "回望2025年"], strict=True
    ):
        (link,) = [node for node in side.find("a") if node.text == title]
        (mark,) = html.find("mark", id=link.attributes["href"][1:])
        assert mark.text == side.find(class_="figure")[0].text
        backs = _parent(html, mark).find(class_="back")
        assert f"#{first.attributes['id']}" in [back.attributes["href"] for back in backs]


def test_what_differs_between_the_sides_stands_out() -> None:
    first, second, _ = page(sample()).find(class_="finding")
    assert [node.text for node in first.find("strong")] == ["目前（2025年）", "2025年"]
    assert [node.text for node in second.find("strong")] == [
        "占比（云港高新区总产值）",
        "占比（规上工业总产值）",
    ]


def test_the_axis_says_in_words_what_it_draws() -> None:
    first, second, alone = page(sample(), Language.EN).find(class_="finding")
    (drawn,) = first.find("svg", role="img")
    assert drawn.attributes["aria-label"] == "the values as intervals; A 38家; B 35家"
    (drawn,) = second.find("svg", role="img")
    assert drawn.attributes["aria-label"].endswith(
        "A 66.8%: [66.75, 66.85) %; B 62.5%: [62.45, 62.55) %"
    )
    assert not alone.find("svg")


def test_the_explanation_of_a_rule_is_there_once_in_the_report_s_language() -> None:
    for language, told in ((Language.ZH, "为什么重要"), (Language.EN, "Why it matters")):
        (rules,) = page(many(3), language).find("section", id="rules")
        assert [node.attributes["id"] for node in rules.find("article")] == ["rule-FC101"]
        assert rules.text.count(told) == 1
    assert "Why it matters" not in page(many(3)).text


def test_filters_count_what_there_is_and_hide_what_asks_for_nothing() -> None:
    (form,) = page(desk()).find("form")
    boxes = {
        (box.attributes["name"], box.attributes["value"]): "checked" in box.attributes
        for box in form.find("input", type="checkbox")
    }
    assert boxes == {
        ("severity", "error"): True,
        ("severity", "warning"): True,
        ("severity", "info"): False,
        ("status", "new"): True,
        ("status", "baselined"): False,
        ("status", "suppressed"): False,
    }
    assert [node.text for node in form.find(class_="count")] == ["3", "1", "1", "3", "1", "1"]
    assert [node.text for node in form.find("option")] == [
        "全部规则",
        "FC101 value-conflict (4)",
        "FC103 base-containment (1)",
        "全部文档",
        "云港高新区奋力争先 (5)",
        "回望2025年 (3)",
    ]


def test_a_document_shows_the_lines_with_figures_and_folds_the_rest() -> None:
    text = "题目\n\n一\n二\n三\n\n云港高新区有38家。\n四\n另有35家。\n五\n六\n七\n"
    source = document("a.txt", text)
    clash = finding(
        count(source, "38家", 38, wording=None), count(source, "35家", 35, wording=None)
    )
    (shown,) = page(report(clash, documents=(source,))).find(class_="document")
    assert [fold.find("summary")[0].text for fold in shown.find(class_="gap")] == [
        "第 1—5 行",
        "第 10—12 行",
    ]
    lines = {
        node.attributes["data-line"]: node
        for node in shown.find("p")
        if "data-line" in node.attributes
    }
    assert list(lines) == ["1", "3", "4", "5", "7", "8", "9", "10", "11", "12"]
    assert [node.text for node in lines["7"].find("mark")] == ["38家"]


def test_a_document_without_findings_is_listed_without_its_text() -> None:
    clean = document("clean.txt", "这里什么也没有。", title="干净")
    shown = sample()
    html = page(replace(shown, documents=(*shown.documents, clean)))
    (listed,) = html.find(class_="clean")
    assert listed.find("li")[0].text == "干净 clean.txt 0 条陈述"
    assert "这里什么也没有" not in html.text


@pytest.mark.parametrize(
    ("text", "lang"), [("臺灣企業有38家", "zh-Hant"), ("企业有38家", "zh-Hans")]
)
def test_a_quote_tells_its_script(text: str, lang: str) -> None:
    folded = text.replace("臺灣企業", "台湾企业")
    source = replace(document("a.txt", text), normal=folded)
    side = count(source, "38家", 38, wording=None)
    html = page(report(finding(side), documents=(source,)), Language.EN)
    assert [node.attributes["lang"] for node in html.find("blockquote")] == [lang]


def test_findings_of_one_fingerprint_have_links_of_their_own() -> None:
    html = page(sample())
    assert [node.attributes["id"] for node in html.find(class_="finding")] == [
        "f-c0ffee",
        "f-facade",
        "f-c0ffee-2",
    ]


def test_headings_step_down_one_by_one_and_landmarks_are_there() -> None:
    html = page(desk())
    levels = [int(node.tag[1]) for node in html.walk() if re.fullmatch(r"h[1-6]", node.tag)]
    assert levels[0] == 1
    assert all(next_ <= level + 1 for level, next_ in pairwise(levels))
    tags = Counter(node.tag for node in html.walk())
    assert tags["main"] == tags["nav"] == tags["aside"] == tags["h1"] == 1
    for button in html.find("button"):
        assert button.text or button.attributes.get("aria-label")
    for severity in Severity:
        names = {
            node.text for node in html.find(class_="severity") if severity.label in node.classes
        }
        assert len(names) == 1


@pytest.mark.parametrize("language", Language)
def test_the_same_report_gives_the_same_bytes(language: Language) -> None:
    assert render(desk(), language) == render(desk(), language)
