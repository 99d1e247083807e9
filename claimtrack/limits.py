"""How much of one file is read: bounds that nothing written by hand comes near.

They keep short what a file can cost, whatever is in it, and whoever put it there.
"""

__all__ = ["LARGEST", "MOST_FINDINGS", "MOST_PARTS", "MOST_SHOWN"]

LARGEST = 12 * 1024 * 1024
"""How many bytes a file may have."""

MOST_PARTS = 250_000
"""How many lines and commas a file may have together; each of them begins at most one more value."""

MOST_FINDINGS = 5_000
"""How many findings are made in a file before the rest of it is left unread."""

MOST_SHOWN = 10_000
"""How many findings `check` shows people at once; it tells how many more there are."""
