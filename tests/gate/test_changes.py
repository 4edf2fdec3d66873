"""Changed lines: what git tells, and which findings touch it."""

from __future__ import annotations

import difflib
import json
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factcheck import pipeline
from factcheck.config import Options
from factcheck.errors import UsageError
from factcheck.gate import Gate, Terms
from factcheck.gate.changes import changed_lines
from factcheck.model import Report

from ..repository import NEEDS_GIT, Repository
from .articles import FIRST, SECOND, SET, THIRD

#: Lines that look like what stands around the lines of a patch.
LINES = st.lists(
    st.sampled_from(
        ["", "企业52家", "++ b/other.txt", "-- a/other.txt", "@@ -1,9 +1,9 @@", "+x", "-x", " x",
         "diff --git a/x b/x", "\\ No newline at end of file", "\f"]
    ),
    max_size=12,
)  # fmt: skip


def patch(old: list[str], new: list[str], name: str = "b/draft.txt") -> bytes:
    lines = list(difflib.unified_diff(old, new, "a/draft.txt", name, n=0, lineterm=""))
    return "\n".join(["diff --git a/draft.txt b/draft.txt", *lines, ""]).encode()


@given(LINES, LINES)
@example(["a"], ["++ b/other.txt", "@@ -1 +1 @@"])
def test_the_lines_of_a_patch(old: list[str], new: list[str]) -> None:
    found = changed_lines(patch(old, new))
    assert set(found) <= {b"draft.txt"}
    got = {line for lines in found.get(b"draft.txt", ()) for line in lines}
    told = set()
    for tag, first, last, start, end in difflib.SequenceMatcher(None, old, new).get_opcodes():
        if tag != "equal" and any(line.strip() for line in (*old[first:last], *new[start:end])):
            told |= set(range(start, end))
    assert got == told


def test_lines_taken_out_leave_their_place() -> None:
    assert changed_lines(patch(["a", "b", "c"], ["a", "c"])) == {b"draft.txt": [range(1, 1)]}
    assert changed_lines(patch(["a", "", "c"], ["a", "c"])) == {}


def test_a_file_that_is_gone_has_no_lines() -> None:
    assert changed_lines(patch(["a"], [], "/dev/null")) == {}


@pytest.mark.parametrize(
    ("written", "path"),
    [
        (b"b/draft.txt", b"draft.txt"),
        (b"b/two words.txt\t", b"two words.txt"),
        ("b/综述.txt".encode(), "综述.txt".encode()),
        (rb'"b/tab\there \"and\" \\.txt"', b'tab\there "and" \\.txt'),
        (rb'"b/\347\273\274.txt"', "综.txt".encode()),
    ],
)
def test_paths_of_a_patch(written: bytes, path: bytes) -> None:
    text = b"--- a/x\n+++ " + written + b"\n@@ -1 +1 @@\n-a\n+b\n"
    assert changed_lines(text) == {path: [range(1)]}


class Checked(Repository):
    """A repository and the gate on it."""

    def run(self, *paths: str, since: str = "main", against: tuple[str, ...] = ()) -> Report:
        options = Options(against=against)
        gate = Gate(options, Terms(changed_since=since))
        return gate.judge(pipeline.run(paths or (".",), options)).report


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checked:
    monkeypatch.chdir(tmp_path)
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    return Checked(tmp_path, SET)


@NEEDS_GIT
class TestWithGit:
    def test_nothing_changed_tells_nothing_but_that(self, repository: Checked) -> None:
        shown = repository.run()
        assert shown.findings == ()
        assert len(shown.documents) == 3
        told = [notice.message.en for notice in shown.notices]
        assert told == [
            "nothing of what is checked was changed since main",
            "not listed: 1 that do not touch what was changed since main",
        ]

    @pytest.mark.parametrize("commit", [False, True])
    @pytest.mark.parametrize(
        ("name", "old", "new", "told"),
        [
            ("second.txt", "46家。", "46家！", True),
            ("first.txt", "118家", "119家", True),
            ("first.txt", "93.7亿元", "94.7亿元", False),
            ("third.txt", "64个", "65个", False),
            ("second.txt", "走访", "巡礼", True),
        ],
        ids=["a side", "beside a side", "another line", "another file", "title"],
    )
    def test_a_finding_is_told_where_a_side_was_touched(
        self, repository: Checked, name: str, old: str, new: str, told: bool, commit: bool
    ) -> None:
        assert old in SET[name]
        repository.git("switch", "--quiet", "--create", "draft")
        repository.write({name: SET[name].replace(old, new)})
        if commit:
            repository.commit()
        assert [f.derivation for f in repository.run().findings] == ["52家 ≠ 46家"] * told

    @pytest.mark.parametrize(
        ("name", "old", "new", "told"),
        [
            ("page.html", "118家", "119家", True),
            ("page.html", "93.7亿元", "94.7亿元", False),
            ("page.html", "<title>", "<title>新", True),
            ("all.jsonl", "46家。", "46家！", True),
            ("page.html", "64个", "65个", False),
        ],
        ids=["beside a side", "another line", "what is no text", "a record", "another part"],
    )
    def test_lines_of_pages_and_records(
        self, repository: Checked, name: str, old: str, new: str, told: bool
    ) -> None:
        title, firms, invested = FIRST.split("\n\n")
        files = {
            "page.html": f"<title>{title}</title>\n<h1>{title}</h1>\n<p>{firms}</p>\n"
            f"<div class=nav>64个</div>\n<p>{invested}</p>\n",
            "all.jsonl": json.dumps({"content": SECOND}, ensure_ascii=False),
        }
        repository.write(files)
        for gone in SET:
            (repository.top / gone).unlink()
        repository.commit()
        repository.git("switch", "--quiet", "--create", "draft")
        repository.write({name: files[name].replace(old, new)})
        found = repository.run("page.html", "all.jsonl").findings
        assert [one.derivation for one in found] == ["46家 ≠ 52家"] * told

    def test_staged_work_counts(self, repository: Checked) -> None:
        repository.write({"second.txt": SECOND.replace("46家。", "46家！")})
        repository.git("add", "second.txt")
        assert repository.run().findings

    @pytest.mark.parametrize("name", ["copy.txt", "新 稿件“一”.md", 'od"d\tname.txt'])
    def test_a_file_that_git_does_not_know_is_new(self, repository: Checked, name: str) -> None:
        repository.write({name: "青禾高新区快讯\n\n2024年，青禾高新区实施重点项目58个。\n"})
        (found,) = repository.run().findings
        assert name in {claim.span.document for claim in found.claims}

    def test_an_ignored_file_that_is_named_is_new_as_well(self, repository: Checked) -> None:
        repository.write({".gitignore": "*.txt\n", "copy.txt": THIRD.replace("64", "58")})
        assert repository.run("copy.txt", "third.txt").findings

    @pytest.mark.parametrize("name", ["moved.txt", "文 稿/“综述”.txt", 'a\t"b"\\.txt'])
    def test_a_renamed_file_is_followed(self, repository: Checked, name: str) -> None:
        repository.write({name: ""})
        repository.git("mv", "--force", "first.txt", name)
        assert repository.run().findings == ()
        repository.write({name: FIRST.replace("118家", "119家")})
        assert repository.run().findings
        repository.write({name: FIRST.replace("93.7亿元", "94.7亿元")})
        assert repository.run().findings == ()

    def test_what_stands_below_lines_taken_out_is_touched(self, repository: Checked) -> None:
        comment = "<!-- factcheck: ignore[FC101] 统计时点不同 -->\n\n"
        suppressed = {"second.txt": SECOND.replace("截至", f"{comment}截至")}
        repository.write(suppressed)
        repository.commit()
        assert repository.run().findings == ()
        repository.write({"second.txt": SECOND})
        assert len(repository.run().open) == 1

    def test_blank_lines_are_no_change(self, repository: Checked) -> None:
        repository.write({"second.txt": SECOND.replace("\n\n", "\n\n\n")})
        assert repository.run().findings == ()

    def test_a_heading_governs_what_follows(self, repository: Checked) -> None:
        parts = "## 科技\n\n截至2024年底，青禾高新区高新技术企业达46家。\n\n## 生活\n\n道路通了。\n"
        repository.write({"second.txt": f"# 青禾高新区走访\n\n{parts}"})
        repository.commit()
        for old, told in (("## 生活", False), ("## 科技", True)):
            repository.write(
                {"second.txt": f"# 青禾高新区走访\n\n{parts.replace(old, old + '篇')}"}
            )
            assert bool(repository.run().findings) is told

    @pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
    def test_lines_of_any_encoding(self, repository: Checked, encoding: str) -> None:
        repository.write({"first.txt": FIRST.encode(encoding)})
        repository.commit()
        assert repository.run().findings == ()
        repository.write({"first.txt": FIRST.replace("118家", "119家").encode(encoding)})
        assert repository.run().findings

    def test_lone_carriage_returns_do_not_shift_lines(self, repository: Checked) -> None:
        text = "青禾高新区\r创新综述\r\r" + FIRST.partition("\n\n")[2]
        repository.write({"first.txt": text})
        repository.commit()
        repository.write({"first.txt": text.replace("93.7", "94.7")})
        assert repository.run().findings == ()
        repository.write({"first.txt": text.replace("118家", "119家")})
        assert repository.run().findings

    @pytest.mark.parametrize(
        "setting",
        [
            ("diff.noprefix", "true"),
            ("diff.mnemonicPrefix", "true"),
            ("diff.external", "false"),
            ("diff.renames", "false"),
            ("diff.interHunkContext", "9"),
            ("diff.context", "9"),
            ("color.ui", "always"),
            ("core.quotePath", "true"),
            ("diff.orderFile", os.devnull),
        ],
        ids=lambda setting: setting[0],
    )
    def test_what_the_user_has_set_for_git_changes_nothing(
        self, repository: Checked, setting: tuple[str, str]
    ) -> None:
        repository.git("config", *setting)
        repository.git("mv", "first.txt", "综述.txt")
        repository.write({"综述.txt": FIRST.replace("93.7", "94.7")})
        assert repository.run().findings == ()
        repository.write({"综述.txt": FIRST.replace("118", "119")})
        assert repository.run().findings

    def test_from_a_folder_below(
        self, repository: Checked, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        repository.write({"drafts/new.txt": THIRD.replace("64", "58")})
        monkeypatch.chdir(repository.top / "drafts")
        (found,) = repository.run("..").findings
        assert found.derivation in ("64个 ≠ 58个", "58个 ≠ 64个")

    def test_documents_to_compare_with_may_lie_elsewhere(
        self, repository: Checked, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        archive = tmp_path_factory.mktemp("archive")
        (archive / "old.txt").write_text(THIRD.replace("64", "58"), encoding="utf-8")
        assert repository.run("third.txt", against=(str(archive),)).findings == ()
        repository.write({"third.txt": THIRD + "园区里一派繁忙景象。\n"})
        assert repository.run("third.txt", against=(str(archive),)).findings == ()
        repository.write({"third.txt": THIRD.replace("64个。", "64个！")})
        assert repository.run("third.txt", against=(str(archive),)).findings
        with pytest.raises(UsageError, match="outside the git repository"):
            repository.run("third.txt", str(archive))

    @pytest.mark.parametrize("revision", ["gone", "-p", "--output=x", "", "main..main", "HEAD:x"])
    def test_a_revision_that_is_none(self, repository: Checked, revision: str) -> None:
        with pytest.raises(UsageError, match="no commit or branch"):
            repository.run(since=revision)
        assert not (repository.top / "x").exists()

    def test_no_repository(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
        with pytest.raises(UsageError, match="needs a git repository"):
            Gate(Options(), Terms(changed_since="main"))


def test_no_git(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert shutil.which("git") is None
    with pytest.raises(UsageError, match="needs git, which cannot be run"):
        Gate(Options(), Terms(changed_since="main"))
