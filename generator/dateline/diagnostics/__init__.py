"""Say what is wrong, where, and what to do: spans, diagnostics, the table of rules, and their renderings."""

from dateline.diagnostics.model import Diagnostic, Span, counts, diagnostic, in_order
from dateline.diagnostics.rules import RULES, Rule, Severity
from dateline.diagnostics.suggestions import Suggestions, did_you_mean

__all__ = [
    "RULES",
    "Diagnostic",
    "Rule",
    "Severity",
    "Span",
    "Suggestions",
    "counts",
    "diagnostic",
    "did_you_mean",
    "in_order",
]
