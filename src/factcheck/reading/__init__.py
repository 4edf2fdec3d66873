"""Files to documents: encodings, normalisation, layout."""

from factcheck.reading.files import expand, parse, read
from factcheck.reading.normalise import normalise

__all__ = ["expand", "normalise", "parse", "read"]
