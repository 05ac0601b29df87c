"""Lookup: folding, the query language, the index and its ranking."""
