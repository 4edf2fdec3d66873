"""A ledger of known facts: what an editorial office keeps and articles are held against.

``entries`` takes a file apart, ``statements`` makes of its entries what articles are read as,
``book`` puts them together and says of a finding which source a fact rests on.
"""

from factcheck.ledger.book import Book, read_all

__all__ = ["Book", "read_all"]
