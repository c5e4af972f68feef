"""Give every entry an id of its own that does not change from one import to the next."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator

import msgspec

from dateline.importing.cleaning import line
from dateline.importing.drafts import Draft
from dateline.importing.model import Imported, Problem, Reading
from dateline.model import EDITORS
from dateline.parsing.citations import MAX_ID
from dateline.parsing.forms import is_id, likely_id, short

_TITLE_WORDS = 6


class Shelf(msgspec.Struct):
    """The entries of one file so far, each under an id of its own; `unit` says what their rows count."""

    unit: str
    sources: dict[str, Imported] = msgspec.field(default_factory=dict)
    rows: dict[str, int] = msgspec.field(default_factory=dict)
    problems: list[Problem] = msgspec.field(default_factory=list)

    def add(self, draft: Draft, key: str, row: int) -> None:
        """Take an entry in; refuse one without a title, and one whose key stands already."""
        key = line(key)
        title = draft.get("title")
        if not isinstance(title, str) or not title:
            self.refuse(row, f"{_called(key)} has no title, and a source needs one")
            return
        key = key or _made_key(draft, title)
        if key in self.rows:
            self.refuse(row, f"{_called(key)} stands already at {self.unit} {self.rows[key]}")
            return
        self.rows[key] = row
        name = next(each for each in ids_for(key) if each not in self.sources)
        values = draft.values() if name == key else (*draft.values(), ("x-key", key))
        self.sources[name] = Imported(name, key, values, row, tuple(draft.notes))

    def refuse(self, row: int, message: str) -> None:
        """Note that something in the file is not imported."""
        self.problems.append(Problem(row, message))

    def reading(self) -> Reading:
        """Return all that was read."""
        return Reading(self.unit, tuple(self.sources.values()), tuple(self.problems))


def _called(key: str) -> str:
    return f"the entry `{short(key)}`" if key else "an entry without a key"


def _made_key(draft: Draft, title: str) -> str:
    """Return a key for an entry that has none, from what is least likely to change: who, when, and the title's first words."""
    authors = draft.get("authors")
    who = authors[0].split()[-1] if isinstance(authors, tuple) and authors and isinstance(authors[0], str) else ""
    when = str(draft.get("published"))[:4]
    return " ".join([who, when, *title.split()[:_TITLE_WORDS]]).strip()


def ids_for(key: str, plain: str = "", fallback: str = "source") -> Iterator[str]:
    """Yield ids for a key, best first: the key itself, a plain spelling (of `plain`, else of it), that with digits made from the key."""
    if is_id(key) and key != EDITORS:
        yield key
    folded = unicodedata.normalize("NFKD", plain or key).encode("ascii", "ignore").decode()
    name = likely_id(folded) or fallback
    if is_id(name) and name not in (EDITORS, fallback):
        yield name
    digits = hashlib.blake2b(key.encode(), digest_size=16).hexdigest()
    for length in range(4, len(digits) + 1, 4):
        yield f"{name[: MAX_ID - length - 1].strip('-')}-{digits[:length]}"
