"""What of a report asks for something: suppressions, the baseline, changed lines.

The order is: analysis, suppressions, baseline, what is to be told (documents that are only compared
with, changed lines). Each step sees what the one before left open; reporters only read the status.
"""

from factcheck.gate.judging import Gate, Judged, Terms

__all__ = ["Gate", "Judged", "Terms"]
