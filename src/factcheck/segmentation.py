"""Word segmentation and parts of speech.

``rjieba`` and ``jieba`` are the same algorithm over the same dictionary and cut alike; the first is
compiled and starts ten times faster, the second runs everywhere. Parts of speech are looked up in
jieba's dictionary under both, since the two taggers disagree. Nothing is loaded before first use.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path


def cut(text: str) -> list[str]:
    """The words of ``text`` in order; joined, they are the text again."""
    return _cutter()(text)


@cache
def tag(word: str) -> str:
    """The tag in jieba's dictionary; ``eng``, ``m`` and ``w`` by shape, ``x`` where unknown."""
    if word.isascii():
        if word.isalpha():
            return "eng"
        return "m" if any(sign.isdigit() for sign in word) else "w"
    if not any("\u3400" <= sign <= "\u9fff" for sign in word):
        return "w"
    return _look_up(word)


def _look_up(word: str) -> str:
    """Bisects the dictionary's lines: reading them all into a mapping would cost more than a whole
    run over a few articles.
    """
    lines, head = _dictionary(), word.encode() + b" "
    at = bisect_left(lines, head)
    if at < len(lines) and lines[at].startswith(head):
        return lines[at].rpartition(b" ")[2].decode()
    return "x"


@cache
def _dictionary() -> list[bytes]:
    """The lines ``word frequency tag`` of the dictionary, sorted; its own order has a few faults."""
    spec = find_spec("jieba")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("jieba is not installed")
    return sorted((Path(spec.origin).parent / "dict.txt").read_bytes().splitlines())


@cache
def _cutter() -> Callable[[str], list[str]]:
    return _rjieba() if find_spec("rjieba") is not None else _jieba()


def _rjieba() -> Callable[[str], list[str]]:
    import rjieba

    return lambda text: list(rjieba.cut(text))


def _jieba() -> Callable[[str], list[str]]:
    import jieba

    jieba.setLogLevel("WARNING")  # it reports on its dictionary on standard error
    return lambda text: list(jieba.cut(text))
