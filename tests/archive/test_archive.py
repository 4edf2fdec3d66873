"""An archive: what is in it, what a draft meets in it, and what is said of a file that is none."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck import intake, pipeline
from factcheck.archive import Archive, adding, is_archive, whole
from factcheck.archive.base import VERSION
from factcheck.checks import scope_of, value_conflict
from factcheck.checks.scope import Scope
from factcheck.config import Options
from factcheck.errors import UsageError
from factcheck.extraction import read_claims
from factcheck.model import Confidence, Corpus, Finding, Language, Report
from factcheck.reading import read
from factcheck.reporting.json_report import to_dict
from factcheck.rulebook import Rule, load_rules

from ..articles import SEEDS, values, write

DATED = "2025-02-10-{}.txt"
PUBLISHED = {
    DATED.format("one"): "截至2024年底，青禾高新区拥有高新技术企业38家，实际使用外资1.2亿美元。",
    DATED.format("two"): "2024年，云泽市粮食产量45.3万吨，接待游客320万人次。",
    "old/2024-01-05.txt": "云泽市市长李海明说，2023年云泽市地区生产总值2156.3亿元，增长5.1%。",
}
DRAFT = {
    "2025-02-12.txt": "截至2024年底，青禾高新区拥有高新技术企业35家。\n"
    "云泽市粮食产量2024年达54.3万吨。"
}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def archive(published: Mapping[str, str] = PUBLISHED, **options: Any) -> str:
    write(Path("published"), published)
    done = adding.add(Path("house.factcheck"), ["published"], Options(**options))
    assert done.problems == ()
    return "house.factcheck"


def run(*against: str, draft: Mapping[str, str] = DRAFT, **options: Any) -> Report:
    write(Path("drafts"), draft)
    return pipeline.run(["drafts"], Options(against=against, **options))


def findings(report: Report) -> object:
    return to_dict(report, Language.ZH)["findings"]


def in_base(statement: str) -> list[Any]:
    with closing(sqlite3.connect("house.factcheck")) as base, base:
        return base.execute(statement).fetchall()


def rows() -> dict[str, list[Any]]:
    """All rows of all tables, without numbers that only tell rows apart, and without the tables in
    which SQLite keeps an index of texts: how that is cut up depends on the order of changes.
    """
    tables = (
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'word!_%' ESCAPE '!'"
    )
    names = [name for (name,) in in_base(tables)]
    # SQLite's own look at whether the index is that of the texts; an error where it is not.
    in_base("INSERT INTO word (word, rank) VALUES ('integrity-check', 1)")
    return {name: in_base(f"SELECT * FROM {name} ORDER BY 1") for name in names}


class TestFindings:
    def test_names_and_words_find_what_a_draft_tells_otherwise(self) -> None:
        published = {
            "law.txt": "《云泽市养犬管理条例》自2023年5月1日起施行。",
            "age.txt": "现年60岁的白木山自2003年起担任总理。",
            "book.txt": "《云泽文史选编》收入文献98篇，近日出版。",
        }
        draft = {
            "draft.txt": "《云泽市养犬管理条例》自2023年7月1日起正式施行。\n\n"
            "总理白木山胜选。现年50岁的白木山上任。\n\n"
            "《云泽文史选编》日前面世，书中收入重要文献89篇。"
        }
        found = run(archive(published), draft=draft)
        told = {frozenset(values(one)) for one in found.findings}
        assert told >= {
            frozenset(("自2023年5月1日起", "自2023年7月1日起")),
            frozenset(("60岁", "50岁")),
            frozenset(("98篇", "89篇")),
        }

    def test_a_draft_is_held_against_what_was_published(self) -> None:
        found = run(archive())
        told = {values(one) for one in found.findings}
        assert told == {("35家", "38家"), ("54.3万吨", "45.3万吨")}
        assert found.against == {f"published/{DATED.format(name)}" for name in ("one", "two")}
        assert [document.path for document in found.documents] == sorted(
            {*found.against, "drafts/2025-02-12.txt"}
        )
        assert found.summary.claims == 2

    def test_the_same_as_against_the_folder(self) -> None:
        house = archive()
        assert findings(run(house)) == findings(run("published")) != []

    @pytest.mark.parametrize("rule", load_rules(), ids=lambda rule: rule.id)
    def test_the_same_on_the_articles_of_the_rule_pages(self, rule: Rule) -> None:
        """Each example with its first article as the draft, the others published."""
        examples = [one for one in rule.examples if one.fires or len(one.documents) > 1]
        published: dict[str, str] = {}
        for number, example in enumerate(examples):
            for name, text in example.documents[1:] or example.documents:
                published[f"{number}-{name}"] = text
        house = archive(published, jobs=1)
        draft = {
            f"{n}-d-{one.documents[0][0]}": one.documents[0][1] for n, one in enumerate(examples)
        }
        for least in (Confidence.MEDIUM, Confidence.LOW):
            told = run(house, draft=draft, min_confidence=least)
            assert findings(told) == findings(run("published", draft=draft, min_confidence=least))

    def test_the_same_on_the_seeds(self) -> None:
        names = sorted(path.name for path in SEEDS.glob("*.txt"))
        texts = {name: (SEEDS / name).read_text("utf-8") for name in names}
        draft = {names[0]: texts[names[0]].replace("38家", "39家")}
        others = {name: text for name, text in texts.items() if name != names[0]}
        house = archive(others)
        told = run(house, draft=draft)
        assert findings(told) == findings(run("published", draft=draft))
        assert {"FC101", "FC102"} <= {one.rule for one in told.findings}

    def test_what_archived_articles_say_of_each_other_joins_no_finding(self) -> None:
        """Neither in an archive nor in a folder: the draft's clashes are its own."""
        said = {
            f"2025-02-0{n}.txt": f"截至2024年底，青禾高新区拥有高新技术企业{n}0家。"
            for n in (1, 2, 3)
        }
        house = archive(said)
        draft = {"2025-02-09.txt": "截至2024年底，青禾高新区拥有高新技术企业20家。"}
        for against in (house, "published"):
            (only,) = run(against, draft=draft, select=("FC101",)).findings
            assert values(only) == ("20家", "10家", "30家")
        agreeing = {"2025-02-09.txt": "青禾高新区新建学校20所。"}
        Path("drafts/2025-02-09.txt").unlink()
        assert run(house, draft=agreeing, select=("FC101",)).findings == ()

    def test_an_archive_beside_a_folder(self) -> None:
        house = archive()
        write(Path("more"), {"2025-02-11.txt": "截至2024年底，青禾高新区拥有高新技术企业36家。"})
        found = run(house, "more", "published")
        assert any(set(values(one)) == {"35家", "36家", "38家"} for one in found.findings)
        assert findings(found) == findings(run("more", "published"))


class TestCheck:
    @pytest.fixture(params=[1, 20_000])
    def piece(self, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
        """As much as stands in a piece: next to nothing, and everything."""
        monkeypatch.setattr(whole, "_CLAIMS", request.param)
        monkeypatch.setattr(whole, "_DOCUMENTS", request.param)

    @pytest.mark.usefixtures("piece")
    @pytest.mark.parametrize("least", [Confidence.MEDIUM, Confidence.LOW])
    def test_the_same_as_a_run(self, least: Confidence) -> None:
        """On all articles of the rule pages at a time, and the seeds."""
        texts = {
            f"{rule.id}-{number}-{name}": text
            for rule in load_rules()
            for number, example in enumerate(rule.examples)
            if example.fires
            for name, text in example.documents
        }
        texts |= {path.name: path.read_text("utf-8") for path in SEEDS.glob("*.txt")}
        house = archive(texts, jobs=1)
        options = Options(min_confidence=least, show_verified=True, jobs=1)
        told = pipeline.check_archive(Path(house), options)
        found = pipeline.run(["published"], options)
        assert findings(told) == findings(found)
        assert len(told.findings) > len(load_rules())
        assert told.verified == found.verified
        assert replace(told.summary, documents=0) == found.summary
        assert told.size == len(found.documents)
        assert {one.path for one in told.documents} < {one.path for one in found.documents}

    def test_every_check_says_what_it_has_to_see(self) -> None:
        assert Scope.WHOLE not in {scope_of(rule) for rule in load_rules()}

    def test_a_check_that_does_not_say_sees_everything(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        house = archive()
        seen: list[int] = []

        def check(corpus: Corpus, _: Rule) -> Iterator[Finding]:
            seen.append(len(corpus.documents))
            yield from ()

        monkeypatch.setattr(value_conflict, "check", check)
        monkeypatch.delattr(value_conflict, "SCOPE")
        pipeline.check_archive(Path(house), Options(select=("FC101",)))
        assert seen == [3]

    def test_one_that_is_empty(self) -> None:
        house = Path(archive())
        with Archive(house) as opened:
            opened.remove("published")
            opened.commit()
        report = pipeline.check_archive(house, Options())
        assert (report.findings, report.size) == ((), 0)


class TestReplacing:
    def test_a_new_version_is_not_held_against_the_old_one(self) -> None:
        """Told apart by path; what was changed is told."""
        house = archive()
        path = DATED.format("one")
        write(Path("published"), {path: PUBLISHED[path].replace("38家", "35家")})
        found = pipeline.run([f"published/{path}"], Options(against=(house,)))
        assert found.findings == ()
        (notice,) = found.notices
        assert (notice.path, notice.line) == (f"published/{path}", 1)
        assert notice.message.en == f"changed since published/{path} in the archive: 38家 → 35家"

    def test_the_same_file_by_another_path(self, monkeypatch: pytest.MonkeyPatch) -> None:
        archive()
        monkeypatch.chdir("published")
        path = DATED.format("one")
        write(Path(), {path: PUBLISHED[path].replace("38家", "35家")})
        found = pipeline.run([path], Options(against=("../house.factcheck",)))
        assert (found.findings, len(found.notices)) == ((), 1)

    def test_one_that_is_named(self) -> None:
        house = archive()
        draft = {"new.txt": PUBLISHED[DATED.format("one")].replace("38家", "35家")}
        assert run(house, draft=draft).findings != ()
        found = run(house, draft=draft, replaces=(f"published/{DATED.format('one')}",))
        assert (found.findings, len(found.notices)) == ((), 1)

    def test_one_that_is_not_there(self) -> None:
        with pytest.raises(UsageError, match=r"there is no gone\.txt for --replaces"):
            run(archive(), replaces=("gone.txt",))
        with pytest.raises(UsageError, match="--replaces needs --against ARCHIVE"):
            run("published", replaces=("gone.txt",))

    def test_an_article_of_a_file_of_many(self) -> None:
        lines = (
            '{{"id": "7", "text": "截至2024年底，青禾高新区拥有高新技术企业{}家。"}}\n'
            '{{"id": "8", "text": "云泽市现有学校12所。"}}\n'
        )
        Path("all.jsonl").write_text(lines.format(38), "utf-8")
        adding.add(Path("house.factcheck"), ["all.jsonl"], Options())
        Path("all.jsonl").write_text(lines.format(35), "utf-8")
        found = pipeline.run(["all.jsonl"], Options(against=("house.factcheck",)))
        assert found.findings == ()
        assert [notice.message.zh[-9:] for notice in found.notices] == ["38家 → 35家"]


class TestKeeping:
    def test_what_is_unchanged_is_passed_over(self, monkeypatch: pytest.MonkeyPatch) -> None:
        archive()
        before = rows()
        done = adding.add(Path("house.factcheck"), ["published"], Options())
        assert (done.added, done.unchanged) == (0, 3)
        assert rows() == before
        write(Path("published"), {DATED.format("two"): "2024年，云泽市粮食产量46.3万吨。"})
        done = adding.add(Path("house.factcheck"), ["published"], Options())
        assert (done.added, done.unchanged) == (1, 2)
        monkeypatch.setattr(intake, "program", lambda: "another")
        done = adding.add(Path("house.factcheck"), ["published"], Options())
        assert (done.added, done.unchanged) == (3, 0)

    def test_put_in_anew_it_is_as_if_put_in_once(self) -> None:
        archive()
        before = {name: len(found) for name, found in rows().items()}
        write(Path("published"), dict.fromkeys(PUBLISHED, "云泽市现有学校12所，医院3家。"))
        adding.add(Path("house.factcheck"), ["published"], Options())
        archive()
        assert {name: len(found) for name, found in rows().items()} == before

    def test_taken_out_nothing_is_left(self) -> None:
        house = Path(archive())
        with Archive(house) as opened:
            assert opened.remove("published/old") == 1
            assert opened.remove(f"published/{DATED.format('one')}") == 1
            assert opened.remove("nothing") == 0
            assert opened.remove("publ") == 0
            opened.commit()
            assert [one.path for one in opened.entries()] == [f"published/{DATED.format('two')}"]
            opened.remove("published/")
            opened.commit()
        left = rows()
        assert left.pop("archive")
        assert not any(left.values()), left

    def test_words_are_found_in_what_is_there(self) -> None:
        write(
            Path("published"),
            {"one.txt": "云泽市建成黄河“几字弯”大桥。", "two.txt": "黄河几字大桥弯。"},
        )
        adding.add(Path("house.factcheck"), ["published"], Options())
        with Archive(Path("house.factcheck")) as opened:
            (number,) = opened.with_word("河几字弯")
            assert opened.document(number).path == "published/one.txt"
            assert opened.with_word("字弯大桥") == [number]
            opened.remove("published/one.txt")
            assert opened.with_word("河几字弯") == []

    def test_what_is_not_committed_did_not_happen(self) -> None:
        house = Path(archive())
        with Archive(house) as opened:
            opened.remove("published")
        with Archive(house) as opened:
            assert len(list(opened.entries())) == 3

    def test_one_article_of_many(self) -> None:
        Path("all.jsonl").write_text(
            '{"id": "1", "text": "云泽市现有学校12所。"}\n'
            '{"id": "2", "text": "白杨县现有学校9所。"}\n',
            "utf-8",
        )
        adding.add(Path("house.factcheck"), ["all.jsonl"], Options())
        with Archive(Path("house.factcheck")) as opened:
            assert opened.remove("all.jsonl#1") == 1
            opened.commit()
            assert [one.path for one in opened.entries()] == ["all.jsonl#2"]
        done = adding.add(Path("house.factcheck"), ["all.jsonl"], Options())
        assert (done.added, done.unchanged) == (1, 0)

    def test_what_cannot_be_read_leaves_what_was_there(self) -> None:
        archive()
        (Path("published") / DATED.format("one")).write_bytes(b"\x00\x01")
        done = adding.add(Path("house.factcheck"), ["published", "gone"], Options())
        assert len(done.problems) == 2
        with Archive(Path("house.factcheck")) as opened:
            assert len(list(opened.entries())) == 3

    def test_what_was_read_comes_back(self) -> None:
        archive()
        with Archive(Path("house.factcheck")) as opened:
            opened.verify()
            for (number,) in opened.rows("SELECT id FROM document"):
                document, reading = opened.reading(number)
                assert document == read(document.path)
                assert reading == read_claims(document)

    def test_stale_readings_are_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        house = archive()
        assert run(house).notices == ()
        monkeypatch.setattr(intake, "program", lambda: "another")
        (notice,) = run(house).notices
        assert "factcheck archive add brings them up to date" in notice.message.en

    @settings(max_examples=15, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("123-")), max_size=8))
    def test_any_order_of_changes_gives_what_is_there(self, steps: list[tuple[str, str]]) -> None:
        """Put in, changed and taken out: what counts is the last of each."""
        house = Path("random.factcheck")
        house.unlink(missing_ok=True)
        left: dict[str, str] = {}
        with Archive(house, create=True) as opened:
            for name, figure in steps:
                path = f"{name}.txt"
                if figure == "-":
                    assert opened.remove(path) == (path in left)
                    left.pop(path, None)
                    continue
                left[path] = f"云泽市现有学校{figure}2所。"
                write(Path(), {path: left[path]})
                document = read(path)
                opened.put(path, figure.encode(), b"", [(document, read_claims(document))])
            opened.commit()
            opened.verify()
            assert [one.path for one in opened.entries()] == sorted(left)
            for path, text in left.items():
                assert opened.holds(path, text[7].encode())


class TestFaults:
    @pytest.mark.parametrize(
        ("spoil", "told"),
        [
            (lambda p: p.unlink(), "no such archive; make it with factcheck archive add"),
            (lambda p: p.write_text("x" * 5000), "this is no archive of factcheck"),
            (lambda p: p.write_bytes(b""), "this is no archive of factcheck"),
            (lambda p: p.write_bytes(p.read_bytes()[:9000]), "the archive is damaged"),
            (lambda p: _sql(p, f"PRAGMA user_version = {VERSION + 1}"), "written by a newer"),
            (lambda p: _sql(p, "UPDATE archive SET schema = 'x'"), "written by another version"),
            (lambda p: _sql(p, "PRAGMA application_id = 7"), "this is no archive of factcheck"),
            (lambda p: _sql(p, "DROP TABLE about"), "the archive is damaged"),
            (lambda p: _sql(p, "UPDATE claim SET data = x'70c0'"), "the archive is damaged"),
        ],
    )
    def test_one_clear_error(self, spoil: Callable[[Path], object], told: str) -> None:
        house = Path(archive())
        spoil(house)
        with pytest.raises(UsageError) as error:
            run(str(house))
        assert error.value.message.en.startswith(f"{house}: {told}")
        assert error.value.message.zh.startswith(f"{house}：")

    def test_an_archive_in_use_is_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from factcheck.archive import base

        house = Path(archive())
        monkeypatch.setattr(base, "_PATIENCE", 0)
        write(Path("published"), {"new.txt": "云泽市现有学校12所。"})
        with closing(sqlite3.connect(house)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(UsageError, match="another program is writing this archive"):
                adding.add(house, ["published"], Options())

    def test_damage_that_nobody_asked_about_is_found(self) -> None:
        house = Path(archive())
        _sql(house, "DELETE FROM claim WHERE at = 0")
        with Archive(house) as opened, pytest.raises(UsageError, match="damaged"):
            opened.verify()

    def test_what_is_an_archive(self, here: Path) -> None:
        house = archive()
        assert is_archive(house)
        Path(house).rename("other.db")
        assert is_archive("other.db")
        write(here, {"a.txt": "x", "b.factcheck/c.txt": "x"})
        assert not is_archive("a.txt")
        assert not is_archive("b.factcheck")
        assert not is_archive("gone.txt")
        assert is_archive("gone.factcheck")


def _sql(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as base, base:
        base.execute(statement)
