"""Interrupts: a run ends at once, in one line, and leaves nothing half done.

What is written is put in order as the exception passes (``finally``), then the processes that read
for this one are gone too. A signal that comes before ``guard`` ends the program as it does any.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from types import FrameType

#: What users and systems stop programs with. Windows knows SIGTERM too, but sends none.
_SIGNALS = (signal.SIGINT, signal.SIGTERM)
_SOON = 0.02  #: seconds


class Interrupted(BaseException):
    """The program was told to stop; no error, so that nothing takes it for one."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number

    @property
    def exit_code(self) -> int:
        """What shells report for a program that the signal ended."""
        return 128 + self.number


def guard() -> None:
    """Makes signals that stop the program an ``Interrupted`` in its main thread."""
    own = os.getpid()

    def stop(number: int, _frame: FrameType | None) -> None:
        if os.getpid() != own:  # a process that was forked has nothing to put in order
            os._exit(128 + number)
        raise Interrupted(number)

    for number in _heeded():
        signal.signal(number, stop)
    sys.unraisablehook = _resend


def _resend(lost: sys.UnraisableHookArgs) -> None:
    """Sends a signal once more whose exception came where none can be raised: in a finaliser."""
    if isinstance(lost.exc_value, Interrupted):
        from threading import Timer

        again = Timer(_SOON, os.kill, (os.getpid(), lost.exc_value.number))
        again.daemon = True
        again.start()
    else:
        sys.__unraisablehook__(lost)


def over() -> None:
    """Ends the processes that read for this one; signals change nothing any more."""
    for number in _heeded():
        signal.signal(number, signal.SIG_IGN)
    # Whoever has not loaded it has started no processes.
    if "multiprocessing" in sys.modules:
        import multiprocessing

        for worker in multiprocessing.active_children():
            worker.kill()


def release() -> None:
    """Gives the signals back their usual meaning: there is nothing left to put in order."""
    for number in _heeded():
        signal.signal(number, signal.SIG_DFL)


def _heeded() -> Iterator[signal.Signals]:
    """Who starts a program with a signal ignored (nohup, a shell's &) wants it ignored."""
    return (number for number in _SIGNALS if signal.getsignal(number) is not signal.SIG_IGN)


def end_with_parent() -> None:
    """For worker processes: to end by a signal without a word, and not to outlive the parent."""
    import multiprocessing
    from threading import Thread

    release()
    parent = multiprocessing.parent_process()
    if parent is not None:

        def watch() -> None:
            parent.join()
            os._exit(1)

        Thread(target=watch, daemon=True).start()
