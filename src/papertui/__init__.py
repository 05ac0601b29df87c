"""A reading list you live in: a TOML catalogue of papers in the terminal."""

__version__ = "0.1.0"
