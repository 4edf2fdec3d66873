"""What a text binds together in so many words: parts and their whole, a rise with its two ends.

One module a kind, each a function ``read(frame)`` that yields the relations which one sentence
states, whether they hold or not. Checks compute; nothing here compares values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from factcheck.extraction.parts import Part
from factcheck.extraction.relations import (
    aboard,
    additions,
    ages,
    announced_parts,
    announced_series,
    answers,
    averages,
    averages_over_time,
    ballots,
    bracketed_parts,
    calendar,
    changes,
    clocks,
    compared,
    converted,
    counted_again,
    counted_places,
    each_of,
    editions,
    elided,
    enumerations,
    extremes,
    floors,
    formers,
    included,
    lengths,
    listed_values,
    lives,
    matches,
    medals,
    multiples,
    named_people,
    negated,
    nested,
    nth_days,
    nth_times,
    numbering,
    once,
    pairs,
    parts_of_whole,
    plan_years,
    pointed,
    portions,
    posts,
    products,
    ranked,
    remainders,
    respective,
    running_sums,
    shares,
    shortened,
    since,
    slogans,
    spelling,
    stages,
    stated_ages,
    steps,
    stocks,
    table_sums,
    tables,
    told_again,
    totals,
    trends,
)
from factcheck.extraction.relations.frames import Frame, frames
from factcheck.extraction.relations.passages import Passage
from factcheck.model import Claim, Relation, SetAside

_READERS: tuple[Callable[[Frame], Iterator[Relation]], ...] = (
    parts_of_whole.read,
    changes.read,
    compared.read,
    multiples.read,
    averages.read,
    averages_over_time.read,
    products.read,
    announced_parts.read,
    totals.read,
    remainders.read,
    bracketed_parts.read,
    portions.read,
    told_again.read,
    shares.read,
    answers.read,
    ages.read,
    extremes.read,
    floors.read,
    additions.read,
    elided.read,
    shortened.read,
    stages.read,
    nested.read,
    counted_again.read,
    included.read,
    aboard.read,
    medals.read,
    ballots.read,
    negated.read,
    formers.read,
    pointed.read,
    trends.read,
    converted.read,
    stocks.read,
)
#: What needs no figure in its sentence.
_PART_READERS: tuple[Callable[[Part], Iterator[Relation]], ...] = (
    calendar.read,
    lengths.read,
    since.read,
    nth_days.read,
    nth_times.read,
    ranked.read,
    clocks.read,
    once.read,
    stated_ages.read,
    lives.read,
    steps.read,
    editions.read,
    posts.read,
    posts.people,
    spelling.read,
)

#: Sentences with more figures are tables that lost their lines: words tell nothing of them.
_PROSE = 200


def read(parts: Sequence[Part], read_of: Iterable[Claim | SetAside]) -> Iterator[Relation]:
    """The relations of a document, those of sentences first; ``read_of`` are all of its figures."""
    by_span = {figure.span: figure for figure in read_of}
    passages = [Passage(part, by_span) for part in parts]
    series = numbering.find(passages)
    yield from numbering.read(series)
    yield from announced_series.numbered(series, passages)
    yield from announced_series.told(passages)
    yield from slogans.read(passages)
    yield from plan_years.read(passages)
    for passage in passages:
        part = passage.part
        for frame in frames(part, by_span):
            if len(frame.figures) > _PROSE:
                continue
            for reader in _READERS:
                yield from reader(frame)
        yield from enumerations.read(passage)
        yield from named_people.read(passage)
        yield from pairs.read(passage)
        yield from matches.read(passage)
        yield from counted_places.read(passage)
        yield from each_of.read(passage)
        yield from listed_values.read(passage)
        yield from respective.read(passage)
        yield from running_sums.read(passage)
        for part_reader in _PART_READERS:
            yield from part_reader(part)
    yield from tables.read(parts)
    yield from table_sums.read(parts)
