"""The folder of what the program keeps from one run to the next."""

from __future__ import annotations

import os
from pathlib import Path

#: Names the folder.
FOLDER = "FACTCHECK_CACHE_DIR"


def folder() -> Path:
    """The one that ``FACTCHECK_CACHE_DIR`` names, else where this system keeps such things."""
    if chosen := os.environ.get(FOLDER):
        return Path(chosen)
    from platformdirs import user_cache_path  # where it is needed: start-up counts

    return user_cache_path("factcheck", appauthor=False)
