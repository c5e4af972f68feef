"""Compile templates to faster Python than Jinja does: what our templates cannot do need not be looked for each time.

Jinja's code must be ready for anything that a template may be given. Ours get frozen views, filters and the interface's texts, nothing
else, so that much can be settled when a template is compiled: a text of the interface is there in the edition's language as it will
be printed, an attribute is one and never a key, a macro is a plain function, and a call hands nobody the context but gettext's own.
Templates keep their meaning, and faults their line; Jinja's documentation names `code_generator_class` as the place for this.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, MutableMapping
from functools import cache
from gettext import NullTranslations
from hashlib import blake2b
from keyword import iskeyword
from types import CodeType
from typing import Any, Protocol, cast

from jinja2 import BytecodeCache, Environment, Template, TemplateNotFound, nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.runtime import Context
from jinja2.visitor import NodeTransformer
from markupsafe import Markup
from markupsafe import escape as _escape

from dateline.outputs.escaping import inner
from dateline.outputs.linking import link

_OURS = "dateline.outputs.compiling"
_TEXTS = ("_", "gettext")
_GIVEN_CONTEXT = frozenset({"_", "gettext", "ngettext", "pgettext", "npgettext"})
_NAMED_ONLY = re.compile(r"(?:[^%]|%%|%\([a-z_]+\)s)*")
_QUOTED = re.compile(r"[\"']([^\"'\n]+)[\"']")
_SOFT_FILTERS = frozenset({"default", "d"})
_SOFT_TESTS = frozenset({"defined", "undefined"})


# --- what compiled templates call ---------------------------------------------------------------------------------------------------


new = cast("Callable[[type[Markup], str], Markup]", str.__new__)
"""Marks a text as HTML: `new(Markup, text)`; markupsafe's own way asks first whether it is."""


def printed(value: Any) -> str:  # noqa: ANN401 - a template prints anything
    """Return a value as it stands in a page: escaped, unless it is HTML already. Most texts have nothing to escape."""
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]
    if kind is str:
        return inner(value)
    return str(value) if kind is int else _escape(value)


class Whole:
    """What the generator below takes for a list of a macro's output where a template yields it: several pieces become one."""

    extend = staticmethod("".join)

    @staticmethod
    def append(piece: str) -> str:
        """Return the one piece that there is."""
        return piece


whole = Whole()


def said(text: str, **values: object) -> Markup:
    """Return a text of the interface with values in it."""
    return new(Markup, text % {name: printed(value) for name, value in values.items()})


# --- the compiler -------------------------------------------------------------------------------------------------------------------


class _Said(NodeTransformer):
    """Put the interface's texts into a template, in the language of its environment."""

    def __init__(self, gettext: Callable[[str], str]) -> None:
        self._gettext = gettext

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - Jinja's name
        """Replace `_("words")` by the words, and `_("words %(x)s", x=…)` by the words with places for the values.

        What counts is only said when it is known how many there are, but without Jinja's detour by way of the context.
        """
        node = self.generic_visit(node)  # type: ignore[assignment]
        name = node.node
        if node.dyn_args or node.dyn_kwargs or not isinstance(name, nodes.Name):
            return node
        if name.name == "ngettext" and len(node.args) == 3:
            counted = nodes.EnvironmentAttribute("counted", lineno=node.lineno)
            return nodes.Call(counted, node.args, node.kwargs, None, None, lineno=node.lineno)
        if name.name not in _TEXTS or len(node.args) != 1:
            return node
        words = node.args[0]
        if not (isinstance(words, nodes.Const) and isinstance(words.value, str)):
            return node
        text = self._gettext(words.value)
        if not _is_named_only(text):
            return node
        if not node.kwargs:
            return nodes.Const(Markup(text % {}), lineno=node.lineno)  # noqa: S704 - a catalogue's text is ours
        template = nodes.Const(text, lineno=node.lineno)
        call = nodes.ImportedName(f"{_OURS}.said", lineno=node.lineno)
        return nodes.Call(call, [template], node.kwargs, None, None, lineno=node.lineno)


class _Generator(CodeGenerator):
    """Writes a template's code; whatever it does not know for certain it leaves to Jinja."""

    _soft: int
    """How many tests and filters around the node allow what is not there; one more where the template has mappings of its own."""
    _constants: list[str]

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        self._constants = []
        if isinstance(self.environment, FastEnvironment) and self.name in self.environment.linked:
            node = link(node, self.name or "", self.environment.parsed_again)
        self._soft = int(_has_mappings(node))
        stored = (name.name for name in node.find_all(nodes.Name) if name.ctx != "load")
        if isinstance(self.environment, FastEnvironment) and _GIVEN_CONTEXT.isdisjoint(stored):
            node = _Said(self.environment.gettext).visit(node)
        self.writeline(f"from {_OURS} import inner as _inner, new as _new, printed as _printed, whole as _whole")
        if isinstance(self.environment, FastEnvironment):
            self.environment.named_in[self.name or ""] = tuple(_named_in(node))
        super().visit_Template(node, frame)
        for number, text in enumerate(self._constants):
            self.writeline(f"_text_{number} = Markup({text!r})")

    def _is_plain(self, frame: Frame) -> bool:
        return bool(frame.eval_ctx.autoescape) and not frame.eval_ctx.volatile

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802
        """Write what is printed in one go as one piece, since each goes up through every template that this one extends."""
        if frame.buffer is not None or len(node.nodes) < 2:
            super().visit_Output(node, frame)
            return
        frame.buffer = "yield _whole"
        super().visit_Output(node, frame)
        frame.buffer = None

    def visit_Const(self, node: nodes.Const, frame: Frame) -> None:  # noqa: N802
        value = node.as_const(frame.eval_ctx)
        if isinstance(value, Markup):
            self.write(f"_text_{len(self._constants)}")
            self._constants.append(str(value))
        else:
            super().visit_Const(node, frame)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        name = node.node.name if isinstance(node.node, nodes.Name) else ""
        odd = node.dyn_args or node.dyn_kwargs or any(iskeyword(each.key) for each in node.kwargs)
        if odd or name in _GIVEN_CONTEXT or not self._is_plain(frame):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        self.signature_of(node, frame, forward_caller=forward_caller)
        self.write(")")

    def signature_of(self, node: nodes.Call, frame: Frame, *, forward_caller: bool) -> None:
        """Write the arguments of a call."""
        first = True
        for each in (*node.args, *node.kwargs):
            self.write("" if first else ", ")
            self.visit(each, frame)
            first = False
        if forward_caller:
            self.write("caller=caller" if first else ", caller=caller")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        is_mapping = isinstance(node.node, nodes.Name) and node.node.name in ("kwargs", "self")
        if self._soft or is_mapping or iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:  # noqa: N802
        soft = node.name in _SOFT_FILTERS
        self._soft += soft
        super().visit_Filter(node, frame)
        self._soft -= soft

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:  # noqa: N802
        soft = node.name in _SOFT_TESTS
        self._soft += soft
        super().visit_Test(node, frame)
        self._soft -= soft

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401 - Jinja's own
        if self._is_plain(frame) and finalize.src is None:
            self.write("(_v if (_v := ")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401 - Jinja's own
        """Print HTML and plain texts, which most values are, without a call of ours for each."""
        if self._is_plain(frame) and finalize.src is None:
            self.write(").__class__ is Markup else _inner(_v) if _v.__class__ is str else _printed(_v))")
        else:
            super()._output_child_post(node, frame, finalize)

    def visit_Macro(self, node: nodes.Macro, frame: Frame) -> None:  # noqa: N802
        names = [arg.name for arg in node.args]
        if not self._is_plain(frame) or any(iskeyword(name) or name.startswith("_") for name in names):
            super().visit_Macro(node, frame)
            return
        macro_frame, macro_ref = self.macro_body(node, frame)
        plain = not (macro_ref.accesses_caller or macro_ref.accesses_kwargs or macro_ref.accesses_varargs)
        if plain:
            self._named(names)
        self.newline()
        if frame.toplevel:
            if not node.name.startswith("_"):
                self.write(f"context.exported_vars.add({node.name!r})")
            self.writeline(f"context.vars[{node.name!r}] = ")
        self.write(f"{frame.symbols.ref(node.name)} = ")
        if plain:
            self.write("_named")
        else:
            self.macro_def(macro_ref, macro_frame)

    def _named(self, names: list[str]) -> None:
        """Write a function that takes a macro's arguments by their names too."""
        given = "".join(f"{name}=missing, " for name in names)
        self.writeline(f"def _named({given}*, _macro=macro):")
        self.indent()
        self.writeline(f"return _new(Markup, _macro({', '.join(names)}))")
        self.outdent()


class Shelf(Hashable, Protocol):
    """Where byte strings are kept by name from one build to the next, for this version of the program."""

    def get(self, name: str) -> bytes | None:
        """Return what is kept under a name; None where there is nothing."""

    def put(self, name: str, value: bytes) -> None:
        """Keep a value."""


class Compiled(BytecodeCache):
    """Templates as compiled, for environments that say the interface's texts in one way: the book and the single page have theirs too.

    With a `shelf` they outlive this process; `spoken` is a digest of the texts of the interface, which the code holds.
    """

    def __init__(self, shelf: Shelf | None = None, spoken: bytes = b"") -> None:
        """Begin empty."""
        self._codes: dict[tuple[str, str], CodeType] = {}
        self._shelf, self._spoken = shelf, spoken

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """Return the place of a template's code, which is that of all that may be in a linked one too."""
        if isinstance(environment, FastEnvironment) and name in environment.linked:
            texts = environment.texts_with(name)
            source = "\0".join(part for each in sorted(texts) for part in (each, texts[each]))
        return super().get_bucket(environment, name, filename, source)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template's code, if its text was compiled before."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))
        kept = self._shelf.get(self._name(bucket)) if self._shelf and bucket.code is None else None
        if kept is not None:
            bucket.bytecode_from_string(kept)
            self._keep(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template's code."""
        self._keep(bucket)
        if self._shelf and bucket.code is not None:
            self._shelf.put(self._name(bucket), bucket.bytecode_to_string())

    def _keep(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._codes[bucket.key, bucket.checksum] = bucket.code

    def _name(self, bucket: Bucket) -> str:
        parts = (bucket.key.encode(), bucket.checksum.encode(), self._spoken)
        return blake2b(b"\0".join(parts), digest_size=16).hexdigest()


class _Template(Template):
    """A template that another may import whatever globals that one has: ours have all the same."""

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        del ctx
        return super()._get_default_module()


class FastEnvironment(Environment):
    """An environment whose templates are compiled by the generator above.

    `gettext` and `ngettext` give them the interface's texts. Templates, and what they know besides their page, do not change.
    """

    code_generator_class = _Generator
    template_class = _Template
    gettext: Callable[[str], str] = staticmethod(str)
    ngettext: Callable[[str, str, int], str] = staticmethod(NullTranslations().ngettext)
    named_in: dict[str, tuple[str, ...]]
    """The templates that each compiled one extends, includes or imports."""
    linked: frozenset[str] = frozenset()
    """The templates that all they extend and include becomes part of."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - Jinja's own
        super().__init__(**options)
        self.named_in = {}
        self.parsed: dict[str, nodes.Template] = {}
        self._found: dict[str, Template] = {}

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - Jinja's name
    ) -> Template:
        """Return a template; one that was found before without being looked for."""
        if type(name) is not str or globals is not None:
            return super().get_template(name, parent, globals)
        found = self._found.get(name)
        if found is None:
            found = self._found[name] = super().get_template(name, parent)
        return found

    def link(self, names: Iterable[str]) -> None:
        """Have templates linked, from the next time that they are asked for: dearer to compile, cheaper to render."""
        new = frozenset(names) - self.linked
        if not new:
            return
        self.linked |= new
        self._found.clear()
        if self.cache is not None:
            self.cache.clear()

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return what a template knows besides its page: the environment's own, where nothing is added to it."""
        return super().make_globals(d) if d else self.globals

    def counted(self, one: str, more: str, number: int, /, **values: object) -> Markup:
        """Return a text of the interface that counts, with values in it."""
        text = self.ngettext(one, more, number)
        if not _is_named_only(text):
            return Markup(text) % ({"num": number} | values)  # noqa: S704 - a catalogue's text is ours
        values.setdefault("num", number)
        return new(Markup, text % {name: printed(value) for name, value in values.items()})

    def parsed_again(self, name: str) -> nodes.Template | None:
        """Parse a template by its name, for another that it becomes a part of."""
        text = self._text_of(name)
        return None if text is None else self._parse(text, name, name)

    def texts_with(self, name: str) -> Mapping[str, str]:
        """Return the texts of a linked template and of all that could be in it, by name: those that are named in them, in quotation marks."""
        found, waiting = dict[str, str](), [name]
        while waiting:
            here = waiting.pop()
            text = None if here in found else self._text_of(here)
            if text is not None:
                found[here] = text
                waiting += _QUOTED.findall(text)
        return found

    def _text_of(self, name: str) -> str | None:
        try:
            return self.loader.get_source(self, name)[0] if self.loader else None
        except TemplateNotFound:
            return None

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Parse a template; what was parsed elsewhere is taken over, once, since compiling changes it."""
        tree = self.parsed.pop(name or "", None)
        if tree is None:
            return super()._parse(source, name, filename)
        tree.set_environment(self)
        return tree


@cache
def _is_named_only(text: str) -> bool:
    return bool(_NAMED_ONLY.fullmatch(text))


def _has_mappings(node: nodes.Node) -> bool:
    """Tell whether a template has mappings whose values it could ask for as if they were attributes."""
    at_once = {id(each.node) for each in node.find_all(nodes.Getitem)}
    return any(id(each) not in at_once for each in node.find_all(nodes.Dict))


def _named_in(node: nodes.Template) -> Iterator[str]:
    for each in node.find_all((nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)):
        if isinstance(each.template, nodes.Const):  # type: ignore[attr-defined]
            yield str(each.template.value)  # type: ignore[attr-defined]
