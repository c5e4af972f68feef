"""What pages must know of a language: which way it is written, and what it calls itself.

Tables rather than CLDR itself, because a build that changes nothing needs no more of Babel, and its start takes longer than such a build;
a test holds them to CLDR for every language that it knows.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Direction = Literal["ltr", "rtl"]

OWN_NAMES: Mapping[str, str] = {
    "en": "English",
    "en-GB": "British English",
    "en-US": "American English",
    "es": "Español",
}
"""What the languages of an edition call themselves, as a menu writes it."""
_RTL_SCRIPTS = frozenset({"adlm", "arab", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"})
_RTL_LANGUAGES = frozenset(
    {
        *("apc", "ar", "bal", "bgn", "ckb", "dv", "fa", "he", "ks", "lrc", "mzn", "nqo", "ps", "rhg"),
        *("sd", "sdh", "skr", "syr", "trw", "ug", "ur", "yi"),
    }
)
"""The languages that are written from right to left where their tag names no script."""


def direction(language: str) -> Direction:
    """Return which way a language is written, by its BCP 47 tag: the script decides where the tag names one ("az-Arab")."""
    first, *rest = language.lower().split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), "")
    return "rtl" if (script in _RTL_SCRIPTS if script else first in _RTL_LANGUAGES) else "ltr"


def own_name(language: str) -> str:
    """Return what a language calls itself; its tag, where we have no name for it."""
    return OWN_NAMES.get(language, language)
