"""Parse the text of a date: to a `Date`, or to an error with the EDTF to write instead."""

import msgspec

from dateline.dates.hints import suggestion
from dateline.dates.reading import date_of, read_tree
from dateline.dates.tree import Date, DateError


def parse(text: str) -> Date | DateError:
    """Return the date that an EDTF text means, or why it is none; never raises."""
    tree = read_tree(text)
    if isinstance(tree, DateError):
        return msgspec.structs.replace(tree, suggestion=suggestion(text))
    return date_of(text, tree)
