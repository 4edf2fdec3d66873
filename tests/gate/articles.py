"""Articles of an invented zone that contradict each other, and their report."""

from __future__ import annotations

from collections.abc import Mapping

from factcheck import pipeline
from factcheck.config import Options
from factcheck.gate import Gate, Judged, Terms
from factcheck.model import Report

from ..articles import article

#: 52 against 46 on high-tech firms; the third says no more than that there are 64 projects.
FIRST = """青禾高新区创新综述

截至2024年底，青禾高新区拥有高新技术企业52家、科技型中小企业118家。

2024年，青禾高新区完成固定资产投资93.7亿元。
"""
SECOND = """青禾高新区科技企业走访

截至2024年底，青禾高新区高新技术企业达46家。
"""
THIRD = """青禾高新区项目建设提速

2024年，青禾高新区实施重点项目64个。
"""
SET = {"first.txt": FIRST, "second.txt": SECOND, "third.txt": THIRD}


def report(texts: Mapping[str, str] = SET, options: Options | None = None) -> Report:
    """What a run finds in these articles."""
    documents = [article(text, name) for name, text in texts.items()]
    return pipeline.run([], options or Options(), documents=documents)


def judge(
    texts: Mapping[str, str] = SET, terms: Terms | None = None, options: Options | None = None
) -> Judged:
    """The same, judged."""
    options = options or Options()
    return Gate(options, terms or Terms()).judge(report(texts, options))
