"""One language's edition as handouts see it: what pages look up, and the interface's words in that language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from gettext import NullTranslations

import msgspec

from dateline.chronology.model import Chronology
from dateline.outputs.entries import with_headlines
from dateline.outputs.register import Register, make_register


class Edition(msgspec.Struct, frozen=True, dict=True):
    """A chronology in one language, ready to be put on paper; `texts` say the interface's texts in this language."""

    chronology: Chronology
    texts: NullTranslations

    @cached_property
    def register(self) -> Register:
        """What is looked up: nothing, where nothing is put on paper."""
        return with_headlines(make_register(self.chronology, self.texts))

    @property
    def language(self) -> str:
        """The language's tag."""
        return self.chronology.language

    def word(self, table: str, code: str) -> str:
        """Return the words for a code, from the tables that the site's pages have too."""
        return self.register.word(table, code)

    def say(self, table: Mapping[str, str], key: str, **values: object) -> str:
        """Return the words of a table's key, with the values in their places."""
        return self.texts.gettext(table[key]).format(**values)

    def address(self, path: str) -> str:
        """Return where a page of this edition is published; "" where that is not known."""
        base = self.chronology.config.base_url.rstrip("/")
        return f"{base}/{path}" if base else ""


def make_edition(chronology: Chronology, texts: NullTranslations | None = None) -> Edition:
    """Return a chronology as handouts see it; without `texts` the interface's words stay as the program has them."""
    return Edition(chronology, texts or NullTranslations())
