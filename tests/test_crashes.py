"""Inputs that the program could not stand once: what ``fuzz/run.py`` found, mended since."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from .articles import ROOT

FOUND = sorted(path for path in Path(__file__).with_name("crashes").rglob("*") if path.is_file())


@pytest.fixture(scope="module")
def fuzz() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fuzz", ROOT / "fuzz" / "run.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("path", FOUND, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_once_was_a_crash(fuzz: ModuleType, path: Path) -> None:
    fuzz.run(path.parent.name, path.read_bytes())


def test_every_target_stands_what_it_begins_with(fuzz: ModuleType) -> None:
    for name in fuzz.TARGETS:
        good = fuzz.first(name)
        assert good
        fuzz.run(name, good[0])
