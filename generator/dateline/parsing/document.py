"""Read one content file, given its bytes, into a Document: pure, so that it can be remembered by its content."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Literal

import msgspec

from dateline.diagnostics import Diagnostic, Span, diagnostic
from dateline.gist import Gist, gist_of
from dateline.model import EDITORS, RECORDS, AnyThing, Body, Kind, QuotedRun, Record
from dateline.parsing.characters import forbidden
from dateline.parsing.forms import is_id, likely_id, short
from dateline.parsing.frontmatter import read_front_matter
from dateline.parsing.markdown import read_body
from dateline.parsing.mentions import Mention, body_mentions
from dateline.parsing.nodes import Mapping, Scalar
from dateline.parsing.quotations import quoted_in_line
from dateline.parsing.schema import SCHEMA
from dateline.parsing.schema_types import Table
from dateline.parsing.translatable import translatable
from dateline.parsing.values import Value, ValueReader

MAX_BYTES = 1_000_000
_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_TRANSLATES = re.compile(r"[0-9a-f]{12}")
_PROSE_KEYS: dict[str, Literal["title", "summary"]] = {"title": "title", "summary": "summary"}
_NEW = "Make the file with `dateline new KIND ID --language LANG`."


class Document(Record, frozen=True, kw_only=True, omit_defaults=True):
    """One file as read.

    `thing` is None where the file has errors that leave nothing to link, and in language editions, whose `translation` holds the
    translated values as JSON, whose `body` is the translated body, and whose `translates` is the digest of the text they were made
    from. `places` are its `spans` as MessagePack: there are many, and few are ever asked for. `digest` is the digest of the file's own
    translatable text. `images` are (file name, line, column). `gist` is that of an event's text, or of its edition's.
    """

    path: str
    kind: Kind
    id: str
    language: str = ""
    thing: AnyThing | None = None
    translation: str = ""
    translates: str = ""
    body: Body = ()
    digest: str = ""
    places: bytes = b""
    quoted: tuple[QuotedRun, ...] = ()
    mentions: tuple[Mention, ...] = ()
    images: tuple[tuple[str, int, int], ...] = ()
    gist: Gist = Gist()
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def spans(self) -> dict[str, Span]:
        """What leads from a value's pointer (`basis/0/words`) to its place."""
        return _spans(self.places) if self.places else {}

    def span(self, pointer: str) -> Span:
        """Return the place of a value, or of the nearest one around it; the file's first character where there is none."""
        spans = self.spans
        while pointer and pointer not in spans:
            pointer = pointer.rpartition("/")[0]
        return spans.get(pointer, Span())


@lru_cache(maxsize=256)  # what is wrong with a file is said in a row
def _spans(places: bytes) -> dict[str, Span]:
    try:
        return msgspec.msgpack.decode(places, type=dict[str, Span])
    except msgspec.MsgspecError:  # of a cache that somebody else wrote
        return {}


def decode(data: bytes, path: str) -> tuple[str, tuple[Diagnostic, ...]]:
    r"""Return a text file's text, line ends as \n and no byte order mark.

    What is wrong (`file-not-utf8`, `file-too-large`, `character-forbidden`) gives an empty text.
    """
    if len(data) > MAX_BYTES:
        message = f"The file has {len(data):,} bytes; a file of its kind has at most {MAX_BYTES:,}."
        return "", (diagnostic("file-too-large", path, Span(), message),)
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        text = _unix(data.decode())
    except UnicodeDecodeError as error:
        before = _unix(data[: error.start].decode("utf-8", "replace"))
        span = Span(before.count("\n") + 1, len(before) - before.rfind("\n"))
        return "", (diagnostic("file-not-utf8", path, span, f"Byte 0x{data[error.start]:02x} here is not UTF-8."),)
    problems = forbidden(text, path)
    return "" if problems else text, problems


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_document(path: str, data: bytes, kind: Kind, name: str, language: str = "") -> Document:
    """Read the file at `path` (used in messages only) as a thing of the kind; `name` is its id, `language` that of an edition.

    Nothing is raised for any bytes: what is wrong is in the Document's diagnostics.
    """
    text, diagnostics = decode(data, path)
    diagnostics = (*_id_problems(path, kind, name), *diagnostics)
    parts = split(text)
    if parts is None:
        diagnostics = diagnostics or (_without_front_matter(path, text),)
        return Document(path=path, kind=kind, id=name, language=language, diagnostics=diagnostics)
    front, body, body_line = parts
    root, problems = read_front_matter(front, 2, path)
    parsed = read_body(body, body_line, path)
    diagnostics = (*diagnostics, *problems, *parsed.diagnostics)
    if root is None:
        return Document(path=path, kind=kind, id=name, language=language, diagnostics=diagnostics)
    reader = ValueReader(path)
    quoted = (*_quoted_lines(root, reader), *parsed.quoted)
    thing, digest, translation, translates = None, "", "", ""
    if language:
        words, translates = read_edition(root, SCHEMA[kind], reader, _NEW)
        translation = msgspec.json.encode(words).decode()
    else:
        values = reader.table(root, SCHEMA[kind])
        thing = _convert(kind, name, values, parsed.body, reader)
        digest = text_digest(root, SCHEMA[kind], body)
    return Document(
        path=path,
        kind=kind,
        id=name,
        language=language,
        thing=thing,
        translation=translation,
        translates=translates,
        body=parsed.body if language else (),
        digest=digest,
        places=msgspec.msgpack.encode(reader.spans),
        quoted=quoted,
        mentions=(*reader.mentions, *body_mentions(parsed.body)),
        images=parsed.images,
        gist=gist_of(parsed.body) if kind == "event" else Gist(),
        diagnostics=(*diagnostics, *reader.diagnostics),
    )


def _id_problems(path: str, kind: Kind, name: str) -> Iterator[Diagnostic]:
    if not is_id(name):
        likely = likely_id(name)
        hint = f"Rename the file to {likely}.md." if likely else ""
        yield diagnostic("id-invalid", path, Span(), f"`{short(name)}` is not an id.", hint)
    elif kind == "source" and name == EDITORS:
        yield diagnostic(
            "id-invalid", path, Span(), "`editors` is no source: [@editors] is what the sources do not say."
        )


def split(text: str) -> tuple[str, str, int] | None:
    """Return the front matter, the body, and the body's first line; None where the file does not begin with front matter."""
    opening = _FENCE.match(text)
    closing = _FENCE.search(text, opening.end() + 1) if opening else None
    if opening is None or closing is None:
        return None
    front = text[opening.end() + 1 : closing.start()]
    return front, text[closing.end() + 1 :], text[: closing.end()].count("\n") + 2


def _without_front_matter(path: str, text: str) -> Diagnostic:
    if not _FENCE.match(text):
        return diagnostic("front-matter-missing", path, Span(), "The file does not begin with a line ---.")
    message = "The front matter opens here and no second line --- closes it."
    return diagnostic("front-matter-missing", path, Span(1, 1, 3), message, "Put a line --- below the last key.")


def _convert(kind: Kind, name: str, values: Value, body: Body, reader: ValueReader) -> AnyThing | None:
    """Make the record; None only where it cannot stand even with a placeholder for a missing title (a diagnostic has said so)."""
    if not isinstance(values, dict):
        return None
    if reader.diagnostics:
        placeholders = {"title": name, "names": (("en", name),), "events": ()}
        needed = {field.key for field in SCHEMA[kind].fields if field.required}
        values = {key: value for key, value in placeholders.items() if key in needed} | values
    try:
        return msgspec.convert({**values, "id": name, "body": body}, RECORDS[kind])  # type: ignore[return-value]
    except msgspec.ValidationError:
        if not reader.diagnostics:
            raise  # the schema and the model disagree: a bug
        return None


def read_edition(root: Mapping, table: Table, reader: ValueReader, hint: str) -> tuple[dict[str, Value], str]:
    """Return the translated values of a language edition, and the digest of the text that it translates; `hint` says how to get that."""
    entries = {key.text: value for key, value in root.entries}
    value = entries.get("translates")
    translates = value.text if isinstance(value, Scalar) else ""
    if value:
        reader.spans["translates"] = value.span
    if not _TRANSLATES.fullmatch(translates):
        rule, span = ("value-mistyped", value.span) if value else ("key-missing", root.span)
        message = "`translates` is the digest of the text that this translates: 12 hexadecimal digits."
        reader.say(rule, span, message, hint)
    rest = Mapping(tuple(entry for entry in root.entries if entry[0].text != "translates"), root.span)
    values = reader.table(rest, table, translation=True)
    return values if isinstance(values, dict) else {}, translates


def _quoted_lines(root: Mapping, reader: ValueReader) -> Iterator[QuotedRun]:
    """Yield the quoted runs of title and summary; say where one is not closed."""
    for key, value in root.entries:
        if isinstance(value, Scalar) and key.text in _PROSE_KEYS:
            runs, unclosed = quoted_in_line(value, _PROSE_KEYS[key.text])
            yield from runs
            if unclosed is not None:
                message = "A quotation opens here and is not closed, so its words cannot be checked."
                reader.say("quote-unclosed", value.at(unclosed, 1), message)


def text_digest(root: Mapping, table: Table, body: str = "") -> str:
    """Return the digest of what a language edition translates: the words of translated keys, and the body's text; 12 hex digits."""
    words = ", ".join(
        f"[{encode_basestring(pointer)}, {encode_basestring(text)}]" for pointer, text in translatable(root, table)
    )
    canonical = f"[[{words}], {encode_basestring(body.strip())}]"  # JSON with blanks: what digests in language editions were made from
    return hashlib.blake2b(canonical.encode(), digest_size=6).hexdigest()
