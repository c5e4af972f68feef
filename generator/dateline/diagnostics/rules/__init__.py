"""The table of rules: one name, one severity, one explanation, and an example of wrong and right for each.

The table drives the messages, `dateline check --explain RULE` and the reference in `content/README.md`. A rule's name never changes
its meaning.
"""

from dateline.diagnostics.rules.care import CARE
from dateline.diagnostics.rules.dates import DATES
from dateline.diagnostics.rules.evidence import EVIDENCE
from dateline.diagnostics.rules.files import FILES
from dateline.diagnostics.rules.front_matter import FRONT_MATTER
from dateline.diagnostics.rules.identity import IDENTITY
from dateline.diagnostics.rules.paper import PAPER
from dateline.diagnostics.rules.prose import PROSE
from dateline.diagnostics.rules.rule import Rule, Severity

__all__ = ["RULES", "Rule", "Severity"]

RULES: dict[str, Rule] = {
    rule.name: rule for group in (FILES, FRONT_MATTER, IDENTITY, DATES, PROSE, EVIDENCE, CARE, PAPER) for rule in group
}
