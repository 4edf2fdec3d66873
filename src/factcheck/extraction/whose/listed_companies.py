"""Companies that a text names with their code on an exchange: 某某材料(600000), 某某能源(00700.HK).

Few of their short names end in a word that tells what they are.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.patterns import compiled

#: The name is the end of a run of characters; the codes of mainland exchanges have six digits,
#: those of Hong Kong five. Other numbers stand in brackets too: of telephones, of letters.
_CODED = compiled(
    r"(?P<run>[A-Z]{0,4}[\u3400-\u9fff]{2,16}(?:-[AUBSW]{1,2})?)[”」]?"
    r"\((?P<said>(?:股票|证券|股份)(?:代码|代号|编号)?[:为]?|S[HZ][.:]?|HK[.:]?|BJ[.:]?)?"
    r"(?:0\d{4}|[023468]\d{5})(?P<at>\.(?:S[HZ]|HK|BJ|OC|NQ))?[,;)]"
)
#: A short name has so many characters; most have four.
_SHORTEST, _LONGEST = 3, 8
_USUAL = 6
_OFTEN = 2


def companies(text: str) -> Iterator[str]:
    """The names as the text writes them, each once."""
    seen: set[str] = set()
    for match in _CODED.finditer(text):
        name = _name(text, match["run"], sure=bool(match["said"] or match["at"]))
        if name and name not in seen:
            seen.add(name)
            yield name


def _name(text: str, run: str, *, sure: bool) -> str:
    """The longest end of the run that the text has again; a short run where it has none."""
    for length in range(min(len(run), _LONGEST), _SHORTEST - 1, -1):
        if text.count(run[-length:]) >= _OFTEN:
            return run[-length:]
    return run if sure and _SHORTEST <= len(run) <= _USUAL else ""
