"""Normalisation of one code point into one code point.

Full-width forms become half-width, Traditional characters Simplified, the various quotation marks,
dashes and spaces one each. Nothing changes length, so every offset of the normalised text is an
offset of the text, and no map between the two is needed.
"""

from __future__ import annotations

from functools import cache

#: Unified ideographs, extension A and the compatibility block: where Traditional forms live.
_IDEOGRAPHS = (range(0x4E00, 0xA000), range(0x3400, 0x4DC0), range(0xF900, 0xFB00))

#: The code points that Chinese prose is made of, from general punctuation to the full-width forms.
#: `str.translate` is twice as fast on a character that its table holds, even as itself.
_COMMON = (range(0x2000, 0x2070), range(0x3000, 0xA000), range(0xFF00, 0xFFF0))

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


@cache
def _table() -> dict[int, int | str]:
    from opencc import OpenCC  # costs start-up time, needed only once a text is read

    convert = OpenCC("t2s").convert
    table: dict[int, int | str] = {point: point for block in _COMMON for point in block}
    for block in _IDEOGRAPHS:
        before = [chr(point) for point in block]
        after = convert("\n".join(before)).split("\n")
        table.update(
            (ord(old), new)
            for old, new in zip(before, after, strict=True)
            if old != new and len(new) == 1
        )
    table.update((0xFF01 + offset, chr(0x21 + offset)) for offset in range(94))
    table.update((ord(old), new) for old, new in _PUNCTUATION.items())
    return table


def normalise(text: str) -> str:
    """The text with width and script folded, of the same length."""
    return text.translate(_table())
