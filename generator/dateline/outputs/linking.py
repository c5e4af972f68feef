"""Link templates before they are compiled: what a page's template extends and includes becomes part of it.

Jinja looks up each block, and each template that is included, when a page is rendered, in a context of its own, and hands every piece of
a page up through all templates that it extends. Ours name their parents and parts by constants, so all that can be settled once: blocks
and parts stand where they are used, each in a scope of its own, and a page is one function.

Linked templates mean what they meant apart. A template that does what cannot be settled (a name that is worked out, a block in a loop,
`self`, `super()` but printed) is left to Jinja.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import cast

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

Parse = Callable[[str], nodes.Template | None]
"""Parses a template anew, by its name; None where there is none."""

_BEFORE_BLOCKS = (nodes.Assign, nodes.AssignBlock, nodes.Import, nodes.FromImport, nodes.Macro, nodes.ExprStmt)
"""What a template that extends another does besides its blocks."""
_MANY_TIMES = (nodes.For, nodes.Macro, nodes.CallBlock, nodes.FilterBlock, nodes.AssignBlock)
"""Where a block would not stand once, in the page itself."""


class _UnsettledError(Exception):
    """Raised where a template does what can be known only when it is rendered."""


def link(tree: nodes.Template, name: str, parse: Parse) -> nodes.Template:
    """Return a template with all that it extends and includes in it, or as it is where that cannot be settled."""
    try:
        body = _body(tree, (name,), parse)
    except _UnsettledError:
        return parse(name) or tree  # as it was before it was taken apart
    linked = nodes.Template(body, lineno=1)
    if tree.environment:
        linked.set_environment(tree.environment)
    return linked


def _body(tree: nodes.Template, names: tuple[str, ...], parse: Parse) -> list[nodes.Node]:
    """Return a template's statements when linked; `names` are the templates being linked, that asked for first."""
    chain, before = [tree], list[nodes.Node]()
    while parent := _parent(chain[-1]):
        if parent in names:
            raise _UnsettledError  # each extends the other: Jinja says so
        names = (*names, parent)
        before += _before_blocks(chain[-1])
        chain.append(_parsed(parent, parse))
    definitions: dict[str, list[nodes.Block]] = {}
    for each in chain:
        for block in each.find_all(nodes.Block):
            definitions.setdefault(block.name, []).append(block)
    linker = _Linker(definitions, names, parse)
    return [*_several(linker, before), *_several(linker, chain[-1].body)]


def _parent(tree: nodes.Template) -> str:
    """Return the name of the template that one extends; "" for none."""
    extended = list(tree.find_all(nodes.Extends))
    if not extended:
        return ""
    template = extended[0].template
    at = tree.body.index(extended[0]) if extended[0] in tree.body else -1
    is_first = at >= 0 and not any(isinstance(each, nodes.Output) for each in tree.body[:at])
    if len(extended) > 1 or not is_first or not isinstance(template, nodes.Const):
        raise _UnsettledError
    return str(template.value)


def _before_blocks(tree: nodes.Template) -> Iterator[nodes.Node]:
    """Yield what a template that extends another does before that one is printed."""
    for each in tree.body:
        if isinstance(each, _BEFORE_BLOCKS):
            yield each
        elif not isinstance(each, nodes.Extends | nodes.Block | nodes.Output):
            raise _UnsettledError


def _parsed(name: str, parse: Parse) -> nodes.Template:
    tree = parse(name)
    if tree is None:
        raise _UnsettledError
    return tree


def _several(linker: _Linker, found: list[nodes.Node]) -> list[nodes.Node]:
    return [each for node in found for each in linker.visit_list(node)]


class _Linker(NodeTransformer):
    """Puts blocks and parts where they are used.

    `definitions` are each block's, that of the template that was asked for first.
    """

    def __init__(self, definitions: dict[str, list[nodes.Block]], names: tuple[str, ...], parse: Parse) -> None:
        self._definitions, self._names, self._parse = definitions, names, parse
        self._overridden: list[nodes.Block] = []
        """What the block being linked stands for, nearest first: what `super()` prints."""
        self._used: set[str] = set()
        self._is_repeated = False

    def generic_visit(self, node: nodes.Node, *args: object, **kwargs: object) -> nodes.Node:
        """Link what stands within a statement."""
        before, self._is_repeated = self._is_repeated, self._is_repeated or isinstance(node, _MANY_TIMES)
        node = super().generic_visit(node, *args, **kwargs)
        self._is_repeated = before
        return node

    def visit_Name(self, node: nodes.Name) -> nodes.Node:  # noqa: N802 - Jinja's name
        """Refuse what names blocks when a page is rendered."""
        if node.name in ("self", "super"):
            raise _UnsettledError
        return node

    def visit_Block(self, node: nodes.Block) -> nodes.Node:  # noqa: N802
        """Return a block's statements as the template that was asked for has them."""
        if self._is_repeated or node.name in self._used:  # a statement cannot stand in two places
            raise _UnsettledError
        self._used.add(node.name)
        return self._block(self._definitions[node.name])

    def visit_Include(self, node: nodes.Include) -> nodes.Node:  # noqa: N802
        """Return a part's statements."""
        name = node.template.value if isinstance(node.template, nodes.Const) else None
        if not isinstance(name, str) or not node.with_context or node.ignore_missing or name in self._names:
            raise _UnsettledError
        return nodes.Scope(_body(_parsed(name, self._parse), (*self._names, name), self._parse), lineno=node.lineno)

    def visit_Output(self, node: nodes.Output) -> nodes.Node | list[nodes.Node]:  # noqa: N802
        """Put what a block stands for where it prints that."""
        found, piece = list[nodes.Node](), list[nodes.Expr]()
        for each in node.nodes:
            if _is_super(each):
                found += [nodes.Output(piece, lineno=node.lineno)] if piece else []
                found.append(self._super())
                piece = []
            else:
                piece.append(cast("nodes.Expr", self.visit(each)))
        return [*found, nodes.Output(piece, lineno=node.lineno)] if piece else found

    def _super(self) -> nodes.Node:
        if not self._overridden:
            raise _UnsettledError
        found = self._block(self._overridden)
        self._overridden = []
        return found

    def _block(self, definitions: list[nodes.Block]) -> nodes.Node:
        block, *overridden = definitions
        if block.required:
            raise _UnsettledError
        before, self._overridden = self._overridden, overridden
        body = _several(self, block.body)
        self._overridden = before
        return nodes.Scope(body, lineno=block.lineno)


def _is_super(node: nodes.Expr) -> bool:
    return isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name == "super"
