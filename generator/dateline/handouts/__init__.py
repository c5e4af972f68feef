"""Handouts as values: what goes on paper, in which order and words. No Typst here: `typesetting` makes PDFs of them.

Read `orders` for what can be asked for, `making` for the table of kinds, `model` for what layouts see.
"""

from dateline.handouts.edition import Edition, make_edition
from dateline.handouts.making import make
from dateline.handouts.model import Handout
from dateline.handouts.orders import Order, Refusal, read_order

__all__ = ["Edition", "Handout", "Order", "Refusal", "make", "make_edition", "read_order"]
