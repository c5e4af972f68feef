"""The interface's words in a language: gettext catalogues, a theme's own before those that it builds on, the program's last.

Catalogues are read as their translators write them (`.po`). Babel makes and updates them; reading them is done here, because a build reads
them each time, and the start of Babel alone takes longer than a build that changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from gettext import NullTranslations, c2py
from hashlib import blake2b

import msgspec

from dateline.theme import CatalogueFile, ThemeError

_LINE = re.compile(r'\s*(?:(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?)\s+)?"((?:[^"\\]|\\.)*)"\s*')
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r"}
_PLURAL_FORMS = re.compile(r"^Plural-Forms:.*\bplural=([^;\n]+)", re.MULTILINE)
_PLACEHOLDER = re.compile(r"%\((\w+)\)s|\{(\w*)\}")
_GERMANIC = "n != 1"
"""The plural rule of a catalogue that states none: that of English, and of most languages that have two forms."""


class _Message(msgspec.Struct):
    """One entry of a catalogue as it is read: the values of its keywords, and where it begins."""

    line: int
    fuzzy: bool = False
    parts: dict[str, str] = msgspec.field(default_factory=dict)


class _Fault(Exception):  # noqa: N818 - "error" is a severity here
    """What is wrong with a catalogue, and on which line."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


class _Catalogue(NullTranslations):
    """One catalogue; what it does not have it asks of its fallback."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words: dict[str, tuple[str, ...]] = {}
        self.form: Callable[[int], int] = c2py(_GERMANIC)
        for message in _messages(text):
            self._take(message)

    def _take(self, message: _Message) -> None:
        parts = message.parts
        forms = tuple(words for name, words in parts.items() if name.startswith("msgstr"))
        if "msgid" not in parts or not forms:
            raise _Fault(message.line, "A `msgid` and its `msgstr` belong together.")
        if not parts["msgid"]:
            rule = _PLURAL_FORMS.search(forms[0])
            self.form = c2py(rule[1]) if rule else self.form
        elif all(forms) and not message.fuzzy:
            _same_placeholders(message, forms)
            self.words[_key(parts.get("msgctxt", ""), parts["msgid"])] = forms

    def gettext(self, message: str) -> str:
        found = self.words.get(message)
        return found[0] if found else super().gettext(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        found = self.words.get(msgid1)
        return found[min(self.form(n), len(found) - 1)] if found else super().ngettext(msgid1, msgid2, n)

    def pgettext(self, context: str, message: str) -> str:
        found = self.words.get(_key(context, message))
        return found[0] if found else super().pgettext(context, message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        found = self.words.get(_key(context, msgid1))
        return found[min(self.form(n), len(found) - 1)] if found else super().npgettext(context, msgid1, msgid2, n)


@lru_cache(maxsize=8)
def speech(catalogues: tuple[CatalogueFile, ...], language: str) -> NullTranslations:
    """Return what says the interface's texts in a language.

    `catalogues` are in the order in which they are asked. Those of a region ("es-MX") are asked before those of its language ("es"); what
    none has is said as it stands in the templates. One that cannot be read is left out: `catalogue_faults` says so.
    """
    found = NullTranslations()
    tags = dict.fromkeys((language.partition("-")[0], language))
    for tag in tags:
        for file in reversed(catalogues):
            read = _read(file) if file.language == tag else None
            if isinstance(read, _Catalogue):
                read.add_fallback(found)
                found = read
    return found


def speech_digest(catalogues: tuple[CatalogueFile, ...], language: str) -> bytes:
    """Return a digest of all that `speech` follows from: 16 bytes."""
    tags = (language.partition("-")[0], language)
    found = blake2b(language.encode(), digest_size=16)
    for file in catalogues:
        if file.language in tags:
            found.update(f"\0{file.language} {len(file.data)}\0".encode() + file.data)
    return found.digest()


def catalogue_faults(catalogues: Iterable[CatalogueFile]) -> Iterator[ThemeError]:
    """Yield what is wrong with each catalogue that cannot be read."""
    for file in catalogues:
        read = _read(file)
        if isinstance(read, ThemeError):
            yield read


def _read(file: CatalogueFile) -> _Catalogue | ThemeError:
    try:
        return _Catalogue(file.data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return ThemeError(file.path, file.data[: error.start].count(b"\n") + 1, "The catalogue is not UTF-8.")
    except _Fault as fault:
        return ThemeError(file.path, fault.line, str(fault))
    except ValueError as error:  # of the plural rule
        return ThemeError(file.path, 1, f"The plural rule cannot be read: {error}.")


def _messages(text: str) -> Iterator[_Message]:
    """Read the entries of a catalogue: comments are skipped but for the mark `fuzzy`, which a translator has still to settle."""
    message, name, fuzzy = _Message(1), "", False
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        if not line.strip() or line.startswith("#"):
            fuzzy = fuzzy or (line.startswith("#,") and "fuzzy" in line)
            continue
        match = _LINE.fullmatch(line)
        if not match or not (match[1] or name):
            raise _Fault(number, "This is no line of a gettext catalogue.")
        begins = match[1] == "msgctxt" or (match[1] == "msgid" and name != "msgctxt")
        if begins and message.parts:
            yield message
        if begins:
            message, fuzzy = _Message(number, fuzzy), False
        name = match[1] or name
        message.parts[name] = message.parts.get(name, "") + _ESCAPE.sub(_escaped, match[2])
    if message.parts:
        yield message


def _escaped(match: re.Match[str]) -> str:
    return _ESCAPED.get(match[1], match[1])


def _key(context: str, message: str) -> str:
    return f"{context}\x04{message}" if context else message


def _same_placeholders(message: _Message, forms: tuple[str, ...]) -> None:
    """Insist that a translation has the placeholders of its text, and no others: another one would fail only when the page is made.

    The form for one thing may leave its number out ("one witness").
    """
    asked = _placeholders(message.parts["msgid"]) | _placeholders(message.parts.get("msgid_plural", ""))
    plural = "msgid_plural" in message.parts
    for words in forms:
        given = _placeholders(words)
        if given - asked or (asked - given and not plural):
            names = ", ".join(sorted(given ^ asked))
            raise _Fault(message.line, f"The translation and its text do not have the same placeholders: {names}.")
        if "%(" in _PLACEHOLDER.sub("", words):
            raise _Fault(message.line, "The translation has `%(` without the name and `)s` that make it a placeholder.")


def _placeholders(text: str) -> set[str]:
    return {match.group() for match in _PLACEHOLDER.finditer(text)}
