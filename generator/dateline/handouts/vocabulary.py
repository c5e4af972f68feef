"""The glossary as a list of terms: the definition list of the page `glossary`, in a chronology's language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dateline.chronology.model import Chronology
from dateline.model import Body, Cited, Element, Node, Reference, Text
from dateline.outputs.views import View

GLOSSARY = "glossary"


class Term(View, kw_only=True):
    """A term, its counterpart in the other language, and its definition."""

    term: str
    counterpart: str
    definition: str


def glossary(chronology: Chronology) -> tuple[Term, ...]:
    """Return the terms of the glossary page in its order; nothing where there is none."""
    page = chronology.pages.get(GLOSSARY)
    return tuple(_terms(page.body)) if page else ()


def used(terms: Iterable[Term], texts: Iterable[str]) -> tuple[Term, ...]:
    """Return the terms that occur in some texts, as whole words, in any case, in the singular or with a plural's ending."""
    whole = "\n".join(texts)
    return tuple(term for term in terms if re.search(rf"\b{re.escape(term.term)}(?:e?s)?\b", whole, re.IGNORECASE))


def _terms(body: Body) -> Iterator[Term]:
    for node in body:
        if isinstance(node, Element) and node.tag == "dl":
            name = ""
            for each in node.children:
                if isinstance(each, Element) and each.tag == "dt":
                    name = _text(each)
                elif isinstance(each, Element) and each.tag == "dd" and name:
                    term, _, counterpart = name.partition(" / ")
                    yield Term(term=term.strip(), counterpart=counterpart.strip(), definition=_text(each))


def _text(node: Node) -> str:
    match node:
        case Text():
            return node.text
        case Element():
            return "".join(_text(each) for each in node.children).strip()
        case Reference():
            return node.words
        case Cited():
            return ""
