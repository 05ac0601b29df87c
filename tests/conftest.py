"""Hypothesis for all tests: no deadline, so that a busy machine fails nothing."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("papertui", deadline=None)
settings.load_profile("papertui")
