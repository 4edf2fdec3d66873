"""Cross-checks the figures of Chinese articles, offline and deterministically."""
