"""Articles held against a ledger, through the real command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import factcheck
from factcheck.config import Options
from factcheck.model import Severity
from tests.cli.conftest import Command, command, neutral_environment

__all__ = ["command", "neutral_environment"]

LEDGER = """# 台账
[[fact]]
subject = "云泽市"
indicator = "地区生产总值"
value = "2156.3亿元"  # 初步核算
period = "2024年"
source = "云泽市2024年统计公报"

[[fact]]
subject = "云泽高新区"
indicator = "高新技术企业"
value = "52家"
period = "截至2025年底"
source = "管委会来函"

[[fact]]
subject = "云泽市"
indicator = "规模以上工业增加值增速"
value = "-3.2%"
period = "2024年"
source = "统计局"

[[fact]]
subject = "云泽市"
indicator = "高新技术企业"
base = "规上工业企业"
value = "66.8%"
period = "2024年"
source = "科技局"

[[fact]]
subject = "云泽高新区"
indicator = "规划面积"
value = "38平方公里"
source = "总体规划"

[[post]]
post = "云泽市市长"
holder = "李海明"
source = "市政府网站"
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("facts.toml").write_text(LEDGER, encoding="utf-8")
    return tmp_path


def run(command: Command, article: str, *more: str) -> tuple[int, dict[str, Any]]:
    Path("one.txt").write_text(article, encoding="utf-8")
    outcome = command("run", "one.txt", "--facts", "facts.toml", "--format", "json", *more)
    return outcome.code, json.loads(outcome.out)


@pytest.mark.parametrize(
    ("article", "quotes", "source"),
    [
        (
            "2024年，云泽市地区生产总值2165.3亿元。",
            ["2165.3亿元", "2156.3亿元"],
            "云泽市2024年统计公报",
        ),
        ("2024年，雲澤市GDP為2165.3億元。", ["2165.3億元", "2156.3亿元"], "云泽市2024年统计公报"),
        ("截至2025年底，云泽高新区高新技术企业达46家。", ["46家", "52家"], "管委会来函"),
        ("2024年，云泽市规模以上工业增加值下降2.3%。", ["2.3%", "-3.2%"], "统计局"),
        ("2024年，云泽市高新技术企业占规上工业企业的68.8%。", ["68.8%", "66.8%"], "科技局"),
        ("2025年，云泽高新区规划面积36平方公里。", ["36平方公里", "38平方公里"], "总体规划"),
        (
            "云泽市市长李海鸣要求，抓好2025年工作。",
            ["云泽市市长", "李海鸣", "云泽市市长", "李海明"],
            "市政府网站",
        ),
    ],
)
def test_what_the_ledger_denies(
    command: Command, article: str, quotes: list[str], source: str
) -> None:
    code, data = run(command, article)
    assert (code, data["errors"]) == (1, [])
    (found,) = [one for one in data["findings"] if one["severity"] != "info"]
    sides = [(side["span"]["quote"], side["span"]["path"]) for side in found["claims"]]
    half = len(quotes) // 2
    assert sides == [*zip(quotes, ["one.txt"] * half + ["facts.toml"] * half, strict=True)]
    for side in found["claims"]:
        span, text = side["span"], Path(side["span"]["path"]).read_text("utf-8")
        assert text[span["start"] : span["end"]] == span["quote"]
        assert text.split("\n")[span["line"] - 1][span["column"] - 1 :].startswith(span["quote"])
    fact = found["claims"][-1]["sentence"]
    assert fact["quote"].startswith(("[[fact]]\n", "[[post]]\n"))
    assert fact["quote"].endswith(f'source = "{source}"')
    related = found["related"][-1]
    assert related["note"].endswith(f"：{source}")
    assert (related["span"]["path"], related["span"]["quote"]) == ("facts.toml", source)


@pytest.mark.parametrize(
    "article",
    [
        "2024年，云泽市地区生产总值2156.3亿元，约2156亿元。",
        "2023年，云泽市地区生产总值2065.3亿元。",
        "2024年，青禾县地区生产总值265.3亿元。",
        "截至2025年底，云泽高新区高新技术企业达50余家。",
        "2024年，云泽市规模以上工业增加值下降3.2%。",
        "云泽市副市长李海鸣要求，抓好2025年工作。云泽市市长李海明出席。",
        "2024年，云泽高新区规划面积38平方公里。",
    ],
)
def test_what_the_ledger_does_not_deny(command: Command, article: str) -> None:
    code, data = run(command, article)
    assert (code, data["errors"], data["findings"]) == (0, [], [])


def test_what_agrees_is_verified(command: Command) -> None:
    _, data = run(command, "2024年，云泽市地区生产总值2156.3亿元。", "--show-verified")
    (held,) = data["verified"]
    assert [side["span"]["path"] for side in held["claims"]] == ["one.txt", "facts.toml"]


def test_entries_are_not_reported_against_each_other(command: Command) -> None:
    other = LEDGER.replace("52家", "46家").replace("李海明", "王海峰")
    Path("other.toml").write_text(other, encoding="utf-8")
    article = "2024年，云泽市新建道路3公里。"
    code, data = run(command, article, "--facts", "other.toml", "--show-verified")
    assert (code, data["findings"], data["verified"], data["errors"]) == (0, [], [], [])
    assert [one["path"] for one in data["documents"]] == ["facts.toml", "one.txt", "other.toml"]
    report = factcheck.check("one.txt", Options(facts=("facts.toml", "other.toml")))
    assert not report.findings


def test_a_fact_explains_where_it_comes_from_on_the_terminal(command: Command) -> None:
    Path("one.txt").write_text("2024年，云泽市地区生产总值2165.3亿元。", encoding="utf-8")
    told = command("run", "--facts", "facts.toml", "--lang", "en").out
    assert "facts.toml:5:10" in told
    assert "the ledger's source: 云泽市2024年统计公报" in told


def test_a_csv_in_the_encoding_of_a_spreadsheet(command: Command) -> None:
    rows = (
        "subject,indicator,value,period,source\r\n"
        "云泽市,地区生产总值,2156.3亿元,2024年,云泽市2024年国民经济和社会发展统计公报\r\n"
    )
    Path("facts.csv").write_bytes(rows.encode("gb18030"))
    Path("one.txt").write_text("2024年，云泽市地区生产总值2165.3亿元。", encoding="utf-8")
    outcome = command("run", "one.txt", "--facts", "facts.csv", "--format", "json")
    (found,) = json.loads(outcome.out)["findings"]
    assert (outcome.code, found["claims"][1]["span"]["line"]) == (1, 2)


def test_an_identity_takes_a_term_from_the_ledger(command: Command) -> None:
    fact = LEDGER.split("\n\n")[0].replace("地区生产总值", "进出口总额").replace("2156.3", "215.6")
    Path("facts.toml").write_text(fact, encoding="utf-8")
    code, data = run(command, "2024年，云泽市出口总额120.3亿元，进口总额85.3亿元。")
    (found,) = data["findings"]
    assert (code, found["name"]) == (1, "official-identities")
    assert found["related"][0]["span"]["quote"] == "云泽市2024年统计公报"


def test_the_configuration_names_ledgers(command: Command) -> None:
    Path("factcheck.toml").write_text('facts = ["facts.toml"]', encoding="utf-8")
    Path("sub").mkdir()
    Path("sub/one.txt").write_text("2024年，云泽市地区生产总值2165.3亿元。", encoding="utf-8")
    outcome = command("run", "sub", "--format", "json")
    assert outcome.code == 1
    shown = json.loads(command("config", "--format", "json").out)["settings"]["facts"]
    assert shown == {"value": ["facts.toml"], "origin": "factcheck.toml:1"}
    listed = [
        json.loads(line)
        for line in command("claims", "sub", "--format", "jsonl").out.split("\n")[:-1]
    ]
    assert {one["span"]["path"] for one in listed} == {"facts.toml", "sub/one.txt"}


def test_a_ledger_that_is_named_as_an_article_is_a_ledger(command: Command) -> None:
    Path("facts.csv").write_text("post,holder,source\n云泽市市长,李海明,网站\n", encoding="utf-8")
    Path("one.txt").write_text("2024年，云泽市新建道路3公里。", encoding="utf-8")
    outcome = command("run", "one.txt", "facts.csv", "--facts", "./facts.csv", "--format", "json")
    documents = json.loads(outcome.out)["documents"]
    assert [(one["path"], one["claims"]) for one in documents] == [("facts.csv", 0), ("one.txt", 1)]


FAULTY = {
    "value": ("两三千亿元，增长8%", "is no single figure such as 52家, 17.82亿元 or 66.8%"),
    "period": ("去年", "is no definite time such as 2024年, 2024年一季度 or 截至2025年底"),
    "subject": ("他们", "does not read as a name"),
    "indicator": ("完成，投资", "says too little, or is cut by a sign"),
    "base": ("全省", "base is what a share or a rank is of; this entry reads as neither"),
}


@pytest.mark.parametrize("key", FAULTY)
def test_an_entry_that_is_not_understood_is_told_and_hides_no_other(
    command: Command, key: str
) -> None:
    text, told = FAULTY[key]
    fact = {
        "subject": "云泽市",
        "indicator": "地区生产总值",
        "value": "2156.3亿元",
        "period": "2023年",
        "source": "公报",
    }
    lines = [f'{name} = "{cell}"' for name, cell in (fact | {key: text}).items()]
    Path("facts.toml").write_text("\n".join(["[[fact]]", *lines, "", LEDGER]), encoding="utf-8")
    code, data = run(command, "2024年，云泽市地区生产总值2165.3亿元。", "--lang", "en")
    assert code == 2
    assert len([one for one in data["findings"] if one["severity"] == "error"]) == 1
    (problem,) = data["errors"]
    assert problem["path"] == "facts.toml"
    line = 2 + lines.index(f'{key} = "{text}"')
    assert problem["message"].startswith(f"line {line}: ")
    assert told in problem["message"]
    outcome = command("run", "one.txt", "--facts", "facts.toml", "--quiet", "--lang", "zh")
    assert outcome.err.startswith(f"factcheck: facts.toml: 第 {line} 行：")
    assert outcome.err.count("\n") == 1


@pytest.mark.parametrize("post", ["云泽市", "市长", "云泽市副市长"])
def test_a_post_that_no_article_could_name_is_told(command: Command, post: str) -> None:
    Path("facts.toml").write_text(LEDGER.replace("云泽市市长", post), encoding="utf-8")
    code, data = run(command, "2024年，云泽市新建道路3公里。", "--lang", "en")
    assert code == 2
    (problem,) = data["errors"]
    assert problem["message"].startswith(f"line 38: {post} does not read as a post of some body")


@pytest.mark.parametrize(
    ("fact", "article", "quote"),
    [
        (
            "云泽市,地区生产总值,第3位,2024年,全省",
            "2024年，云泽市地区生产总值位居全省第4位。",
            "第4位",
        ),
        (
            "云泽市,两化融合发展水平,第一,2024年,全省",
            "2024年，云泽市两化融合发展水平居全省第三。",
            "第三",
        ),
        (
            "云泽市,重大项目投资完成率,129.6%,2024年,",
            "2024年，云泽市实施项目12个，重大项目投资完成率126.9%。",
            "126.9%",
        ),
        ("云泽市,新增高新技术企业,14家,2024年,", "2024年，云泽市新增高新技术企业24家。", "24家"),
    ],
)
def test_facts_that_take_a_wording_of_their_own(
    command: Command, fact: str, article: str, quote: str
) -> None:
    head = "subject,indicator,value,period,base,source"
    Path("facts.csv").write_text(f"{head}\n{fact},统计局\n", encoding="utf-8")
    Path("one.txt").write_text(article, encoding="utf-8")
    outcome = command("run", "one.txt", "--facts", "facts.csv", "--format", "json")
    assert (outcome.code, outcome.err) == (1, "")
    (found,) = json.loads(outcome.out)["findings"]
    assert [side["span"]["quote"] for side in found["claims"]] == [quote, fact.split(",")[2]]


def test_a_missing_ledger_is_told_and_the_articles_are_checked(command: Command) -> None:
    text = (
        "截至2025年底，云泽高新区高新技术企业52家。\n\n截至2025年底，云泽高新区高新技术企业46家。"
    )
    Path("one.txt").write_text(text, encoding="utf-8")
    outcome = command(
        "run", "one.txt", "--facts", "none.toml", "--facts", "one.txt", "--lang", "en"
    )
    assert outcome.code == 2
    assert "46家" in outcome.out
    assert outcome.err.splitlines() == [
        "factcheck: none.toml: the file is gone",
        "factcheck: one.txt: a ledger of facts is a .toml or .csv file",
    ]
    assert "2 files not checked" in outcome.out


def test_a_fact_joins_the_clash_of_two_articles() -> None:
    text = (
        "截至2025年底，云泽高新区高新技术企业60家。\n\n截至2025年底，云泽高新区高新技术企业46家。"
    )
    Path("one.txt").write_text(text, encoding="utf-8")
    alone = factcheck.check("one.txt", Options(select=("FC101",)))
    together = factcheck.check("one.txt", Options(select=("FC101",), facts=("facts.toml",)))
    assert [one.derivation for one in alone.findings] == ["60家 ≠ 46家"]
    assert [len(one.claims) for one in together.findings] == [3]
    assert {one.severity for one in together.findings} == {Severity.ERROR}
