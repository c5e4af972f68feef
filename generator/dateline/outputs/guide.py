"""Document what templates see: every variable of `page` and `site`, from the view classes' fields, types and docstrings."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable, Iterator
from itertools import pairwise
from textwrap import dedent
from types import UnionType
from typing import Literal, get_args, get_origin, get_type_hints

from msgspec import Struct

from dateline.model import Element, Locator, Record, Text
from dateline.outputs.contract import PAGES, PARTS
from dateline.outputs.site import Site
from dateline.outputs.views import PageView, View
from dateline.references import CslItem

SourceOf = Callable[[type], str]
"""What gives the source text of a class: where it comes from is the caller's business."""

_BARE = (Struct, View, Record)
"""What views are made from and have no field of their own."""

_WORDED: dict[object, str] = {
    bytes: "bytes",
    PageView: "the view of a page",
    str: "text",
    int: "number",
    bool: "true or false",
    type(None): "none",
    Locator: "a place, for the filter `locator`",
    CslItem: "an item, for the filter `references`",
    Text: "nodes, for the filter `prose`",
    Element: "nodes, for the filter `prose`",
}


def markdown(source_of: SourceOf) -> str:
    """Return the reference in Markdown: what every page has, each template's page, `site`, then the views that these are made of."""
    named: dict[type[Struct], None] = {}
    parts = ["### Every page", _table(PageView, source_of, named)]
    for page in dict.fromkeys(PAGES.values()):
        templates = ", ".join(f"`{name}`" for name, each in PAGES.items() if each is page)
        parts += [f"### {templates}", _described(page), _table(page, source_of, named, without=PageView)]
    for template, part in PARTS.items():
        parts.append(f"### `{template}`\n\nIt sees one `entry`: {_link(part, named)}.")
    parts += ["### `site`", _described(Site), _table(Site, source_of, named)]
    parts.append("### What these are made of")
    for view in _closure(named, source_of):
        parts += [f"#### {view.__name__}", _described(view), _table(view, source_of, named)]
    return "\n\n".join(parts) + "\n"


def field_docs(source: str) -> dict[str, str]:
    """Return the docstrings of a class's fields: each is the string that stands below its field."""
    (definition,) = ast.parse(dedent(source)).body
    body = definition.body if isinstance(definition, ast.ClassDef) else []
    found = {}
    for field, below in pairwise(body):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            is_text = isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant)
            if is_text and isinstance(below.value.value, str):  # type: ignore[attr-defined]  # is_text says so
                found[field.target.id] = inspect.cleandoc(below.value.value)  # type: ignore[attr-defined]
    return found


def _closure(named: dict[type[Struct], None], source_of: SourceOf) -> Iterator[type[Struct]]:
    """Yield every view that is named, and those that these name in turn, each once, in the order in which a reader meets them."""
    done: set[type[Struct]] = set()
    while waiting := [view for view in named if view not in done]:
        for view in waiting:
            done.add(view)
            _table(view, source_of, named)
            yield view


def _table(
    view: type[Struct], source_of: SourceOf, named: dict[type[Struct], None], without: type[Struct] | None = None
) -> str:
    """Return a view's fields as a table, "" for none; add the views that they name to `named`."""
    docs = {
        name: text for each in reversed(view.__mro__) if each in _views(view) for name, text in _docs(each, source_of)
    }
    hints = get_type_hints(view)
    left_out = set(without.__struct_fields__) if without else set()
    rows = [
        f"| `{name}` | {_worded(hints[name], named)} | {_cell(docs.get(name, ''))} |"
        for name in view.__struct_fields__
        if name not in left_out
    ]
    return "\n".join(["| variable | what it is | meaning |", "| --- | --- | --- |", *rows]) if rows else ""


def _views(view: type[Struct]) -> set[type]:
    return {each for each in view.__mro__ if issubclass(each, Struct) and each not in _BARE}


def _docs(view: type, source_of: SourceOf) -> Iterator[tuple[str, str]]:
    yield from field_docs(source_of(view)).items()


def _worded(hint: object, named: dict[type[Struct], None]) -> str:
    """Return a type in words for people who write templates, with links to the views that it names."""
    if isinstance(hint, type) and issubclass(hint, Struct) and hint not in _WORDED:
        return _link(hint, named)
    if get_origin(hint) is Literal:
        return " or ".join(f'`"{value}"`' for value in get_args(hint))
    if get_origin(hint) is tuple:
        items = [each for each in get_args(hint) if each is not Ellipsis]
        return "a list: " + ", ".join(dict.fromkeys(_worded(each, named) for each in items))
    if isinstance(hint, UnionType):
        return ", or ".join(dict.fromkeys(_worded(each, named) for each in get_args(hint)))
    return _WORDED[hint]


def _link(view: type[Struct], named: dict[type[Struct], None]) -> str:
    named.setdefault(view)
    return f"[{view.__name__}](#{view.__name__.lower()})"


def _described(view: type[Struct]) -> str:
    return inspect.cleandoc(view.__doc__ or "")


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
