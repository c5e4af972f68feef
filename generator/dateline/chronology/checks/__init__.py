"""The checks: plain functions from a linked chronology to diagnostics, listed in `dateline.chronology.check`."""
