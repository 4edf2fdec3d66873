"""The example package with a check of its own: installed, used by a page, told when it fails."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

import factcheck
from factcheck.checks import GROUP, check_of
from factcheck.config import Options
from factcheck.errors import RuleError
from factcheck.reading import parse
from factcheck.rulebook import find_rule, load_rules, read_rules

from .articles import ROOT

EXAMPLE = ROOT / "examples" / "own-check"
PROJECT: dict[str, Any] = tomllib.loads((EXAMPLE / "pyproject.toml").read_text("utf-8"))
TOO_MUCH = "2024年，云泽高新区高新技术企业占规上工业企业的106.8%。\n"


def install(site: Path, *, name: str = "factcheck-house", module: str = "") -> None:
    """Puts the package where an installer would: its modules, its metadata."""
    (packages,) = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    target = site / Path(packages).name
    if not target.exists():
        shutil.copytree(EXAMPLE / packages, target)
    info = site / f"{name.replace('-', '_')}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    ((group, offered),) = PROJECT["project"]["entry-points"].items()
    lines = (f"{check} = {module or value}\n" for check, value in offered.items())
    (info / "entry_points.txt").write_text(f"[{group}]\n" + "".join(lines))


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    for name in [name for name in sys.modules if name.startswith("factcheck_house")]:
        monkeypatch.delitem(sys.modules, name)
    return folder


def fault() -> str:
    (rule,) = read_rules(EXAMPLE / "rules")
    with pytest.raises(RuleError) as caught:
        check_of(rule)
    return caught.value.message.en


def test_the_group_is_the_one_that_the_example_uses() -> None:
    assert list(PROJECT["project"]["entry-points"]) == [GROUP]


def test_through_the_command_line(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    install(tmp_path / "site")
    shutil.copytree(EXAMPLE / "rules", tmp_path / "rules")
    shutil.copy(EXAMPLE / "factcheck.toml", tmp_path)
    (tmp_path / "one.txt").write_text(TOO_MUCH, encoding="utf-8")

    def run(*arguments: str, path: str) -> subprocess.CompletedProcess[str]:
        paths = (path, os.environ.get("PYTHONPATH", ""))
        return subprocess.run(
            [sys.executable, "-m", "factcheck", *arguments],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    done = run("run", "--select", "YZ101", "--format", "json", path=str(tmp_path / "site"))
    (found,) = json.loads(done.stdout)["findings"]
    assert (done.returncode, done.stderr) == (1, "")
    assert (found["rule"], found["verdict"]) == ("YZ101", "impossible")
    assert found["derivation"] == "106.8% > 100%"
    without = run("run", "--lang", "en", path="")
    assert (without.returncode, without.stdout) == (2, "")
    place = f"rule page {Path('rules') / 'YZ101-share-ceiling.md'}:5"
    assert without.stderr.startswith(f"factcheck: error: {place}: there is no check ceiling")
    assert without.stderr.count("\n") == 1


def test_its_page_tells_what_it_does(site: Path) -> None:
    install(site)
    rule = find_rule(load_rules(EXAMPLE / "rules"), "share-ceiling")
    assert {example.fires for example in rule.examples} == {True, False}
    for example in rule.examples:
        documents = [parse(name, text.encode()) for name, text in example.documents]
        options = Options(select=(rule.id,), rules=EXAMPLE / "rules")
        report = factcheck.check(documents, options)
        found = [tuple(side.text for side in finding.claims) for finding in report.findings]
        assert found == list(example.expected)


def test_a_mistyped_name_is_told_the_installed_ones(site: Path, tmp_path: Path) -> None:
    install(site)
    page = (EXAMPLE / "rules" / "YZ101-share-ceiling.md").read_text("utf-8")
    (tmp_path / "one.md").write_text(page.replace('"ceiling"', '"cieling"'), encoding="utf-8")
    (rule,) = (one for one in read_rules(tmp_path) if one.id == "YZ101")
    with pytest.raises(RuleError, match=r"one\.md:5: .* cieling, did you mean ceiling\?"):
        check_of(rule)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("import nothing_like_it", "ModuleNotFoundError: No module named 'nothing_like_it'"),
        ("def check(:", "SyntaxError"),
        ("1 / 0", "ZeroDivisionError: division by zero"),
    ],
)
def test_a_module_that_cannot_be_loaded_is_told(site: Path, body: str, told: str) -> None:
    install(site)
    (site / "factcheck_house" / "ceiling.py").write_text(body, encoding="utf-8")
    said = fault()
    assert ":5: ceiling cannot be loaded (factcheck_house.ceiling: " in said
    assert told in said
    assert "\n" not in said


def test_a_module_without_the_function_is_no_check(site: Path) -> None:
    install(site, module="factcheck_house")
    assert ":5: there is no check ceiling" in fault()


def test_parameters_are_verified_as_for_the_programs_checks(site: Path, tmp_path: Path) -> None:
    install(site)
    page = (EXAMPLE / "rules" / "YZ101-share-ceiling.md").read_text("utf-8")
    (tmp_path / "one.md").write_text(page.replace("ceiling = 100", "limit = 100"), encoding="utf-8")
    (rule,) = (one for one in read_rules(tmp_path) if one.id == "YZ101")
    with pytest.raises(RuleError, match="ceiling has no parameter limit"):
        check_of(rule)


def test_a_name_that_two_packages_offer_is_told(site: Path) -> None:
    install(site)
    install(site, name="factcheck-other", module="factcheck_house")
    assert "several packages offer ceiling: factcheck_house, factcheck_house.ceiling" in fault()


def test_a_check_of_the_program_comes_first(site: Path) -> None:
    install(site)
    entries = site / "factcheck_house-1.0.dist-info" / "entry_points.txt"
    entries.write_text(f"[{GROUP}]\nvalue_conflict = factcheck_house.ceiling\n")
    rule = find_rule(load_rules(), "value-conflict")
    assert check_of(rule).__module__ == "factcheck.checks.value_conflict"


def test_the_page_on_own_rules_shows_the_example() -> None:
    shown = (ROOT / "docs" / "own-rules.md").read_text("utf-8")
    front = (EXAMPLE / "rules" / "YZ101-share-ceiling.md").read_text("utf-8").split("+++\n")[1]
    code = (EXAMPLE / "src" / "factcheck_house" / "ceiling.py").read_text("utf-8")
    project = (EXAMPLE / "pyproject.toml").read_text("utf-8")
    assert f"```toml\n{project}```\n" in shown
    assert f"```python\n{code}```\n" in shown
    assert f"```toml\n{front}```\n" in shown
