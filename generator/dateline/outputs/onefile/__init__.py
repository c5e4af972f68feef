"""The single page: a whole edition as one HTML file that needs no other, to be mailed, or kept.

Read `planning` for what it is made of, `markup` for how pages become parts of one, `script` for how scripts travel with it.
"""

from dateline.outputs.onefile.planning import Singles, plan_singles

__all__ = ["Singles", "plan_singles"]
