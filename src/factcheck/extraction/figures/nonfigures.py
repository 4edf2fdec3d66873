"""Why a numeral is no figure."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """Why a numeral is no figure."""

    ARTICLE = "article"  #: 一 as an article: 一个, 一批
    CODE = "code"  #: identifiers, phone numbers, road and model numbers
    DATE = "date"  #: a date or time of day
    GRADE = "grade"  #: 一级, 二等
    IDIOM = "idiom"  #: 七上八下
    LIST_MARKER = "list-marker"  #: 一、 (2) 三是
    NAME = "name"  #: names of firms, places and rankings: 世界500强
    ORDINAL = "ordinal"  #: 第三届, 第一产业: which one, not how many
    PER = "per"  #: the denominator of a rate: 每万人
    PHASE = "phase"  #: 一期, 二期
    SET_PHRASE = "set-phrase"  #: 两会, 三农
    URL = "url"
    VAGUE = "vague"  #: 几个
    VERSION = "version"  #: 2.0版
    WORD = "word"  #: a numeral inside a word: 统一, 万科
