"""Stem words by the reference stemmers (Snowball), at build time: the browser is given groups of forms and needs no stemmer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

ALGORITHMS: Mapping[str, str] = {
    "ar": "arabic",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "eo": "esperanto",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fa": "persian",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "ne": "nepali",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "st": "sesotho",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}
"""The stemmer of each language; a language without one has words that are found by their beginnings only."""


def stem(language: str, word: str) -> str:
    """Return the stem of a word in small letters, with its accents; the word itself where the language has no stemmer."""
    algorithm = ALGORITHMS.get(language.partition("-")[0], "")
    return _stemmer(algorithm)(word) if algorithm and not word.isdigit() else word


@cache
def _stemmer(algorithm: str) -> Callable[[str], str]:
    import Stemmer

    found: Callable[[str], str] = Stemmer.Stemmer(algorithm).stemWord
    return found
