"""Every numeral of a text: a figure with its interval and unit, or set aside with the reason.

``scanner`` finds them by the patterns of ``grammar``; ``wording`` takes a match apart, ``meaning``
makes it an interval; ``surroundings`` reads the hedges and signs before it.
"""

from factcheck.extraction.figures.scanner import Figures, Rejected, scan

__all__ = ["Figures", "Rejected", "scan"]
