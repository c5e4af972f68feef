"""Merge an imported source into its file by editing single lines; what an author has changed by hand is never written over.

The import writes one line for each key, in one fixed form, and remembers a digest of each in the mapping `x-imported`. A later import
may change such a line only while the line still has the form and the value that were remembered. A remembered key that an author has
deleted stays deleted. A body is remembered in the same way, and replaced as a whole while it is as it was written. Comments, the order of
keys, line ends: every other byte stays.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping as Dict

import msgspec

from dateline.diagnostics import Diagnostic
from dateline.importing.model import Fields, Imported, Value
from dateline.parsing import read_document
from dateline.parsing.document import decode, split
from dateline.parsing.frontmatter import read_front_matter
from dateline.parsing.nodes import plain

RECORD = "x-imported"
BODY = "body"
"""The name under which a body is remembered; no kind of file has a key of this name."""
_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_DIGEST = re.compile(r"[0-9a-f]{8}")
_AFTER = re.compile(r"(?:[ \t]+#.*|[ \t]*)")
_BEYOND_PRINT = re.compile("[^ -~\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Merged(msgspec.Struct, frozen=True):
    """What a merge gives: the file's text (as it was where nothing changed), the keys written, those kept as changed by hand.

    Where `refused` says why the file cannot be changed, the text is the old one.
    """

    text: str
    written: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    refused: str = ""


class _File(msgspec.Struct, frozen=True):
    """A file's lines, each with its end; for each top-level key the line that it begins on and its plain value."""

    lines: tuple[str, ...]
    keys: Dict[str, tuple[int, object]]
    closing: int
    """The index of the line that closes the front matter."""
    body: str
    """What stands below it, line ends as \n, without blank lines around it."""


def merge(existing: str | None, imported: Imported) -> Merged:
    """Return the file that holds the thing: a new one where there is none (None), else the existing one with single lines changed.

    Merging the same thing again changes nothing. A text that could not be read again without new errors is refused. A file without a
    record of an import is left alone, whole, where the thing does not adopt such files.
    """
    text = "---\n---\n" if existing is None else existing
    file = _read(text)
    if isinstance(file, str):
        return Merged(text, refused=file)
    if existing is not None and RECORD not in file.keys and not imported.adopts:
        return Merged(text, kept=("the whole file",))
    merged = _edit(file, imported)
    problem = merged.refused or (_harm(text, merged, file, imported) if merged.written else "")
    return Merged("" if existing is None else existing, refused=problem) if problem else merged


def _read(text: str) -> _File | str:
    """Return the file as lines and keys, or why it cannot be edited."""
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return "the file is not UTF-8"
    unix, problems = decode(data, "")
    parts = split(unix)
    root, faults = read_front_matter(parts[0], 2, "") if parts else (None, ())
    if problems or parts is None or root is None:
        why = next((each.message for each in (*problems, *faults)), "The file does not begin with front matter.")
        return f"the file cannot be edited: {why}"
    keys = {key.text: (key.span.line - 1, key.span.column, value) for key, value in root.entries}
    starts = [start for start, _, _ in keys.values()]
    if len(set(starts)) < len(starts) or any(column != 1 for _, column, _ in keys.values()):
        return "its keys do not each begin a line of their own, so that single lines cannot be changed"
    lines = tuple(_LINES.findall(text))
    values = {key: (start, plain(value)) for key, (start, _, value) in keys.items()}
    return _File(lines, values, parts[2] - 2, parts[1].strip("\n"))


def _edit(file: _File, imported: Imported) -> Merged:
    """Change the lines that are ours, add those that are absent, and remember what was written."""
    record = _record(file)
    if record is None:
        return Merged("", refused=f"`{RECORD}` has been changed, so that nobody can tell what was changed by hand")
    owner = _owner(file, record, imported)
    if owner != imported.key:
        return Merged("", refused=f"the file holds another entry, `{owner}`")
    lines, added, kept = list(file.lines), [], []
    digests = dict(record)
    end = _end(lines[0])
    for key, value in imported.values:
        line = f"{key}: {written(value)}"
        if key not in file.keys:
            if key in record:
                kept.append(key)
                continue
            added.append(line + end)
        elif file.keys[key][1] == _plain(value):
            continue
        else:
            start = file.keys[key][0]
            after = _after_ours(lines[start], key, file.keys[key][1], record.get(key, ""))
            if after is None:
                kept.append(key)
                continue
            lines[start] = line + after
        digests[key] = _digest(value)
    if not _edit_body(lines, file, record, imported.body, digests):
        kept.append(BODY)
    changed = tuple(key for key in (*dict(imported.values), BODY) if digests.get(key) != record.get(key))
    if changed:
        _insert(lines, file, added, f"{RECORD}: {_flow(digests)}", end)
    return Merged("".join(lines), changed, tuple(kept))


def _edit_body(lines: list[str], file: _File, record: Dict[str, str], body: str, digests: dict[str, str]) -> bool:
    """Put the body below the front matter and remember it; return False where an author's own body stays."""
    if not body or body == file.body:
        return True
    if not _may_replace(file.body, record):
        return False
    end = _end(lines[0])
    lines[file.closing + 1 :] = [end, *(f"{line}{end}" for line in body.split("\n"))]
    digests[BODY] = _digest(body)
    return True


def _may_replace(body: str, record: Dict[str, str]) -> bool:
    """Tell whether a body is as the last import wrote it, or was never written; one that an author has emptied stays empty."""
    return _digest(body) == record[BODY] if BODY in record else not body


def _insert(lines: list[str], file: _File, added: list[str], record: str, end: str) -> None:
    """Put new lines before the record of the import, or before the end of the front matter; write the record."""
    if RECORD in file.keys:
        place = file.keys[RECORD][0]
        lines[place : place + 1] = [*added, record + _end(lines[place])]
    else:
        lines[file.closing : file.closing] = [*added, record + end]


def _record(file: _File) -> dict[str, str] | None:
    """Return the digests of what the last import wrote; None where they do not stand as the import writes them."""
    if RECORD not in file.keys:
        return {}
    start, value = file.keys[RECORD]
    if not isinstance(value, dict) or not all(
        isinstance(each, str) and _DIGEST.fullmatch(each) for each in value.values()
    ):
        return None
    line = file.lines[start]
    return value if line.removesuffix(_end(line)) == f"{RECORD}: {_flow(value)}" else None


def _owner(file: _File, record: Dict[str, str], imported: Imported) -> object:
    """Return the key of the entry that the file was imported from; this entry's where nothing speaks against it."""
    if "x-key" in file.keys:
        return file.keys["x-key"][1]
    return imported.id if record and "x-key" not in record else imported.key


def _after_ours(line: str, key: str, value: object, digest: str) -> str | None:
    """Return what follows our value on its line (a comment, the line's end); None where the line is not as we wrote it."""
    ours = _value(value)
    if ours is None or _digest(ours) != digest:
        return None
    start = f"{key}: {written(ours)}"
    rest = line.removeprefix(start)
    return rest if line.startswith(start) and _AFTER.fullmatch(rest.removesuffix(_end(line))) else None


def _harm(before: str, merged: Merged, file: _File, imported: Imported) -> str:
    """Return why the merged text may not be written: a value that reads otherwise than meant, or an error that was not there."""
    after = _read(merged.text)
    if isinstance(after, str):
        return after
    values = {key: value for key, (_, value) in file.keys.items() if key != RECORD}
    meant = values | {key: _plain(value) for key, value in imported.values if key in merged.written}
    if {key: value for key, (_, value) in after.keys.items() if key != RECORD} != meant:
        return "its front matter is written in a way that single lines cannot be added to"
    if BODY in merged.written and after.body != imported.body:
        return "its body would read otherwise than meant"
    known = {each.message for each in _errors(before, imported)}
    return next((each.message for each in _errors(merged.text, imported) if each.message not in known), "")


def _errors(text: str, imported: Imported) -> list[Diagnostic]:
    name = imported.id
    diagnostics = read_document(f"{name}.md", text.encode(), imported.kind, name).diagnostics
    return [each for each in diagnostics if each.severity == "error"]


def written(value: Value) -> str:
    """Return a value as the import writes it in YAML, on one line: texts in quotation marks, lists in brackets, mappings in braces."""
    if isinstance(value, tuple):
        return f"[{', '.join(map(written, value))}]"
    if isinstance(value, Fields):
        return "{" + ", ".join(f"{key}: {written(text)}" for key, text in value.pairs) + "}"
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return '"' + _BEYOND_PRINT.sub(lambda found: f"\\u{ord(found[0]):04x}", escaped) + '"'


def _flow(digests: Dict[str, str]) -> str:
    return "{" + ", ".join(f'{key}: "{digest}"' for key, digest in digests.items()) + "}"


def _digest(value: Value) -> str:
    return hashlib.blake2b(written(value).encode(), digest_size=4).hexdigest()


def _plain(value: Value) -> object:
    if isinstance(value, Fields):
        return dict(value.pairs)
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


def _value(plain_value: object) -> Value | None:
    """Return a plain value as the import would hold it; None where the import writes no such value."""
    if not isinstance(plain_value, list):
        return _item(plain_value)
    items = [item for each in plain_value if (item := _item(each)) is not None]
    return tuple(items) if len(items) == len(plain_value) else None


def _item(plain_value: object) -> str | Fields | None:
    if isinstance(plain_value, str):
        return plain_value
    if isinstance(plain_value, dict) and all(isinstance(each, str) for each in plain_value.values()):
        return Fields(tuple(plain_value.items()))
    return None


def _end(line: str) -> str:
    return line[len(line.rstrip("\r\n")) :]
