"""Read front-matter nodes against the schema into plain values, with every mistake as a diagnostic at its place."""

from __future__ import annotations

import json

from dateline.diagnostics import RULES, Span, did_you_mean
from dateline.parsing.forms import is_id, is_web_address, short
from dateline.parsing.nodes import Mapping, Node, Scalar, Sequence, kind_of, plain
from dateline.parsing.scalars import MISSING, Missing, ScalarReader, Value, expected
from dateline.parsing.schema_types import Field, IdAndWords, ListOf, Pairs, Table, ValueType

__all__ = ["MISSING", "Value", "ValueReader", "did_you_mean", "is_id", "is_web_address", "plain"]


_ALLOWABLE = tuple(name for name, rule in RULES.items() if rule.severity != "error")
"""The rules that `allow` may name."""


class ValueReader(ScalarReader):
    """Reads one file's nodes; gathers diagnostics, mentions, and the span of every value under its pointer (`basis/0/words`).

    The span of a rule that `allow` names is kept under `rule:` and its name.
    """

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.spans: dict[str, Span] = {}

    def table(
        self, node: Node, table: Table, pointer: str = "", *, translation: bool = False
    ) -> dict[str, Value] | Missing:
        """Read a mapping; unknown keys, missing keys and bad values are said. In a `translation` only translated keys may stand."""
        if not isinstance(node, Mapping):
            message = f"{_a(table.name)} is a mapping of keys, and this is {kind_of(node)}."
            return self.say("value-mistyped", node.span, message)
        fields = table.by_key
        values: dict[str, Value] = {}
        extra: list[tuple[str, str]] = []
        for key, value in node.entries:
            if key.text.startswith("x-"):
                extra.append((key.text, json.dumps(plain(value), ensure_ascii=False)))
            elif field := self._field(key, table, fields, translation=translation):
                here = f"{pointer}/{key.text}" if pointer else key.text
                self.spans[here] = value.span
                read = self.value(value, field.type, here, translation=translation)
                if not isinstance(read, Missing):
                    values[field.key] = read
        if not translation:
            self._demand(node, table)
        if extra:
            values["extra"] = tuple(extra)
        return values

    def _field(self, key: Scalar, table: Table, fields: dict[str, Field], *, translation: bool) -> Field | None:
        """Return the field that a key names; say what is wrong with a key that may not stand here."""
        field = fields.get(key.text)
        if field is None:
            hint = self.nearest(key.text, tuple(fields))
            hint = hint or f"Known keys: {', '.join(fields)}; keys of your own begin with x-."
            self.say("key-unknown", key.span, f"{_a(table.name)} has no key `{short(key.text)}`.", hint)
        elif translation and not (field.translated or field.key == table.match):
            message = f"A language edition does not hold `{key.text}`: it comes from the base file."
            self.say("key-unknown", key.span, message, "Delete the key here.")
            return None
        return field

    def _demand(self, node: Mapping, table: Table) -> None:
        present = {key.text for key, _ in node.entries}
        for field in table.fields:
            if field.required and field.key not in present:
                self.say("key-missing", node.span, f"{_a(table.name)} needs `{field.key}`: {field.doc}.")

    def value(self, node: Node, type_: ValueType, pointer: str, *, translation: bool = False) -> Value:
        """Read one value of the type; return MISSING where it is not one."""
        match type_:
            case Table():
                read = self.table(node, type_, pointer, translation=translation)
                whole = isinstance(read, dict) and (
                    translation or all(field.key in read for field in type_.fields if field.required)
                )
                return read if whole else MISSING
            case ListOf():
                return self._list(node, type_, pointer, translation=translation)
            case Pairs():
                return self._pairs(node, type_)
            case IdAndWords():
                return self._id_and_words(node, type_)
            case _:
                pass
        if not isinstance(node, Scalar):
            return self.say("value-mistyped", node.span, f"{expected(type_)} is expected, and this is {kind_of(node)}.")
        if not node.text.strip():
            message = f"{expected(type_)} is expected, and nothing stands here."
            return self.say("value-mistyped", node.span, message, "Fill in the value, or delete the key.")
        return self.scalar(node, type_)

    def _list(self, node: Node, type_: ListOf, pointer: str, *, translation: bool) -> Value:
        if isinstance(node, Sequence):
            items = node.items
        elif type_.lone and isinstance(node, Scalar):
            items = (node,)
        else:
            message = f"A list is expected, and this is {kind_of(node)}."
            return self.say("value-mistyped", node.span, message, "Write [one, two], or one line `- item` for each.")
        if len(items) < type_.least and not translation:
            self.say(
                "value-mistyped", node.span, f"At least {type_.least} are expected here, and there are {len(items)}."
            )
        values: list[Value] = []
        for item in items:
            here = f"{pointer}/{len(values)}"  # rows that cannot be read are left out: a pointer counts those that can
            self.spans[here] = item.span
            read = self.value(item, type_.item, here, translation=translation)
            if not isinstance(read, Missing):
                values.append(read)
        return tuple(values)

    def _pairs(self, node: Node, type_: Pairs) -> Value:
        if not isinstance(node, Mapping) or not node.entries:
            found = "nothing" if isinstance(node, Mapping) else kind_of(node)
            message = f"A mapping of each {type_.of} to words is expected, and this is {found}."
            return self.say("value-mistyped", node.span, message)
        known = type_.keys or _ALLOWABLE
        pairs = []
        for key, value in node.entries:
            if key.text not in known:
                self._unknown_pair(key, type_, known)
            elif not isinstance(value, Scalar) or not value.text.strip():
                self.say(
                    "value-mistyped", value.span, f"Words are expected for `{key.text}`.", "Say why, in a few words."
                )
            else:
                self.spans[f"{type_.of}:{key.text}"] = key.span
                pairs.append((key.text, " ".join(value.text.split())))
        return tuple(pairs)

    def _unknown_pair(self, key: Scalar, type_: Pairs, known: tuple[str, ...]) -> None:
        if type_.of == "rule" and key.text in RULES:
            message = f"`{key.text}` is an error, and errors cannot be allowed."
            self.say("value-unknown", key.span, message, RULES[key.text].hint)
            return
        hint = self.nearest(key.text, known) or f"Known: {', '.join(known)}."
        self.say("value-unknown", key.span, f"`{short(key.text)}` is not a {type_.of} known here.", hint)

    def _id_and_words(self, node: Node, type_: IdAndWords) -> Value:
        if isinstance(node, Scalar) and node.text.strip():
            name = self.id(node, type_.kind)
            return name if isinstance(name, Missing) else {type_.id_key: name}
        if isinstance(node, Mapping) and len(node.entries) == 1:
            key, value = node.entries[0]
            if isinstance(value, Scalar):
                name = self.id(key, type_.kind)
                words = " ".join(value.text.split())
                return name if isinstance(name, Missing) else {type_.id_key: name, type_.words_key: words}
        message = "This is neither an id nor `id: words`."
        hint = f"Write - {type_.kind}-id, or - {type_.kind}-id: {type_.words_key}."
        return self.say("value-mistyped", node.span, message, hint)


def _a(name: str) -> str:
    return f"An {name}" if name[0] in "aeiou" else f"A {name}"
