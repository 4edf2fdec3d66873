"""What was published, in one file: claims with where they stand, found by what they are about.

``base`` is the file, ``keys`` are the names under which statements are found, ``store`` puts
documents in and takes them out, ``beside`` fetches what a draft may meet, ``whole`` hands all of it
to the rules piece by piece.
"""

from factcheck.archive.base import is_archive
from factcheck.archive.store import Archive, Entry, Stats

__all__ = ["Archive", "Entry", "Stats", "is_archive"]
