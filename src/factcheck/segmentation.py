"""Word segmentation and parts of speech.

``rjieba`` and ``jieba`` are the same algorithm over the same dictionary and cut alike; the first is
compiled and starts ten times faster, the second runs everywhere. Parts of speech are looked up in
jieba's dictionary under both, since the two taggers disagree. Nothing is loaded before first use.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

#: Bytes of the dictionary that are searched for a word.
_PAGE = 1 << 11


def cut(text: str) -> list[str]:
    """The words of ``text`` in order; joined, they are the text again."""
    return _cutter()(text)


@lru_cache(maxsize=1 << 16)
def tag(word: str) -> str:
    """The tag in jieba's dictionary; ``eng``, ``m`` and ``w`` by shape, ``x`` where unknown.

    Roman numerals are nouns: they tell one of several from the others (Ⅲ类).
    """
    if word.isascii():
        if word.isalpha():
            return "eng"
        return "m" if any(sign.isdigit() for sign in word) else "w"
    if all("\u2160" <= sign <= "\u2188" for sign in word):
        return "n"
    if not any("\u3400" <= sign <= "\u9fff" for sign in word):
        return "w"
    return _look_up(word)


def _look_up(word: str) -> str:
    """Searches one page of the dictionary's bytes: its lines ``word frequency tag`` are sorted.

    Reading them all into a mapping would cost more than a whole run over a few articles.
    """
    data, starts, heads = _dictionary()
    wanted = word.encode()
    page = bisect_right(heads, wanted)
    start = data.find(b"\n%b " % wanted, starts[page - 1], starts[page]) if page else -1
    if start < 0:
        return "x"
    return data[start + 1 : data.index(b"\n", start + 1)].rpartition(b" ")[2].strip().decode()


@cache
def _dictionary() -> tuple[bytes, list[int], list[bytes]]:
    """The dictionary, where its pages begin, with the end of the last, and their first words."""
    spec = find_spec("jieba")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("jieba is not installed")
    data = b"\n" + (Path(spec.origin).parent / "dict.txt").read_bytes()
    data += b"" if data.endswith(b"\n") else b"\n"
    starts = [data.index(b"\n", at) for at in range(0, len(data) - _PAGE, _PAGE)]
    heads = [data[start + 1 : data.index(b" ", start)] for start in starts]
    return data, [*starts, len(data)], heads


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
