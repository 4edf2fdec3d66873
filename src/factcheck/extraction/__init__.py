"""Documents to claims: figures, dates, and what each figure is about."""

from factcheck.extraction.claims import read_claims

__all__ = ["read_claims"]
