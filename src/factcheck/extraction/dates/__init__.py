"""Dates and periods in prose, as half-open intervals of days.

``words`` finds the wordings, ``reading`` says what one states, ``resolving`` which days it names
against a reference; ``finding`` puts them together.
"""

from factcheck.extraction.dates.finding import (
    anchor,
    calendar_spans,
    find_periods,
    follows_a_year,
    resolve,
    weekday,
)

__all__ = ["anchor", "calendar_spans", "find_periods", "follows_a_year", "resolve", "weekday"]
