"""Tell whether a text has the form of an id, an address, or the name of a picture; shorten a text for a message."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from dateline.parsing.citations import ID_PATTERN, MAX_ID

_ID = re.compile(ID_PATTERN)
_NOT_IN_ADDRESSES = re.compile(r"[\s\x00-\x1f\x7f<>\"\\]")
_NOT_IN_NAMES = re.compile(r'[\\:*?"<>|\x00-\x1f]')
_NOT_IN_IDS = re.compile(r"[^a-z0-9]+")
_RESERVED = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")
"""Names that Windows keeps for devices: a repository with such a file cannot be checked out there."""
_SHORT = 60


def is_id(text: str) -> bool:
    """Tell whether the text is a well-formed id."""
    return len(text) <= MAX_ID and _ID.fullmatch(text) is not None and not _RESERVED.fullmatch(text)


def likely_id(text: str) -> str:
    """Return the id that an author may have meant ("Talks_2021" → `talks-2021`); nothing where none can be made."""
    return _NOT_IN_IDS.sub("-", text.lower()).strip("-")[:MAX_ID].strip("-")


def is_web_address(text: str) -> bool:
    """Tell whether the text is an absolute http or https address without blanks or control characters."""
    if _NOT_IN_ADDRESSES.search(text):
        return False
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def is_media_name(text: str) -> bool:
    """Tell whether the text names a file within content/media/, on every system: `bridge.jpg`, `2021/bridge.jpg`."""
    return all(part not in ("", ".", "..") and not _NOT_IN_NAMES.search(part) for part in text.split("/"))


def short(text: str) -> str:
    """Return the text on one line, cut to what fits a message."""
    line = " ".join(text.split())
    return line if len(line) <= _SHORT else line[: _SHORT - 1] + "…"
