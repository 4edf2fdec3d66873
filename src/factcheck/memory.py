"""How often the interpreter looks for objects that only hold each other."""

from __future__ import annotations

import gc

#: More objects of one age than before call for a look at them. What is read is kept to the end and
#: holds no circles, so that the usual 700 look at all of it again and again for nothing.
_THRESHOLDS = (100_000, 50, 1_000)


def collect_seldom() -> None:
    """For processes that are the program's own, not for those that import it."""
    gc.set_threshold(*_THRESHOLDS)
