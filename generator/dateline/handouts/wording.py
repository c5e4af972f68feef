"""The words that handouts print besides the content's own, marked for translation.

A handout receives them as pairs of a key and a text; `{name}` stands for what the layout, or the code that makes the view, fills in.
"""

from __future__ import annotations

from collections.abc import Mapping
from gettext import NullTranslations

from dateline.outputs.wording import N_

Words = tuple[tuple[str, str], ...]

FRAME: Mapping[str, str] = {
    "page": N_("Page {page} of {pages}"),
    "version": N_("Version {version}"),
    "as-of": N_("as of {day}"),
    "corrected-since": N_("Corrected since? See {address}"),
    "corrected-since-offline": N_("Corrected since? See the chronology’s page of corrections."),
    "selection": N_("Chosen: {selection}"),
    "elsewhere": N_("elsewhere given as {date}"),
    "in-the-sources": N_("in the sources: “{words}”"),
    "date-not-known": N_("Date not known"),
    "after": N_("after: {events}"),
    "before": N_("before: {events}"),
    "outcome": N_("Outcome: {outcome}"),
    "sources-disagree": N_("Sources disagree: {about}"),
    "copy-errs": N_("A copy errs: {about}"),
    "corrected": N_("Corrected on {day}: {change}"),
}
"""What every kind of handout says."""

CHRONOLOGY: Mapping[str, str] = {
    "all-events": N_("All {all} events of the chronology."),
    "some-events": N_("{shown} of {all} events."),
    "chosen-events": N_("{shown} of {all} events, chosen by importance."),
    "rest": N_("The others, and the sources of all of them, are in the full chronology: {address}"),
    "rest-offline": N_("The others, and the sources of all of them, are in the full chronology."),
    "sources-at": N_("The sources of all of them are in the full chronology: {address}"),
    "sources-at-offline": N_("The sources of all of them are in the full chronology."),
    "continued": N_("continued"),
}

SELECTION: Mapping[str, str] = {
    "q": N_("with the words “{words}”"),
    "role": N_("role: {words}"),
    "landmark": N_("landmarks"),
    "major": N_("landmarks and major events"),
    "dispute": N_("where sources disagree"),
    "from": N_("from {date}"),
    "to": N_("to {date}"),
}
"""A selection in words."""

KINDS: Mapping[str, str] = {
    "chronology": N_("Chronology on two pages"),
    "chronology-complete": N_("Chronology, complete"),
}
"""What a handout is called in a list of downloads."""


def said(texts: NullTranslations, *tables: Mapping[str, str]) -> Words:
    """Return the words of some tables in the language that `texts` speaks, by their keys."""
    return tuple((key, texts.gettext(words)) for table in tables for key, words in sorted(table.items()))
