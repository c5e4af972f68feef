"""Read single front-matter values into plain ones, by the type that the schema gives them; every mistake is said at its place."""

from __future__ import annotations

import math
import re
from typing import Any

import msgspec

from dateline.dates import DateError
from dateline.dates import parse as parse_date
from dateline.diagnostics import Diagnostic, Span, diagnostic, did_you_mean
from dateline.model import Kind
from dateline.parsing.citations import read_group, read_locator
from dateline.parsing.forms import is_id, is_media_name, is_web_address, likely_id, short
from dateline.parsing.mentions import Mention, citation_mentions
from dateline.parsing.nodes import Scalar
from dateline.parsing.schema_types import (
    Address,
    Choice,
    Cite,
    Count,
    Decimal,
    Edtf,
    FileName,
    Flag,
    Id,
    IdAndWords,
    ListOf,
    OwnId,
    Pairs,
    Place,
    Table,
    ValueType,
    Words,
)

Value = Any  # a plain value ready for msgspec.convert: str, bool, tuple, dict or a record; typed again there


class Missing:
    """Stands for a value that could not be read; a diagnostic has said why."""


MISSING = Missing()

_COUNT = re.compile(r"[1-9][0-9]{0,3}")
_DECIMAL = re.compile(r"[+-]?[0-9]{1,3}(\.[0-9]{1,9})?")
_SUGGESTED = 200
"""A file with so many mistakes is not mended hint by hint; looking for more of them would take long."""


class ScalarReader:
    """Reads one file's scalars; gathers diagnostics, and what they name elsewhere."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.diagnostics: list[Diagnostic] = []
        self.mentions: list[Mention] = []

    def say(self, rule: str, span: Span, message: str, hint: str = "") -> Missing:
        """Add a diagnostic; return MISSING, so that a reader can say and return in one line."""
        self.diagnostics.append(diagnostic(rule, self.path, span, message, hint))
        return MISSING

    def nearest(self, word: str, known: tuple[str, ...]) -> str:
        """Return "Did you mean `x`?", or nothing; nothing either where the file is full of mistakes."""
        return did_you_mean(word, known) if len(self.diagnostics) < _SUGGESTED else ""

    def scalar(self, node: Scalar, type_: ValueType) -> Value:
        """Read one value that is not empty; return MISSING where it is not one of the type."""
        match type_:
            case Words():
                return node.text.strip() if type_.several else " ".join(node.text.split())
            case Edtf():
                return self._date(node)
            case Choice():
                return self._choice(node, type_)
            case Flag():
                return self._flag(node)
            case Decimal():
                return self._decimal(node, type_)
            case Count():
                return self._count(node)
            case Address():
                return self._address(node, type_)
            case _:
                return self._name(node, type_)

    def _name(self, node: Scalar, type_: ValueType) -> Value:
        """Read a value that names something: a thing, a file, a place in a source."""
        match type_:
            case Id():
                return self.id(node, type_.kind)
            case OwnId():
                return self.id(node)
            case FileName():
                return self._file_name(node)
            case Cite():
                return self._cite(node)
            case Place():
                return self._locator(node)
            case _:  # lists and mappings are read by `values`
                raise AssertionError(type_)

    def id(self, node: Scalar, kind: Kind | None = None) -> Value:
        """Read an id; one of a `kind` is noted as a mention."""
        if is_id(node.text):
            if kind:
                self.mentions.append(Mention(kind=kind, target=node.text, span=node.span))
            return node.text
        likely = likely_id(node.text)
        rest = "An id is lower-case letters, digits and single hyphens, at most 80 characters."
        hint = f"Write {likely}. {rest}" if likely else rest
        return self.say("value-mistyped", node.span, f"`{short(node.text)}` is not an id.", hint)

    def _date(self, node: Scalar) -> Value:
        date = parse_date(node.text)
        if not isinstance(date, DateError):
            return date
        message = f"`{short(node.text)}` is not an EDTF date: {date.message}."
        if date.suggestion:
            return self.say("date-invalid", node.span, message, f"Write {date.suggestion}.")
        offset = min(date.offset, len(node.text) - 1)
        return self.say("date-invalid", node.at(offset, len(node.text) - offset), message)

    def _choice(self, node: Scalar, type_: Choice) -> Value:
        if node.text in type_.names:
            return node.text
        message = f"`{short(node.text)}` is not one of the values that stand here."
        hint = self.nearest(node.text, type_.names) or f"Use one of: {', '.join(type_.names)}."
        return self.say("value-unknown", node.span, message, hint)

    def _flag(self, node: Scalar) -> Value:
        if node.text in ("true", "false"):
            return node.text == "true"
        message = f"`{short(node.text)}` is neither true nor false."
        return self.say("value-mistyped", node.span, message, "Write true or false.")

    def _decimal(self, node: Scalar, type_: Decimal) -> Value:
        if _DECIMAL.fullmatch(node.text) and type_.low <= float(node.text) <= type_.high:
            return node.text.removeprefix("+")
        low, high = math.trunc(type_.low), math.trunc(type_.high)
        message = f"`{short(node.text)}` is not a number from {low} to {high}."
        return self.say("value-mistyped", node.span, message, "Write decimal degrees, such as 19.4326.")

    def _count(self, node: Scalar) -> Value:
        if _COUNT.fullmatch(node.text):
            return int(node.text)
        message = f"`{short(node.text)}` is not a whole number from 1 to 9999."
        return self.say("value-mistyped", node.span, message, "Write digits only, such as 25.")

    def _address(self, node: Scalar, type_: Address) -> Value:
        if is_web_address(node.text) or (type_.none_allowed and node.text == "none"):
            return node.text
        message = f"`{short(node.text)}` is not an http or https address."
        return self.say("value-mistyped", node.span, message, f"Write https://…{', or none' * type_.none_allowed}.")

    def _file_name(self, node: Scalar) -> Value:
        if is_media_name(node.text):
            return node.text
        message = f"`{short(node.text)}` is not the name of a file in content/media/."
        return self.say("value-mistyped", node.span, message, "Write bridge.jpg, or folder/bridge.jpg.")

    def _locator(self, node: Scalar) -> Value:
        located = read_locator(node.text)
        if located:
            return located
        message = f"`{short(node.text)}` is not a locator."
        return self.say("value-mistyped", node.span, message, "Write ¶ 9, ¶¶ 9-11, p. 3 or at 12:40.")

    def _cite(self, node: Scalar) -> Value:
        text = node.text.rstrip()
        if not (text.startswith("[@") and text.endswith("]")):
            hint = '"[@cnn-2021, ¶ 9]", in quotation marks because YAML reads [ as a list.'
            return self.say("citation-malformed", node.span, "A citation stands in brackets.", hint)
        group = read_group(text)
        for slip in group.slips:
            self.say(slip.rule, node.at(slip.offset, slip.length), slip.message, slip.hint)
        if group.slips:
            return MISSING
        if len(group.citations) != 1:
            hint = "Keep one; further ones belong in the body."
            return self.say("citation-malformed", node.span, "One citation is expected here.", hint)
        citation = group.citations[0]
        span, quoted = citation.span, citation.quotation_span
        placed = msgspec.structs.replace(
            citation,
            span=node.at(span.column - 1, span.length),
            quotation_span=node.at(quoted.column - 1, quoted.length) if citation.quotation else Span(),
        )
        self.mentions.extend(citation_mentions(placed))
        return placed


def expected(type_: ValueType) -> str:
    """Name what a type asks for, to begin a message's sentence."""
    match type_:
        case Choice():
            return f"One of {', '.join(type_.names)}"
        case Id():
            return f"The id of one {type_.kind}"
        case Table() | Pairs():
            return "A mapping of keys"
        case ListOf():
            return "A list"
        case IdAndWords():
            return f"The id of one {type_.kind}, with words"
        case _:
            return _EXPECTED[type(type_)]


_EXPECTED: dict[type[ValueType], str] = {
    Words: "Text",
    Edtf: "An EDTF date",
    Flag: "true or false",
    Decimal: "A number",
    Count: "A whole number",
    Address: "An address",
    OwnId: "An id",
    FileName: "A file's name",
    Cite: "A citation",
    Place: "A locator",
}
