"""Files to documents: encodings, normalisation, layout."""

from factcheck.reading.files import expand, load, parse, read, read_all
from factcheck.reading.normalise import normalise
from factcheck.reading.selection import Globs, Selection

__all__ = ["Globs", "Selection", "expand", "load", "normalise", "parse", "read", "read_all"]
