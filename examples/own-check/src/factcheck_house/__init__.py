"""Checks of our own for factcheck."""
