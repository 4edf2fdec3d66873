"""The configuration through the command line: every key, every fault, and who wins."""

from __future__ import annotations

import json
import re
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.config import Ignore, Options, PerPath
from factcheck.model import Confidence, Language, Severity
from factcheck.reading.formats import SUFFIXES
from factcheck.rulebook import find_rule, load_rules, rules_folder
from factcheck.settings import COMMAND_LINE, Settings, load

from .conftest import Command, Pipeline

FIRST = "云港高新区创新纪实\n\n截至2025年底，云港高新区拥有高新技术企业52家、科技型中小企业70家。\n"
SECOND = "云港高新区2025年综述\n\n截至2025年底，云港高新区高新技术企业达46家。\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(**texts: str) -> None:
    for name, text in texts.items():
        path = Path(name.replace("__", "/").replace("_toml", ".toml").replace("_txt", ".txt"))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def shown(command: Command, *arguments: str) -> dict[str, Any]:
    """What ``factcheck config`` says is in force."""
    outcome = command("config", *arguments, "--format", "json")
    assert (outcome.code, outcome.err) == (0, "")
    data: dict[str, Any] = json.loads(outcome.out)
    return data


@pytest.mark.parametrize(
    ("toml", "told"),
    [
        ('select = ["FC101"]', {"select": ("FC101",)}),
        ('ignore = ["share-conflict"]', {"ignore": ("share-conflict",)}),
        ('min-confidence = "high"', {"min_confidence": Confidence.HIGH}),
        ("date = 2025-12-31", {"date": date(2025, 12, 31)}),
        ('date = "2025-12-31"', {"date": date(2025, 12, 31)}),
        ("jobs = 3", {"jobs": 3}),
        ('include = ["*.txt"]', {"include": ("*.txt",)}),
        ('exclude = ["old/"]', {"exclude": ("old/",)}),
        (
            '[severity]\nFC101 = "off"\nshare-conflict = "warning"',
            {"severity": {"FC101": None, "share-conflict": Severity.WARNING}},
        ),
        (
            '[[per-path]]\npaths = ["old/"]\nignore = ["FC101"]\nseverity = { FC102 = "info" }',
            {"per_path": (PerPath(("old/",), {"FC101": None, "FC102": Severity.INFO}),)},
        ),
        (
            '[[ignore]]\nfingerprint = "c0ffee"\nreason = "口径不同"\nexpires = 2026-12-31\n'
            '[[ignore]]\nfingerprint = "beef"\nreason = "旧稿"',
            {"ignored": (Ignore("c0ffee", "口径不同", date(2026, 12, 31)), Ignore("beef", "旧稿"))},
        ),
        (
            'ignore = ["FC101", { fingerprint = "c0ffee", reason = "旧稿" }]',
            {"ignore": ("FC101",), "ignored": (Ignore("c0ffee", "旧稿"),)},
        ),
    ],
)
@pytest.mark.parametrize("form", ["factcheck", "pyproject"])
def test_a_key_reaches_the_pipeline(
    pipeline: Pipeline, command: Command, form: str, toml: str, told: dict[str, object]
) -> None:
    if form == "pyproject":
        tables = re.sub(r"^(\[+)(.*?\]+)$", r"\1tool.factcheck.\2", toml, flags=re.MULTILINE)
        write(pyproject_toml=f"[tool.other]\nx = 1\n[tool.factcheck]\n{tables}\n")
    else:
        write(factcheck_toml=toml)
    command("run", "x")
    assert pipeline.called["options"] == Options(**{"jobs": None, **told})  # type: ignore[arg-type]


def test_folders_count_from_the_configuration(
    pipeline: Pipeline, command: Command, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "words").mkdir()
    (here / "pages").mkdir()
    (here / "pages" / "one.md").write_text(own_rule(), encoding="utf-8")
    (here / "sub").mkdir()
    (here / "known.json").write_text('{"version": 1, "findings": []}', encoding="utf-8")
    write(
        factcheck_toml='lexicons = "words"\nrules = "pages"\n'
        'against = ["old/", "older.zip"]\nbaseline = "known.json"\nfacts = ["facts.toml"]\n'
    )
    monkeypatch.chdir(here / "sub")
    command("run", "x")
    told = pipeline.called["options"]
    assert (told.lexicons, told.rules, told.root) == (
        Path("../words"),
        Path("../pages"),
        Path(".."),
    )
    assert load().against == ("../old", "../older.zip")
    assert load().baseline == Path("../known.json")
    assert load().facts == ("../facts.toml",)
    values = shown(command)["settings"]
    assert values["against"] == {
        "value": ["../old", "../older.zip"],
        "origin": "../factcheck.toml:3",
    }
    assert values["baseline"] == {"value": "../known.json", "origin": "../factcheck.toml:4"}


def own_rule(**changes: str) -> str:
    """The page of a rule like one of the program's, under another name."""
    page = (rules_folder() / "FC102-share-conflict.md").read_text(encoding="utf-8")
    page = page.replace("FC102", "XX102").replace("share-conflict", "wide-share-conflict")
    for old, new in changes.items():
        page = re.sub(rf"^{old} = .*$", f"{old} = {new}", page, count=1, flags=re.MULTILINE)
    return page


class TestWhichConfiguration:
    def test_the_nearest_counts(
        self, command: Command, here: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write(factcheck_toml="jobs = 2", a__factcheck_toml="jobs = 3", a__b__c__x_txt="")
        assert shown(command)["settings"]["jobs"]["value"] == 2
        monkeypatch.chdir(here / "a" / "b" / "c")
        data = shown(command)
        assert data["file"] == "../../factcheck.toml"
        assert data["settings"]["jobs"] == {"value": 3, "origin": "../../factcheck.toml:1"}

    def test_its_own_file_comes_before_the_projects(self, command: Command) -> None:
        write(factcheck_toml="jobs = 2", pyproject_toml="[tool.factcheck]\njobs = 3")
        assert shown(command)["settings"]["jobs"]["value"] == 2

    def test_a_project_that_does_not_name_it_is_passed_over(
        self, command: Command, here: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write(factcheck_toml="jobs = 2", a__pyproject_toml="[tool.other]\njobs = [", b__x_txt="")
        write(b__pyproject_toml='[tool.other]\nname = "factcheck"')
        for folder in ("a", "b"):
            monkeypatch.chdir(here / folder)
            assert shown(command)["settings"]["jobs"]["value"] == 2

    def test_a_projects_lines_are_those_of_its_file(self, command: Command) -> None:
        write(pyproject_toml='[project]\nname = "x"\n\n[tool.factcheck]\njobs = 0\n')
        outcome = command("run", "--lang", "en")
        assert outcome.code == 2
        assert outcome.err == (
            "factcheck: error: configuration pyproject.toml:5: jobs: must be at least 1\n"
        )

    @pytest.mark.parametrize("call", ["run", "claims"])
    def test_another_one_may_be_chosen(
        self, pipeline: Pipeline, command: Command, call: str
    ) -> None:
        write(factcheck_toml="jobs = 2", ci__strict_toml="jobs = 5")
        command(call, "x", "--config", "ci/strict.toml")
        assert pipeline.called["options"] == Options(jobs=5, root=Path("ci"))

    @pytest.mark.parametrize("call", [["run", "x"], ["claims", "x"], ["rule"], ["config"]])
    def test_one_that_cannot_be_read_is_told(self, command: Command, call: list[str]) -> None:
        outcome = command(*call, "--config", "none.toml", "--lang", "en")
        assert (outcome.code, outcome.out) == (2, "")
        assert outcome.err == (
            "factcheck: error: configuration none.toml cannot be read (No such file or directory)\n"
        )

    def test_a_chosen_project_must_hold_it(self, command: Command) -> None:
        write(sub__pyproject_toml="[project]\n")
        outcome = command("run", "x", "--config", "sub/pyproject.toml", "--lang", "en")
        assert outcome.code == 2
        assert "sub/pyproject.toml:1: there is no [tool.factcheck]" in outcome.err

    def test_a_byte_order_mark_and_windows_lines_are_no_matter(self, command: Command) -> None:
        Path("factcheck.toml").write_bytes(b"\xef\xbb\xbf# x\r\njobs = 2\r\n")
        assert shown(command)["settings"]["jobs"] == {"value": 2, "origin": "factcheck.toml:2"}

    def test_another_encoding_is_told(self, command: Command) -> None:
        Path("factcheck.toml").write_bytes("# 配置".encode("gb18030"))
        outcome = command("run", "x")
        assert (outcome.code, outcome.out) == (2, "")
        assert outcome.err == "factcheck: 错误：配置 factcheck.toml 无法读取（UTF-8）\n"


@pytest.mark.parametrize(
    ("toml", "line", "told"),
    [
        ("\nexlude = []", 2, "unknown key exlude, did you mean exclude?"),
        ("fail_on = 'error'", 1, "unknown key fail_on, did you mean fail-on?"),
        ("fail-on = 'fatal'", 1, "fail-on: cannot be 'fatal', only error, info, never, warning"),
        ("min-confidence = 2", 1, "min-confidence: must be str, not int"),
        ("lang = 'fr'", 1, "lang: cannot be 'fr', only en, zh"),
        ("# x\njobs = 0", 2, "jobs: must be at least 1"),
        ("jobs = true", 1, "jobs: must be int, not bool"),
        ("date = '31.12.2025'", 1, "date: dates are written 2025-12-31"),
        ("date = 2025-02-30", 1, "bad TOML: Invalid date or datetime"),
        ("include = []", 1, "include: must not be empty"),
        ("include = 'x'", 1, "include: must be array, not str"),
        ("exclude = [\n'a',\n'!']", 1, "exclude: '!' is no pattern as in gitignore files"),
        ("select = ['FC101', 'x']", 1, "select: no rule 'x'; factcheck rule lists them all"),
        ("\nignore = ['value-conflct']", 2, "ignore: no rule 'value-conflct', did you mean"),
        ("ignore = [3]", 1, "ignore[0]: must be str | table, not int"),
        ("[[ignore]]\nfingerprint = 'a'", 1, "ignore[0]: reason is missing"),
        ("[[ignore]]\nreason = 'a'", 1, "ignore[0]: fingerprint is missing"),
        (
            "[[ignore]]\nfingerprint = 'a'\nreason = ''",
            3,
            "ignore[0].reason: must not be empty",
        ),
        (
            "[[ignore]]\nfingerprint = 'a'\nreason = 'b'\n\nexpires = 'soon'",
            5,
            "ignore[0].expires: dates are written 2025-12-31",
        ),
        ("ignore = ['FC101']\n[[ignore]]", 2, 'not both: switch rules off with rule = "off"'),
        ("[severity]\n\nFC101 = 'fatal'", 3, "severity.FC101: cannot be 'fatal', only error, "),
        ("[severity]\nZZ88 = 'off'", 2, "severity.ZZ88: no rule 'ZZ88'; factcheck rule lists"),
        ("[[per-path]]\nignore = ['FC101']", 1, "per-path[0]: paths is missing"),
        ("[[per-path]]\npaths = []", 2, "per-path[0].paths: must not be empty"),
        ("[[per-path]]\npaths = ['\\']", 2, r"per-path.paths: '\\' is no pattern"),
        ("[[per-path]]\npaths = ['a']\npath = 1", 3, "unknown key path, did you mean paths?"),
        ("[[per-path]]\npaths = ['a']\nignore = ['x']", 3, "per-path.ignore: no rule 'x'"),
        (
            "[[per-path]]\npaths = ['a']\n[per-path.severity]\nFC102 = 'off'\nx = 'off'",
            5,
            "per-path.severity.x: no rule 'x'",
        ),
        ("lexicons = 'none'", 1, "lexicons: there is no folder none"),
        ("\nrules = 'factcheck.toml'", 2, "rules: there is no folder factcheck.toml"),
        ("baseline = ''", 1, "baseline: must not be empty"),
        ("against = 'x'", 1, "against: must be array, not str"),
        ("\nfacts = ['']", 2, "facts[0]: must not be empty"),
        ("jobs = 2\njobs = 3", 2, "bad TOML: Cannot overwrite a value"),
    ],
)
@pytest.mark.parametrize("call", [["run", "x"], ["config"]])
def test_a_fault_is_one_line_with_its_place(
    pipeline: Pipeline, command: Command, call: list[str], toml: str, line: int, told: str
) -> None:
    write(factcheck_toml=toml)
    outcome = command(*call, "--lang", "en")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"factcheck: error: configuration factcheck.toml:{line}: ")
    assert told in outcome.err
    assert outcome.err.count("\n") == 1
    chinese = command(*call, "--lang", "zh").err
    assert chinese.startswith(f"factcheck: 错误：配置 factcheck.toml:{line}：")
    assert not pipeline.called


class TestWhoWins:
    def test_the_command_line(self, pipeline: Pipeline, command: Command) -> None:
        write(
            factcheck_toml='select = ["FC101"]\nignore = ["FC102"]\nmin-confidence = "high"\n'
            "date = 2025-12-31\njobs = 2\n"
        )
        command(
            *("run", "x", "--select", "FC103", "--ignore", "FC104", "--min-confidence", "low"),
            *("--date", "2024-12-31", "--jobs", "3"),
        )
        assert pipeline.called["options"] == Options(
            date(2024, 12, 31), ("FC103",), ("FC104",), Confidence.LOW, 3
        )

    def test_rules_left_out_on_the_command_line_leave_findings_let_stand(
        self, pipeline: Pipeline, command: Command
    ) -> None:
        write(factcheck_toml='[[ignore]]\nfingerprint = "c0ffee"\nreason = "旧稿"')
        command("run", "x", "--ignore", "FC104")
        told = pipeline.called["options"]
        assert (told.ignore, told.ignored) == (("FC104",), (Ignore("c0ffee", "旧稿"),))

    @pytest.mark.parametrize(
        ("configured", "said", "code"),
        [
            (None, None, 1),
            ("never", None, 0),
            ("never", "error", 1),
            ("error", "never", 0),
            ("error", None, 1),
        ],
    )
    @pytest.mark.usefixtures("pipeline")
    def test_on_what_fails(
        self, command: Command, configured: str | None, said: str | None, code: int
    ) -> None:
        if configured:
            write(factcheck_toml=f'fail-on = "{configured}"')
        assert command("run", "x", *(("--fail-on", said) if said else ())).code == code

    @pytest.mark.parametrize("call", [["run", "x"], ["claims", "x"], ["rule"], ["config"]])
    @pytest.mark.usefixtures("pipeline")
    def test_on_the_language(self, command: Command, call: list[str]) -> None:
        plain, english = command(*call).out, command(*call, "--lang", "en").out
        assert plain != english
        write(factcheck_toml='lang = "en"')
        place = re.compile(r"factcheck\.toml:1|command line|default|configuration.*|no configur.*")
        assert place.sub("", command(*call).out).split() == place.sub("", english).split()
        assert command(*call, "--lang", "zh").out != english

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(configured=st.sets(st.integers(0, 6)), said=st.sets(st.integers(0, 6)))
    def test_key_by_key(self, configured: set[int], said: set[int]) -> None:
        written = [
            'lang = "en"',
            "date = 2025-12-31",
            'select = ["FC101"]',
            'ignore = ["FC102"]',
            'fail-on = "error"',
            'min-confidence = "high"',
            "jobs = 2",
        ]
        in_file = {
            "lang": Language.EN,
            "date": date(2025, 12, 31),
            "select": ("FC101",),
            "ignore": ("FC102",),
            "fail_on": "error",
            "min_confidence": Confidence.HIGH,
            "jobs": 2,
        }
        given_ = {
            "lang": Language.ZH,
            "date": date(2024, 12, 31),
            "select": ("FC103",),
            "ignore": ("FC104",),
            "fail_on": "info",
            "min_confidence": Confidence.LOW,
            "jobs": 3,
        }
        write(factcheck_toml="\n".join(written[at] for at in sorted(configured)))
        names = list(in_file)
        got = load(
            None, {name: given_[name] if names.index(name) in said else None for name in names}
        )
        for at, name in enumerate(names):
            value = getattr(got, name)
            if at in said:
                assert (value, got.origins[name]) == (given_[name], COMMAND_LINE)
            elif at in configured:
                line = sorted(configured).index(at) + 1
                assert (value, got.origins[name].en) == (in_file[name], f"factcheck.toml:{line}")
            else:
                assert value == getattr(Settings(), name)
                assert name not in got.origins


class TestShown:
    def test_each_key_with_its_value_and_origin(self, command: Command) -> None:
        write(
            factcheck_toml='# x\njobs = 2\n\n[severity]\nFC101 = "off"\n\n[[per-path]]\n'
            'paths = ["old/", "x"]\nseverity = { FC102 = "info" }\n\n[[ignore]]\n'
            'fingerprint = "c0ffee"\nreason = "口径\\u001b不同"\n'
        )
        wide = {"COLUMNS": "160"}
        out = command("config", "--lang", "en", "--select", "FC101", env=wide).out
        rows = dict(re.split(r"\s{2,}", line, maxsplit=1) for line in out.splitlines()[1:])
        assert out.startswith("configuration: factcheck.toml\n")
        formats = ", ".join(f"*{suffix}" for suffix in SUFFIXES)
        assert " ".join(rows["include"].split()) == f"{formats} default"
        assert rows["jobs"].split() == ["2", "factcheck.toml:2"]
        assert rows["select"] == "FC101".ljust(rows["select"].index("command")) + "command line"
        assert rows["severity"].split("  ")[0] == "FC101 = off"
        assert rows["per-path"].split("  ")[0] == "paths: old/, x, severity: FC102 = info"
        assert rows["[[ignore]]"].startswith(r"fingerprint = c0ffee, reason = 口径\x1b不同")
        assert rows["[[ignore]]"].endswith("factcheck.toml:11")

    def test_without_a_file(self, command: Command) -> None:
        assert command("config").out.startswith("没有配置文件\n")
        data = shown(command)
        assert data["file"] is None
        assert {one["origin"] for one in data["settings"].values()} == {"default"}

    def test_it_takes_no_colour_into_a_pipe(self, command: Command) -> None:
        assert "\x1b" not in command("config").out
        assert "\x1b[" in command("config", env={"FORCE_COLOR": "1"}).out


class TestInit:
    def test_it_writes_a_configuration_that_changes_nothing(self, command: Command) -> None:
        before = shown(command)["settings"]
        outcome = command("init", "--lang", "en")
        assert (outcome.code, outcome.err) == (0, "")
        assert outcome.out.startswith("wrote factcheck.toml;")
        data = shown(command)
        assert (data["file"], data["settings"]) == ("factcheck.toml", before)

    def test_it_writes_over_nothing(self, command: Command) -> None:
        write(factcheck_toml="jobs = 2")
        outcome = command("init", "--lang", "en")
        assert (outcome.code, outcome.out) == (2, "")
        assert outcome.err == (
            "factcheck: error: factcheck.toml exists already and was left as it is\n"
        )
        assert Path("factcheck.toml").read_text() == "jobs = 2"

    def test_it_shows_every_key_as_it_may_stand(self, command: Command) -> None:
        template = (files("factcheck") / "template.toml").read_text(encoding="utf-8")
        lines = re.findall(r"^# ((?:[a-z-]+ = |\[).*)$", template, re.MULTILINE)
        # Rules and findings cannot both be left out under the one key.
        lines.remove('ignore = ["FC104"]')
        write(factcheck_toml="\n".join(lines), lexicons__x_txt="")
        write(rules__x_txt="")
        Path("rules/one.md").write_text(own_rule(), encoding="utf-8")
        values = shown(command)["settings"]
        assert {key for key, one in values.items() if one["origin"] == "default"} == {"ignore"}


class TestWhatIsChecked:
    def test_a_bare_run_checks_what_lies_below(self, command: Command) -> None:
        write(a_txt=FIRST, b__c_txt=SECOND, old__d_txt=SECOND, built__e_txt=SECOND, x__f_rst="x")
        write(factcheck_toml='exclude = ["old/"]')
        Path(".gitignore").write_text("built/\n")
        data = json.loads(command("run", "--format", "json").out)
        assert [one["path"] for one in data["documents"]] == ["a.txt", "b/c.txt"]
        assert len(data["findings"]) == 1
        data = json.loads(command("run", "old/d.txt", "built", "--format", "json").out)
        assert [one["path"] for one in data["documents"]] == ["built/e.txt", "old/d.txt"]

    def test_include_says_what_is_taken(self, command: Command) -> None:
        write(a_txt=FIRST, b__c_txt=SECOND, factcheck_toml='include = ["b/"]')
        data = json.loads(command("run", "--format", "json").out)
        assert [one["path"] for one in data["documents"]] == ["b/c.txt"]
        outcome = command("claims", "--format", "jsonl")
        assert {json.loads(line)["span"]["path"] for line in outcome.out.splitlines()} == {
            "b/c.txt"
        }

    def test_nothing_taken_is_a_problem(self, command: Command) -> None:
        write(a_txt=FIRST, factcheck_toml='exclude = ["*"]')
        outcome = command("run", "--lang", "en")
        assert outcome.code == 2
        formats = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        assert outcome.err == f"factcheck: .: no files to check here ({formats})\n"

    def test_severities_and_the_exit_code(self, command: Command) -> None:
        write(drafts__a_txt=FIRST, archive__b_txt=SECOND)

        def run(toml: str) -> tuple[int, list[str]]:
            write(factcheck_toml=toml)
            outcome = command("run", "--format", "json")
            return outcome.code, [one["severity"] for one in json.loads(outcome.out)["findings"]]

        assert run("") == (1, ["error"])
        assert run('[severity]\nvalue-conflict = "info"') == (0, ["info"])
        assert run('[severity]\nvalue-conflict = "off"') == (0, [])
        off = '[[per-path]]\npaths = ["archive/"]\nignore = ["FC101"]\n'
        assert run(off) == (1, ["error"])
        assert run(off + '[[per-path]]\npaths = ["drafts/"]\nseverity = { FC101 = "info" }') == (
            0,
            ["info"],
        )

    def test_the_date_of_documents_without_one(self, command: Command) -> None:
        write(a_txt=FIRST, factcheck_toml="date = 2025-12-31")
        (document,) = json.loads(command("run", "--format", "json").out)["documents"]
        assert document["date"] == "2025-12-31"


class TestOwnRules:
    def test_they_are_listed_and_applied(self, command: Command) -> None:
        write(factcheck_toml='rules = "pages"\nselect = ["XX102"]', pages__x_txt="")
        share = "2024年，云港高新区高新技术企业产值占{}的{}%。\n"
        write(
            a_txt=share.format("规上工业总产值", "62.5"), b_txt=share.format("工业总产值", "67.3")
        )

        def documents() -> list[str]:
            data = json.loads(command("run", "--format", "json").out)
            return [one["path"] for one in data["documents"]]

        def verdicts(near: str) -> list[tuple[str, str]]:
            Path("pages/one.md").write_text(own_rule(near_points=near), encoding="utf-8")
            data = json.loads(command("run", "--format", "json").out)
            return [(one["name"], one["severity"]) for one in data["findings"]]

        assert verdicts("2.0") == [("wide-share-conflict", "info")]
        assert verdicts("6") == [("wide-share-conflict", "warning")]
        assert documents() == ["a.txt", "b.txt"]  # the page is no article
        title = find_rule(load_rules(Path("pages")), "XX102").title.en
        for form in ("sarif", "html"):
            assert title in command("run", "--format", form, "--lang", "en").out
        assert "wide-share-conflict" in command("rule").out
        assert command("rule", "XX102").out.startswith("XX102 wide-share-conflict")

    def test_the_list_tells_the_severities_in_force(self, command: Command) -> None:
        write(pages__x_txt="")
        Path("pages/one.md").write_text(own_rule(), encoding="utf-8")

        def severities(toml: str) -> dict[str, str]:
            write(factcheck_toml=f'rules = "pages"\n{toml}')
            lines = command("rule", "--lang", "en", env={"COLUMNS": "200"}).out.splitlines()
            return {line.split()[2]: line.split()[1] for line in lines}

        usual = severities("")
        assert usual["value-conflict"] == usual["wide-share-conflict"] == "error"
        off = '[severity]\nFC101 = "off"\nXX102 = "info"'
        changed = {"value-conflict": "off", "wide-share-conflict": "info"}
        assert severities(off) == usual | changed
        assert severities('ignore = ["FC101"]') == usual | {"value-conflict": "off"}
        only = dict.fromkeys(usual, "off") | {"wide-share-conflict": "error"}
        assert severities('select = ["XX102"]') == only
        graver = '[severity]\nFC101 = "info"\n[[per-path]]\npaths = ["x"]\n'
        graver += 'severity = { FC101 = "warning" }'
        assert severities(graver) == usual | {"value-conflict": "warning"}
        write(factcheck_toml=f'rules = "pages"\n{off}')
        told = command("rule", "XX102", "--lang", "en").out
        assert told.startswith("XX102 wide-share-conflict info\n")

    def test_the_reports_explain_them(self, command: Command) -> None:
        write(factcheck_toml='rules = "pages"\n[severity]\nFC102 = "off"', pages__x_txt="")
        page = own_rule().replace("同一占比，数值互相矛盾", "本报的占比规则")
        Path("pages/one.md").write_text(page, encoding="utf-8")
        share = "2024年，云港高新区高新技术企业产值占工业总产值的{}%。\n"
        write(a_txt=share.format("62.5"), b_txt=share.format("67.3"))
        sarif = json.loads(command("run", "--format", "sarif").out)
        rules = {rule["id"]: rule for rule in sarif["runs"][0]["tool"]["driver"]["rules"]}
        assert rules["XX102"]["shortDescription"]["text"] == "本报的占比规则"
        assert rules["XX102"]["help"]["markdown"] != rules["XX102"]["name"]
        assert "FC102" not in rules
        html = command("run", "--format", "html").out
        assert 'id="rule-XX102"' in html
        assert "本报的占比规则" in html

    @pytest.mark.parametrize(
        ("changes", "told"),
        [
            ({"check": '"share_conflit"'}, "there is no check share_conflit, did you mean share_c"),
            ({"check": '"clash"'}, "there is no check clash"),
            ({"near_points": '"2"'}, "near_points must be a number"),
            (
                {"near_points": "2\nfar_points = 3"},
                "share_conflict has no parameter far_points, did you mean near_points?",
            ),
            ({"check": '"value_conflict"'}, "value_conflict has no parameter near_points"),
            ({"id": '"FC101"'}, "FC101 is taken by FC101-value-conflict.md"),
            ({"name": '"value-conflict"'}, "value-conflict is taken by FC101-value-conflict.md"),
            ({"severity": '"off"'}, "severity: cannot be 'off', only error, info, warning"),
        ],
    )
    def test_a_fault_is_told_with_its_place(
        self, command: Command, changes: dict[str, str], told: str
    ) -> None:
        write(a_txt=FIRST, pages__x_txt="", factcheck_toml='rules = "pages"')
        Path("pages/one.md").write_text(own_rule(**changes), encoding="utf-8")
        outcome = command("run", "--lang", "en")
        assert (outcome.code, outcome.out) == (2, "")
        assert re.match(r"factcheck: error: rule page pages/one\.md:\d+: ", outcome.err)
        assert told in outcome.err
        assert outcome.err.count("\n") == 1

    @pytest.mark.parametrize(
        ("old", "new", "told"),
        [
            ("{values}", "{vlaues}", "nothing to fill in for {vlaues}, did you mean values?"),
            ("{values}", "{values.real}", "message: there is nothing to fill in for {values.real}"),
            ("{values}", "{values:d}", "message: there is nothing to fill in for {values}"),
            ("near_points = 2.0\n", "", "the parameter near_points is missing"),
        ],
    )
    def test_a_text_that_cannot_be_filled_in_is_told(
        self, command: Command, old: str, new: str, told: str
    ) -> None:
        write(a_txt=FIRST, pages__x_txt="", factcheck_toml='rules = "pages"')
        Path("pages/one.md").write_text(own_rule().replace(old, new), encoding="utf-8")
        outcome = command("run", "--lang", "en")
        assert (outcome.code, outcome.out) == (2, "")
        assert told in outcome.err

    def test_a_folder_without_pages_is_told(self, command: Command) -> None:
        write(a_txt=FIRST, pages__x_txt="", factcheck_toml='rules = "pages"')
        outcome = command("run", "--lang", "en")
        assert outcome.code == 2
        assert "no .md files in the folder of rules pages" in outcome.err
