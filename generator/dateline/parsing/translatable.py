"""Pick from front matter what a language edition translates, so that it falls behind when words change, and only then."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.model import EDITORS
from dateline.parsing.citations import read_group
from dateline.parsing.nodes import Mapping, Node, Scalar, Sequence
from dateline.parsing.schema_types import Cite, IdAndWords, ListOf, Table, ValueType


def translatable(node: Node, type_: ValueType, pointer: str = "") -> Iterator[tuple[str, str]]:
    """Yield (pointer, words) of every text that is translated, in the schema's order; ids, dates and addresses are not among them."""
    match type_:
        case Table() if isinstance(node, Mapping):
            values = {key.text: value for key, value in node.entries}
            for field in type_.translated:
                if field.key in values:
                    yield from translatable(values[field.key], field.type, f"{pointer}/{field.key}")
        case ListOf() if isinstance(node, Sequence):
            for index, item in enumerate(node.items):
                yield from translatable(item, type_.item, f"{pointer}/{index}")
        case IdAndWords() if isinstance(node, Scalar):
            pass  # an id without words
        case Cite() if isinstance(node, Scalar) and not node.text.lstrip().startswith(f"[@{EDITORS}"):
            # A place in a source is the same in every language; words of ours are our own reason, and what we call somebody without a name.
            group = read_group(node.text.strip())
            yield from ((pointer, each.by_name) for each in group.citations if each.by_name and not group.slips)
        case _:
            yield from _texts(node, pointer)


def _texts(node: Node, pointer: str) -> Iterator[tuple[str, str]]:
    """Yield every text under a node: a value, or each value of a mapping whose keys the author chose."""
    match node:
        case Scalar():
            yield pointer, node.text
        case Sequence():
            for index, item in enumerate(node.items):
                yield from _texts(item, f"{pointer}/{index}")
        case Mapping():
            for key, value in node.entries:
                yield from _texts(value, f"{pointer}/{key.text}")
