"""Normalisation of one code point into one code point.

Full-width forms become half-width, Traditional characters Simplified, the various quotation marks,
dashes and spaces one each. Nothing changes length, so every offset of the normalised text is an
offset of the text, and no map between the two is needed.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

#: Unified ideographs, extension A and the compatibility block: where Traditional forms live.
_IDEOGRAPHS = (range(0x4E00, 0xA000), range(0x3400, 0x4DC0), range(0xF900, 0xFB00))

#: Forms of Hong Kong that the conversion leaves as they are: 衞生署.
_VARIANTS = {"衞": "卫", "敍": "叙", "枱": "台", "粧": "妆", "糭": "粽", "塲": "场", "汚": "污"}

#: Characters from here on are seldom met, and too many to keep.
_ASTRAL = 0x10000

_PUNCTUATION = {
    "，": ",", "；": ";", "：": ":", "！": "!", "？": "?", "（": "(", "）": ")", "％": "%",
    "﹑": "、", "﹐": ",", "﹔": ";", "﹕": ":", "﹖": "?", "﹗": "!", "﹙": "(", "﹚": ")",
    "「": "“", "」": "”", "『": "‘", "』": "’", "〔": "[", "〕": "]", "【": "[", "】": "]",
    "－": "-", "–": "-", "‐": "-", "‑": "-", "−": "-", "―": "—", "─": "—",
    "～": "~", "〜": "~", "∼": "~",
    "∶": ":", "﹣": "-", "·": "·", "•": "·", "・": "·", "．": ".", "／": "/", "＋": "+", "＝": "=",
    # Forms for text that is set in columns.
    "︐": ",", "︑": "、", "︒": "。", "︓": ":", "︔": ";", "︕": "!", "︖": "?",
    "︱": "—", "︲": "-", "︵": "(", "︶": ")", "︹": "[", "︺": "]", "︻": "[", "︼": "]",
    "︽": "《", "︾": "》", "﹁": "“", "﹂": "”", "﹃": "‘", "﹄": "’",
    "\u3000": " ", "\u00a0": " ", "\u2002": " ",
    "\u2003": " ", "\u2009": " ", "\u202f": " ", "\t": " ",
}  # fmt: skip


class _Table(dict[int, int | str]):
    """Code points by what becomes of them.

    It grows by the characters that texts hold: an article has some hundreds, and to ask for all
    ideographs takes longer than to read one.
    """

    def __missing__(self, point: int) -> int | str:
        old = chr(point)
        new = _simplified()(old) if any(point in block for block in _IDEOGRAPHS) else old
        found = new if len(new) == 1 and new != old else point
        if point < _ASTRAL:
            self[point] = found
        return found


@cache
def _simplified() -> Callable[[str], str]:
    from opencc import OpenCC  # costs start-up time, needed only once a text is read

    convert: Callable[[str], str] = OpenCC("t2s").convert
    return convert


_TABLE = _Table(
    {0xFF01 + offset: chr(0x21 + offset) for offset in range(94)}
    | {ord(old): new for old, new in (_PUNCTUATION | _VARIANTS).items()}
)


def normalise(text: str) -> str:
    """The text with width and script folded, of the same length."""
    return text.translate(_TABLE)
