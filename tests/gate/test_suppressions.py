"""Comments and entries that let a finding stand: what they cover, and what is said of idle ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from factcheck.config import Ignore, Options
from factcheck.gate import Gate, Terms
from factcheck.model import Language, Notice, Report, Status
from factcheck.rulebook import Example, find_rule, load_rules

from ..articles import article
from .articles import FIRST, SECOND, SET, judge, report

REASON = "两篇的统计时点不同"
COMMENT = f"<!-- factcheck: ignore[value-conflict] {REASON} -->"
FIGURE = "高新技术企业达46家"


def with_second(text: str) -> Report:
    return judge(SET | {"second.txt": text}).report


def told(report: Report) -> list[tuple[str, int | None]]:
    return [(notice.path, notice.line) for notice in report.notices]


class TestWhatACommentCovers:
    @pytest.mark.parametrize(
        "text",
        [
            SECOND.rstrip() + COMMENT,
            SECOND.rstrip() + f"　{COMMENT}\n",
            SECOND.replace(FIGURE, f"高新技术企业{COMMENT}达46家"),
            SECOND.replace("截至", f"{COMMENT}截至"),
            SECOND.replace("截至", f"{COMMENT}\n截至"),
            SECOND.replace("截至", f"{COMMENT}\r\n\r\n\r\n截至"),
            SECOND.replace("截至", f"{COMMENT}\n<!-- factcheck: ignore[FC102] 另一条 -->\n截至"),
            SECOND.replace(
                "截至", f"{COMMENT}\n经过多年的培育和引进，管委会、企业、院校携手努力，截至"
            ).replace("达46家", "\n达46家"),
        ],
        ids=["end", "blank", "within", "start", "above", "gap", "two", "wrapped"],
    )
    def test_a_side_on_its_line_or_in_the_paragraph_below(self, text: str) -> None:
        (found,) = with_second(text).findings
        assert found.status is Status.SUPPRESSED
        assert found.suppression is not None
        assert found.suppression.reason == REASON
        assert found.suppression.place is not None
        assert article(text, "second.txt").quote(found.suppression.place) == COMMENT

    @pytest.mark.parametrize(
        "text",
        [
            f"{COMMENT}\n{SECOND}",
            SECOND.replace("\n\n", f"{COMMENT}\n\n", 1),
            f"{SECOND}\n{COMMENT}\n",
            f"{SECOND}\n{COMMENT}",
            SECOND.replace("截至", f"{COMMENT}\n园区里一派繁忙景象，工人们走进车间。\n\n截至"),
        ],
        ids=["title", "title's line", "below", "end of the file", "another paragraph"],
    )
    def test_nothing_else(self, text: str) -> None:
        shown = with_second(text)
        (found,) = shown.open
        assert found.suppression is None
        assert [path for path, _ in told(shown)] == ["second.txt"]

    def test_either_side_will_do(self) -> None:
        first = FIRST.replace("118家。", f"118家。{COMMENT}")
        assert judge(SET | {"first.txt": first}).report.open == ()

    @pytest.mark.parametrize(
        "comment",
        [
            f"<!-- factcheck: ignore[FC101] {REASON} -->",
            f"<!--factcheck:ignore[fc101]{REASON}-->",
            f"<!-- factcheck： ignore［value-conflict］：{REASON} -->",
            f"<!-- factcheck: ignore【share-conflict、value-conflict】 {REASON}-->",
            f"<!-- factcheck: ignore[FC102, FC101] {REASON} -->",
        ],
    )
    def test_rules_by_id_or_name_in_any_width(self, comment: str) -> None:
        (found,) = with_second(SECOND.rstrip() + comment).findings
        assert found.suppression is not None
        assert found.suppression.reason == REASON

    @pytest.mark.parametrize(
        "example",
        [one for one in find_rule(load_rules(), "FC104").examples if one.fires],
        ids=lambda one: str(one.title),
    )
    def test_copies_of_a_passage_are_copies_still(self, example: Example) -> None:
        texts, options = dict(example.documents), Options(select=("FC104",))
        before = report(texts, options).findings
        assert before
        comment = "<!-- factcheck: ignore[altered-passage] 版本不同 -->"
        for claim in (claim for finding in before for claim in finding.claims):
            name, text = claim.span.document, texts[claim.span.document]
            for at in (claim.span.start, claim.span.end):
                changed = texts | {name: text[:at] + comment + text[at:]}
                after = judge(changed, options=options).report.findings
                assert {one.fingerprint for one in after} == {one.fingerprint for one in before}
                assert Status.SUPPRESSED in {one.status for one in after}

    def test_figures_in_it_are_no_claims(self) -> None:
        comment = "<!-- factcheck: ignore[FC101] 2024年底青禾高新区高新技术企业是46家 -->"
        texts = {"first.txt": FIRST, "second.txt": SECOND.replace(FIGURE, "一片繁忙") + comment}
        assert report(texts).findings == ()


@pytest.mark.parametrize(
    ("comment", "zh", "en"),
    [
        ("<!-- factcheck: ignore[value-conflict] -->", "要写明原因", "needs a reason"),
        ("<!-- factcheck: ignore[value-conflict] ：—— -->", "要写明原因", "needs a reason"),
        ("<!-- factcheck: ignore[] 口径不同 -->", "ignore[value-conflict] 原因", "write"),
        ("<!-- factcheck: ignore 口径不同 -->", "ignore[value-conflict] 原因", "write"),
        ("<!-- factcheck: ingore[FC101] 口径不同 -->", "ignore[value-conflict] 原因", "write"),
        ("<!-- factcheck: ignore[value-conflicts] 口径 -->", "value-conflict", "did you mean"),
        ("<!-- factcheck: ignore[value-conflict] 口径不同", "-->", "-->"),
    ],
)
def test_a_comment_that_does_not_count_is_told(comment: str, zh: str, en: str) -> None:
    shown = with_second(SECOND.rstrip() + comment)
    assert [found.status for found in shown.findings] == [Status.NEW]
    (notice,) = shown.notices
    assert (notice.path, notice.line) == ("second.txt", 3)
    assert zh in notice.message[Language.ZH]
    assert en in notice.message[Language.EN]


class TestIdleComments:
    def test_one_that_nothing_needs(self) -> None:
        shown = with_second(SECOND.replace("46家", "52家").rstrip() + COMMENT)
        assert told(shown) == [("second.txt", 3)]
        assert "value-conflict" in shown.notices[0].message.zh

    def test_each_rule_for_itself(self) -> None:
        comment = "<!-- factcheck: ignore[value-conflict, share-conflict] 口径不同 -->"
        (notice,) = with_second(SECOND.rstrip() + comment).notices
        assert "share-conflict" in notice.message.zh
        assert "value-conflict" not in notice.message.zh

    def test_a_rule_that_does_not_run_tells_nothing(self) -> None:
        texts = SET | {"second.txt": SECOND.replace("46家", "52家").rstrip() + COMMENT}
        assert judge(texts, options=Options(select=("FC102",))).report.notices == ()

    def test_what_could_not_be_read_may_need_it(self) -> None:
        from factcheck.model import InputProblem, Message

        texts = SET | {"second.txt": SECOND.replace("46家", "52家").rstrip() + COMMENT}
        found = replace(report(texts), problems=(InputProblem("x", Message(zh="无", en="no")),))
        assert Gate(Options(), Terms()).judge(found).report.notices == ()

    def test_in_a_document_to_compare_with_it_counts_and_is_not_told(self) -> None:
        text = SECOND.rstrip() + COMMENT
        for second, suppressed in ((text, 1), (text.replace("46家", "52家"), 0)):
            found = report(SET | {"second.txt": second})
            shown = Gate(Options(), Terms()).judge(
                replace(found, against=frozenset(["second.txt"]))
            )
            assert len(shown.report.findings) == suppressed
            assert shown.report.open == ()
            assert shown.report.notices == ()


class TestEntries:
    FINGERPRINT = report().findings[0].fingerprint

    def judged(self, *entries: Ignore, today: date = date(2026, 1, 1), **options: object) -> Report:
        told = Options(ignored=entries, **options)  # type: ignore[arg-type]
        return Gate(told, Terms(), today=lambda: today).judge(report()).report

    def test_a_fingerprint_with_a_reason(self) -> None:
        (found,) = self.judged(Ignore(self.FINGERPRINT, REASON)).findings
        assert found.status is Status.SUPPRESSED
        assert found.suppression is not None
        assert (found.suppression.reason, found.suppression.place) == (REASON, None)

    @pytest.mark.parametrize(
        ("today", "status"),
        [(date(2026, 3, 31), Status.SUPPRESSED), (date(2026, 4, 1), Status.NEW)],
    )
    def test_it_holds_through_its_last_day(self, today: date, status: Status) -> None:
        entry = Ignore(self.FINGERPRINT, REASON, date(2026, 3, 31))
        shown = self.judged(entry, today=today)
        assert [found.status for found in shown.findings] == [status]
        assert len(shown.notices) == (status is Status.NEW)
        for notice in shown.notices:
            for language in Language:
                assert "2026-03-31" in notice.message[language]
                assert REASON in notice.message[language]

    def test_one_that_matches_nothing_is_told(self) -> None:
        entries = Ignore("0" * 32, "旧稿"), Ignore(self.FINGERPRINT, REASON)
        (notice,) = self.judged(*entries).notices
        assert "0" * 32 in notice.message.zh
        assert self.judged(*entries, select=("FC102",)).notices == ()

    def test_the_clock_is_asked_only_for_an_expiry(self) -> None:
        def today() -> date:
            raise AssertionError("the clock was read")

        told = Options(ignored=(Ignore(self.FINGERPRINT, REASON),))
        assert Gate(told, Terms(), today=today).judge(report()).report.open == ()


def test_notices_stand_in_order_of_place() -> None:
    texts = {name: f"{text.rstrip()}{COMMENT}\n\n{COMMENT}\n" for name, text in SET.items()}
    notices: tuple[Notice, ...] = judge(texts).report.notices
    places = [(notice.path, notice.line or 0) for notice in notices]
    assert len(places) > 2
    assert all(one <= other for one, other in pairwise(places))
