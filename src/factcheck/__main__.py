"""The ``factcheck`` command, and ``python -m factcheck``: guarded before anything is loaded."""

from __future__ import annotations

import os
import sys

from factcheck.interruption import Interrupted, guard, over, release


def main() -> None:
    """Runs the command line; an interrupt ends it in one line with the exit code of shells."""
    try:
        guard()
        _open_streams()
        # Loaded under guard, since it takes a while.
        from factcheck.cli import main

        main()
    except Interrupted as interrupted:
        over()
        sys.stderr.write("factcheck: 已中断 · interrupted\n")
        sys.stderr.flush()
        # All is in order; what pools of processes do at a usual exit fails where theirs are gone.
        os._exit(interrupted.exit_code)
    finally:
        release()


def _open_streams() -> None:
    """Gives the program streams that lead nowhere for those that it was started without."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115


if __name__ == "__main__":
    main()
