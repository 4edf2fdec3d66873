"""What is shipped: rules, word lists, templates and types go with the code."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from importlib.metadata import distribution
from importlib.util import find_spec
from pathlib import Path

import pytest

from factcheck.rulebook import load_rules, rules_folder

from .articles import ROOT

PACKAGE = ROOT / "src" / "factcheck"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built with the backend that is installed here, else with one that pip fetches."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", str(folder)]
    if find_spec("hatchling") is not None:
        command.append("--no-build-isolation")
    done = subprocess.run(
        [*command, str(ROOT)], capture_output=True, text=True, timeout=120, check=False
    )
    if done.returncode and "hatchling" in done.stderr and find_spec("hatchling") is None:
        pytest.skip("hatchling is not installed and no package index can be reached")
    assert done.returncode == 0, done.stderr
    (found,) = folder.glob("*.whl")
    return found


def names_in(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def below(folder: Path, pattern: str, prefix: str) -> set[str]:
    return {f"{prefix}/{path.name}" for path in folder.glob(pattern)}


def test_the_wheel_holds_rules_lexicons_templates_and_types(wheel: Path) -> None:
    names = names_in(wheel)
    assert {"factcheck/py.typed", "factcheck/template.toml"} <= names
    rules = below(ROOT / "rules", "*.md", "factcheck/rules")
    lexicons = below(PACKAGE / "lexicons", "*.tsv", "factcheck/lexicons")
    templates = below(PACKAGE / "reporting" / "templates", "*.*", "factcheck/reporting/templates")
    assert rules
    assert lexicons
    assert templates
    assert rules <= names
    assert lexicons <= names
    assert templates <= names


def test_the_wheel_holds_every_module_and_nothing_beside(wheel: Path) -> None:
    names = names_in(wheel)
    modules = {
        f"factcheck/{path.relative_to(PACKAGE).as_posix()}" for path in PACKAGE.rglob("*.py")
    }
    assert modules <= names
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"factcheck"}
    assert not any("__pycache__" in name for name in names)


def test_the_wheel_runs_from_where_it_is_unpacked(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path / 'site')!r})\n"
        "import factcheck\n"
        "from factcheck.rulebook import load_rules, rules_folder\n"
        "print(factcheck.__file__, rules_folder(), len(load_rules()), sep='\\n')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    module, rules, count = done.stdout.splitlines()
    assert Path(module).is_relative_to(tmp_path)
    assert Path(rules).is_relative_to(tmp_path)
    assert int(count) == len(load_rules())


def test_rules_are_found_in_this_install() -> None:
    assert rules_folder().is_dir()
    assert {page.name for page in rules_folder().glob("*.md")} == {
        page.name for page in (ROOT / "rules").glob("*.md")
    }
    assert load_rules()


def test_the_command_is_called_factcheck() -> None:
    scripts = distribution("factcheck-zh").entry_points.select(group="console_scripts")
    assert [script.name for script in scripts] == ["factcheck"]
