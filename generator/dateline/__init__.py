"""Dateline: compile articles and annotated event files into a static chronology."""

__version__ = "0.1.0"
