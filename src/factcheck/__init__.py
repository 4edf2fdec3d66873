"""Cross-checks the figures of Chinese articles, offline and deterministically.

>>> import factcheck
>>> factcheck.quantities("近30个")[0].interval.high
30.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factcheck.api import Report, check, claims, periods, quantities, read

__all__ = ["Report", "check", "claims", "periods", "quantities", "read"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 (the module's names have many types)
    """Loads the interface on first use, so that the command line starts without it."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from factcheck import api

    return getattr(api, name)
