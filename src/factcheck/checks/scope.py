"""What a check has to see together, so that much can be checked piece by piece.

A module says it in ``SCOPE``; one that says nothing sees everything at once.
"""

from __future__ import annotations

from enum import StrEnum


class Scope(StrEnum):
    """What of a corpus the outcomes of a check rest on.

    Pieces are whole: what a piece has of a kind is all that may meet, and no outcome comes of two
    pieces.
    """

    DOCUMENT = "document"  #: one document, with all that was read in it
    ABOUT = "about"  #: the claims about things that may be one; relations in any one piece
    DIGITS = "digits"  #: the claims of the same digits
    PASSAGES = "passages"  #: documents of one day with words in common
    NAMES = "names"  #: all relations that compare names and words, with the documents to look at
    WHOLE = "whole"  #: everything
