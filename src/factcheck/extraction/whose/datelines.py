"""Places that a dispatch names as where it was written: 新华社某某8月14日电.

Few lists know all of them, and the text goes on to speak of them by that name alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.patterns import compiled
from factcheck.rulebook import lexicons
from factcheck.rulebook.lexicons import group

#: Who writes, and what joins two places.
_NO_PLACE = compiled("记者|通讯员|[、和]")


def places(text: str) -> Iterator[str]:
    """The places as the text writes them, each once."""
    seen: set[str] = set()
    for match in _dispatch().finditer(text):
        place = match["place"]
        if place not in seen and not _NO_PLACE.search(place):
            seen.add(place)
            yield place


@cache
def _dispatch() -> re.Pattern[str]:
    media = "|".join(map(re.escape, lexicons.words("media")))
    sent = "|".join(group("cues", "dispatch"))
    return compiled(
        rf"(?:{media})(?P<place>[\u3400-\u9fff]{{2,5}})\d{{1,2}}月\d{{1,2}}日(?:{sent})"
    )
