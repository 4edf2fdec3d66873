"""The user's own word lists at work: in this process, in others, on the command line, in Python.

Lists are chosen once a process, so each case has a process of its own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ONE = "2024年，云泽市实际利用外资12.6亿美元。\n"
TWO = "2024年，云泽市实际到账外资13.1亿美元。\n"
ALIAS = "實際到賬外資\t實際利用外資\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two articles that are at odds only for those who know that their words mean the same."""
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "one.txt").write_text(ONE, encoding="utf-8")
    (tmp_path / "news" / "two.txt").write_text(TWO, encoding="utf-8")
    lists(tmp_path, aliases=ALIAS)
    (tmp_path / "factcheck.toml").write_text('lexicons = "words"\n', encoding="utf-8")
    return tmp_path


def lists(folder: Path, **texts: str) -> None:
    (folder / "words").mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / "words" / f"{name}.tsv").write_text(text, encoding="utf-8")


def python(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "LANG": "C.UTF-8", "PYTHONHASHSEED": "random"}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def values(folder: Path, *arguments: str) -> list[list[str]]:
    done = python(folder, "-m", "factcheck", "run", *arguments, "--format", "json")
    assert done.stderr == ""
    findings = json.loads(done.stdout)["findings"]
    return [[claim["value"]["text"] for claim in one["claims"]] for one in findings]


BOTH = [["12.6亿美元", "13.1亿美元"]]


def test_an_alias_of_ones_own(folder: Path) -> None:
    assert values(folder, "news") == BOTH
    (folder / "factcheck.toml").unlink()
    assert values(folder, "news") == []


def test_a_configuration_may_be_chosen(folder: Path) -> None:
    (folder / "factcheck.toml").rename(folder / "other.toml")
    assert values(folder, "news") == []
    assert values(folder, "news", "--config", "other.toml") == BOTH


#: List, row, an article, and what the row makes of its figure.
ROWS: list[tuple[str, str, str, dict[str, object]]] = [
    ("units", "泽担\t泽担\tmass\t60\tany", "云泽市产粮30泽担。", {"unit": "泽担"}),
    ("units", "亩\t泽亩\tarea\t600\tany", "云泽市种粮30亩。", {"unit": "泽亩"}),
    ("verbs", "上线\tcumulative\tdrop", "云泽市上线项目30个。", {"aspect": "cumulative"}),
    ("modality", "泽盼\ttarget\tsentence", "云泽市泽盼建成项目30个。", {"modality": "target"}),
    ("modality", "力争\tforecast\tsentence", "云泽市力争建成3个项目。", {"modality": "forecast"}),
    ("hedges", "泽近\tbefore\t0.5\t1\t[]", "云泽市有项目泽近30个。", {"low": 15.0}),
    ("nonfigures", "三泽\tname", "云泽市有三泽个。", {"reason": "name"}),
    ("wordfigures", "一泽\t7\t7\t7\t[]\t个", "云泽市有项目一泽。", {"nominal": 7.0}),
    ("entities", "泽坊\tzone", "新明泽坊有项目30个。", {"subject": "新明泽坊"}),
    ("events", "云泽会\t2023-05-01", "云泽会以来,云泽市建成项目30个。", {"start": "2023-05-01"}),
]


def test_rows_of_ones_own_are_read_by(tmp_path: Path) -> None:
    for number, (_, _, text, _) in enumerate(ROWS):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")

    def held() -> list[bool]:
        done = python(tmp_path, "-m", "factcheck", "claims", "--format", "jsonl")
        assert (done.returncode, done.stderr) == (0, "")
        claims: list[dict[str, Any]] = [json.loads(line) for line in done.stdout.splitlines()]
        flat = [{**one, **(one["period"] or {}), **(one["value"] or {})} for one in claims]
        return [
            any(
                one["span"]["path"] == f"{number}.txt" and expected.items() <= one.items()
                for one in flat
            )
            for number, (*_, expected) in enumerate(ROWS)
        ]

    assert held() == [False] * len(ROWS)
    for name in {name for name, *_ in ROWS}:
        lists(tmp_path, **{name: "\n".join(row for of, row, *_ in ROWS if of == name)})
    (tmp_path / "factcheck.toml").write_text('lexicons = "words"\n', encoding="utf-8")
    assert held() == [True] * len(ROWS)


MANY = """
import multiprocessing, sys
from pathlib import Path
import factcheck
from factcheck.config import Options

if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    report = factcheck.check("many", Options(jobs=int(sys.argv[2]), lexicons=Path("words")))
    figures = {}
    for finding in report.findings:
        for claim in finding.claims:
            figures[claim.quantity.text] = (claim.quantity.unit, len(finding.claims))
    print(sorted(figures.items()), len(report.documents))
"""


def test_other_processes_read_by_them(folder: Path) -> None:
    """What is read by a unit of one's own must be the same wherever it is read."""
    lists(folder, units="泽担\t泽担\tmass\t60\tany\n")
    (folder / "many").mkdir()
    for number in range(30):
        text = f"2024年，云泽市产粮{number % 2 + 3}万泽担。\n"
        (folder / "many" / f"{number:02}.txt").write_text(text, encoding="utf-8")
    script = folder / "many.py"
    script.write_text(MANY, encoding="utf-8")
    told = [
        python(folder, str(script), *call)
        for call in (("fork", "1"), ("fork", "2"), ("spawn", "2"))
    ]
    assert {done.stderr for done in told} == {""}
    expected = "[('3万泽担', ('泽担', 30)), ('4万泽担', ('泽担', 30))] 30\n"
    assert [done.stdout for done in told] == [expected] * 3


def test_in_python(folder: Path) -> None:
    done = python(
        folder,
        "-c",
        "from pathlib import Path\n"
        "import factcheck\n"
        "from factcheck.config import Options\n"
        "from factcheck.errors import UsageError\n"
        "own = Options(lexicons=Path('words'))\n"
        "print(len(factcheck.check('news', own).findings))\n"
        "documents = [factcheck.read(f'news/{name}.txt') for name in ('one', 'two')]\n"
        "print(len(factcheck.check(documents, own).findings))\n"
        "try:\n"
        "    factcheck.check('news')\n"
        "except UsageError as error:\n"
        "    print(error)\n",
    )
    assert done.stderr == ""
    assert done.stdout == (
        "1\n1\nthis process has read with other word lists; they are chosen once a process:"
        " start another one\n"
    )


def test_a_faulty_list_is_one_line(folder: Path) -> None:
    lists(folder, aliases="甲 乙\n")
    for call in ("run", "claims"):
        done = python(folder, "-m", "factcheck", call, "news", "--lang", "en")
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith("factcheck: error: lexicon words/aliases.tsv:1: column 1, ")
        assert done.stderr.count("\n") == 1
