"""Read `timeline.toml` with the same schema and diagnostics as front matter (tomllib gives no positions: keys are found again by name)."""

from __future__ import annotations

import re
import tomllib

import msgspec

from dateline.config import Config, SettingsEdition
from dateline.diagnostics import Diagnostic, Span, diagnostic
from dateline.parsing.document import decode, read_edition, text_digest
from dateline.parsing.nodes import Mapping, Node, Scalar, Sequence
from dateline.parsing.schema import TIMELINE
from dateline.parsing.values import ValueReader

MAX_DEPTH = 12
_WHERE = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)")
_TABLE = re.compile(r"\s*\[")


class SettingsFile(msgspec.Struct, frozen=True):
    """A file of settings in another language: `timeline.<language>.toml`."""

    language: str
    path: str
    data: bytes


def read_config(path: str, data: bytes) -> tuple[Config | None, tuple[Diagnostic, ...]]:
    """Return the settings in the file's bytes and what is wrong with them; None where they cannot be used."""
    root, diagnostics = _root(path, data)
    if root is None:
        return None, diagnostics
    reader = ValueReader(path)
    values = reader.table(root, TIMELINE)
    if reader.diagnostics or not isinstance(values, dict):
        return None, tuple(reader.diagnostics)
    values.pop("extra", None)
    return msgspec.convert(values, Config), ()


def with_translations(
    config: Config, path: str, data: bytes, files: tuple[SettingsFile, ...]
) -> tuple[Config, tuple[Diagnostic, ...]]:
    """Return the settings with their words in other languages, and what is wrong with those.

    `path` and `data` are the base file's: it says what is translated, and whether that has changed since.
    """
    root, _ = _root(path, data)
    base = text_digest(root, TIMELINE) if root else ""
    others = [language for language in config.all_languages if language != config.language]
    found: list[SettingsEdition] = []
    diagnostics: list[Diagnostic] = []
    for file in files:
        if file.language not in others:
            message = f"`languages` in timeline.toml does not name `{file.language}` for this edition."
            diagnostics.append(diagnostic("translation-orphan", file.path, Span(), message))
            continue
        edition, problems = _read_translation(file, base)
        found += [edition] if edition else []
        diagnostics += problems
    for language in (each for each in others if each not in {file.language for file in files}):
        missing = f"{path.removesuffix('.toml')}.{language}.toml"
        hint = f'Write it: title, subtitle, notice and license in that language, and translates = "{base}".'
        diagnostics.append(diagnostic("translation-missing", path, Span(), f"There is no {missing}.", hint))
    return msgspec.structs.replace(config, translations=tuple(found)), tuple(diagnostics)


def _read_translation(file: SettingsFile, base: str) -> tuple[SettingsEdition | None, tuple[Diagnostic, ...]]:
    root, diagnostics = _root(file.path, file.data)
    if root is None:
        return None, diagnostics
    reader = ValueReader(file.path)
    words, translates = read_edition(root, TIMELINE, reader, f'Write translates = "{base}".')
    if reader.diagnostics:
        return None, tuple(reader.diagnostics)
    if translates != base:
        message = f"The words of timeline.toml have changed since this was translated (their digest is now {base})."
        diagnostics = (diagnostic("translation-stale", file.path, reader.spans["translates"], message),)
    words.pop("extra", None)
    return msgspec.convert({**words, "language": file.language}, SettingsEdition), diagnostics


def _root(path: str, data: bytes) -> tuple[Mapping | None, tuple[Diagnostic, ...]]:
    """Return what a TOML file holds, every key and value with its place; None where it cannot be read."""
    text, diagnostics = decode(data, path)
    if diagnostics:
        return None, diagnostics
    lines = text.split("\n")
    try:
        root = _node(tomllib.loads(text), _Lines(lines, 0), Span(), 0)
    except (
        ValueError,
        RecursionError,
    ) as error:  # ValueError: tomllib's own errors, and integers of thousands of digits
        where = _WHERE.search(str(error))
        at_place = where is not None and where[1] is not None
        span = Span(int(where[1]), int(where[2])) if where and at_place else Span(text.rstrip().count("\n") + 1)
        problem = _WHERE.sub("", str(error)) if isinstance(error, ValueError) else f"nested more than {MAX_DEPTH} deep"
        return None, (diagnostic("config-syntax", path, span, f"This is not TOML that Dateline reads: {problem}."),)
    return (root, ()) if isinstance(root, Mapping) else (None, ())


class _Lines:
    """The file's lines from `first` on, in which keys are found again."""

    def __init__(self, lines: list[str], first: int) -> None:
        self.lines, self.first = lines, first

    def key(self, name: str) -> tuple[Span, Span] | None:
        """Return the place of a key and of its value; None where the key is not on a line of its own."""
        pattern = re.compile(rf"""\s*["']?({re.escape(name)})["']?\s*=\s*(.*?)\s*$""")
        for index in range(self.first, len(self.lines)):
            if match := pattern.match(self.lines[index]):
                key, value = Span(index + 1, match.start(1) + 1, len(name)), match[2]
                return key, Span(index + 1, match.start(2) + 1, max(len(value), 1))
            if index > self.first and _TABLE.match(self.lines[index]):
                break
        return None

    def tables(self, name: str) -> list[_Lines]:
        """Return where each table of this name begins: `[name]`, or every `[[name]]`."""
        pattern = re.compile(rf"""\s*\[\[?\s*["']?{re.escape(name)}["']?\s*\]""")
        return [_Lines(self.lines, index) for index, line in enumerate(self.lines) if pattern.match(line)]

    @property
    def span(self) -> Span:
        """The place of the first line."""
        return Span(self.first + 1, 1, max(len(self.lines[self.first]), 1))


def _node(value: object, lines: _Lines, span: Span, depth: int) -> Node:
    """Turn what tomllib gives into a node; raises RecursionError where it is nested too deep."""
    if depth > MAX_DEPTH:
        raise RecursionError
    if isinstance(value, dict):
        return Mapping(tuple(_entry(key, inner, lines, span, depth) for key, inner in value.items()), span)
    if isinstance(value, list):
        return Sequence(tuple(_node(item, lines, span, depth + 1) for item in value), span)
    if isinstance(value, bool):
        return Scalar("true" if value else "false", span, verbatim=False)
    return Scalar(str(value), span, verbatim=False)


def _entry(key: str, value: object, lines: _Lines, span: Span, depth: int) -> tuple[Scalar, Node]:
    """Read one key; the tables of an array of tables are each looked up below their own header."""
    tables = lines.tables(key) if isinstance(value, (dict, list)) else []
    if isinstance(value, list) and len(tables) == len(value) > 0:
        items = tuple(_node(item, table, table.span, depth + 2) for item, table in zip(value, tables, strict=True))
        return Scalar(key, tables[0].span), Sequence(items, tables[0].span)
    if tables:
        return Scalar(key, tables[0].span), _node(value, tables[0], tables[0].span, depth + 1)
    key_span, value_span = lines.key(key) or (span, span)
    return Scalar(key, key_span), _node(value, lines, value_span, depth + 1)
