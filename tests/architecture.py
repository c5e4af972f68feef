"""Check the program's shape by reading its source: which room imports which, and who touches the world outside.

A *room* is a module or folder directly in the package. The tables below are the architecture; changing one is a decision.
"""

import ast
import builtins
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

PACKAGE = "dateline"
MAX_LINES = 400

VOCABULARY = frozenset({"diagnostics", "dates", "model", "sentences", "gist", "config", "lazily"})
STAGES = VOCABULARY | {"parsing", "evidence", "bases", "chronology", "axis", "outputs", "theme", "files", "cache"}

# Each room and the rooms that it may import, besides itself. A room that does not exist yet may stand here.
ARROWS: Mapping[str, frozenset[str]] = {
    "__init__": frozenset(),
    "__main__": frozenset({"commands"}),
    **dict.fromkeys(VOCABULARY, VOCABULARY),
    "axis": VOCABULARY,
    "evidence": frozenset(),
    "bases": VOCABULARY,
    "intake": frozenset(),
    "bibliography": VOCABULARY | {"parsing", "chronology"},
    "references": VOCABULARY | {"chronology"},
    "exports": VOCABULARY,
    "importing": VOCABULARY | {"parsing"},
    "links": VOCABULARY | {"parsing", "chronology"},
    "parsing": VOCABULARY,
    "chronology": VOCABULARY | {"parsing", "evidence", "bases"},
    "theme": VOCABULARY,
    "media": VOCABULARY | {"parsing"},
    "files": VOCABULARY,
    "cache": VOCABULARY | {"settled"},
    "searching": VOCABULARY | {"chronology"},
    "selection": VOCABULARY | {"chronology", "searching"},
    "outputs": VOCABULARY
    | {"axis", "chronology", "evidence", "references", "exports", "searching", "selection", "theme"},
    "handouts": VOCABULARY | {"axis", "bases", "chronology", "selection", "outputs"},
    "typesetting": VOCABULARY | {"chronology", "handouts", "selection", "outputs", "theme"},
    "reading": VOCABULARY | {"parsing", "chronology", "files", "cache", "processes"},
    "project": (STAGES - {"outputs", "theme"}) | {"media", "reading"},
    "proofs": STAGES | {"project", "handouts", "typesetting"},  # reads the content again, to say where
    "processes": frozenset(),
    "shelf": frozenset(),
    "settled": frozenset(),  # answers before anything that builds is loaded
    "publishing": VOCABULARY | {"files", "cache", "outputs", "processes"},
    "build": STAGES | {"searching", "media", "project", "publishing", "shelf", "typesetting", "proofs"},
    "drafting": VOCABULARY | {"parsing", "evidence"},
    "repository": frozenset(),
    "preview": STAGES | {"project", "reading", "build", "media", "shelf"},
    "commands": STAGES
    | {"project", "build", "settled", "importing", "intake", "links", "bibliography", "drafting", "preview"}
    | {"selection", "repository", "handouts", "typesetting", "proofs", "media"},
}

EDGE_ROOMS = frozenset({"commands"})
DISK_ROOMS = frozenset(
    {"files", "cache", "shelf", "settled", "processes", "theme", "preview", "links", "repository", "commands"}
)
"""Rooms that touch the disk or the network."""

# Modules that one system has and another lacks can only be imported where they are used.
EVERYWHERE = sys.stdlib_module_names - {"fcntl", "msvcrt"}

# Values depend on nothing but the content, and the cache holds nothing that runs.
NOWHERE = frozenset({"locale", "marshal", "pickle", "random", "shelve"})
EDGE_ONLY = frozenset(
    {
        *("print", "input", "exit", "quit", "breakpoint"),
        *("argparse", "getpass", "logging", "secrets", "time", "webbrowser"),
        *("os.environ", "os.environb", "os.getenv", "os.putenv"),
        *("sys.argv", "sys.exit", "sys.stdin", "sys.stdout", "sys.stderr"),
        *("datetime.date.today", "datetime.datetime.now", "datetime.datetime.today", "datetime.datetime.utcnow"),
    }
)
DISK_ONLY = frozenset(
    {
        *(
            "open",
            "io.open",
            "os",
            "shutil",
            "tempfile",
            "glob",
            "mmap",
            "sqlite3",
            "subprocess",
            "importlib.resources",
        ),
        *("socket", "socketserver", "http.server", "http.client", "urllib.request"),
    }
)
BUILTINS = frozenset(dir(builtins))
DISK_METHODS = frozenset(
    {
        *("open", "read_text", "read_bytes", "write_text", "write_bytes", "touch", "mkdir", "rmdir", "unlink", "chmod"),
        *("iterdir", "glob", "rglob", "exists", "is_file", "is_dir", "is_symlink", "stat", "lstat", "cwd", "samefile"),
        *("symlink_to", "hardlink_to", "expanduser"),
    }
)


@dataclass(frozen=True, slots=True)
class Module:
    """One source file: its path and dotted name within the package, its lines and its syntax tree."""

    path: str
    name: str
    text: str
    tree: ast.Module

    @property
    def room(self) -> str:
        """The module or folder directly in the package that this file belongs to."""
        return self.name.partition(".")[0] or "__init__"


@dataclass(frozen=True, slots=True)
class Import:
    """One imported name: `target` is the full name of what is imported, `module` of the module that holds it."""

    line: int
    target: str
    module: str
    alias: str
    nested: bool


def findings(sources: Mapping[str, str]) -> tuple[str, ...]:
    """Return what is wrong with the package whose files are `sources` (path within the package → text), one line each."""
    modules = tuple(_module(path, text) for path, text in sorted(sources.items()))
    names = frozenset(module.name for module in modules)
    found = [f"{module.path}:{line}: {message}" for module in modules for line, message in _of_module(module, names)]
    return (*dict.fromkeys(found), *_cycles(modules, names))


def _module(path: str, text: str) -> Module:
    parts = path.removesuffix(".py").split("/")
    name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    return Module(path, name, text, ast.parse(text, path))


def _of_module(module: Module, names: frozenset[str]) -> Iterator[tuple[int, str]]:
    if module.room not in ARROWS:
        yield 1, f"the room {module.room} has no place in tests/architecture.py"
    if not (ast.get_docstring(module.tree) or "").partition("\n")[0].strip():
        yield 1, "no docstring whose first line says the module's one purpose"
    length = len(module.text.splitlines())
    if length > MAX_LINES:
        yield length, f"{length} lines, more than {MAX_LINES}"
    imports = tuple(_imports(module, names))
    yield from _arrows(module, imports)
    yield from _reach(module, imports)


# --- arrows -----------------------------------------------------------------------------------------------------------


def _arrows(module: Module, imports: tuple[Import, ...]) -> Iterator[tuple[int, str]]:
    """Yield the imports that go against the arrows, and late imports of anything that is not a third-party library."""
    allowed = ARROWS.get(module.room, frozenset()) | {module.room, "__init__"}
    for found in imports:
        room = _room_of(found)
        if room is not None and room not in allowed:
            yield found.line, f"{module.room} may not import {room}"
        if found.nested and (room is not None or found.target.partition(".")[0] in EVERYWHERE):
            yield found.line, f"late import of {found.target}: only third-party libraries may be imported late"


def _room_of(found: Import) -> str | None:
    package, _, inner = found.module.partition(".")
    return (inner.partition(".")[0] or "__init__") if package == PACKAGE else None


def _cycles(modules: tuple[Module, ...], names: frozenset[str]) -> Iterator[str]:
    """Yield one cycle of imports between modules, if there is one."""
    graph = {
        f"{PACKAGE}.{module.name}".rstrip("."): {found.module for found in _imports(module, names)}
        for module in modules
    }
    try:
        TopologicalSorter({name: targets & graph.keys() for name, targets in graph.items()}).prepare()
    except CycleError as error:
        yield "a cycle of imports: " + " <- ".join(error.args[1])


def _imports(module: Module, names: frozenset[str]) -> Iterator[Import]:
    """Yield every name that the module imports, at its top or late."""
    functions = (node for node in ast.walk(module.tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    late = {id(inner) for function in functions for inner in ast.walk(function)}
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            for name in node.names:
                alias = name.asname or name.name.partition(".")[0]
                target = name.name if name.asname else alias
                yield Import(node.lineno, target, name.name, alias, id(node) in late)
        elif isinstance(node, ast.ImportFrom):
            base = _base(module, node)
            for name in node.names:
                target = f"{base}.{name.name}"
                is_module = target.removeprefix(f"{PACKAGE}.") in names | ARROWS.keys()
                module_name = target if is_module else base
                yield Import(node.lineno, target, module_name, name.asname or name.name, id(node) in late)


def _base(module: Module, node: ast.ImportFrom) -> str:
    """Return the full name of the module that a `from` import reads, with the leading dots resolved."""
    if not node.level:
        return node.module or ""
    parts = [PACKAGE, *module.name.split(".")] if module.name else [PACKAGE]
    up = node.level - 1 if module.path.endswith("__init__.py") else node.level
    return ".".join([*parts[: len(parts) - up], *([node.module] if node.module else [])])


# --- reach: who may touch the world outside ---------------------------------------------------------------------------


def _reach(module: Module, imports: tuple[Import, ...]) -> Iterator[tuple[int, str]]:
    """Yield what this room may not use: the clock, the environment, printing, the disk, unsafe or unstable modules."""
    banned = dict.fromkeys(NOWHERE, "has no place in the program")
    if module.room not in EDGE_ROOMS:
        banned |= dict.fromkeys(EDGE_ONLY, "belongs in commands/")
    if module.room not in DISK_ROOMS:
        banned |= dict.fromkeys(DISK_ONLY, "belongs in the rooms that touch the disk")
    for line, name in (*((found.line, found.target) for found in imports), *_uses(module, imports)):
        hit = next((prefix for prefix in _prefixes(name) if prefix in banned), None)
        if hit:
            yield line, f"{hit} {banned[hit]}"
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Global):
            yield node.lineno, "a global that changes"
        if module.room not in DISK_ROOMS and isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            method = node.func.attr
            if method in DISK_METHODS:
                yield node.lineno, f".{method}() belongs in the rooms that touch the disk"


def _prefixes(name: str) -> Iterator[str]:
    """Yield `a`, `a.b`, `a.b.c` for `a.b.c`."""
    parts = name.split(".")
    return (".".join(parts[:length]) for length in range(1, len(parts) + 1))


def _uses(module: Module, imports: tuple[Import, ...]) -> Iterator[tuple[int, str]]:
    """Yield the full names of builtins and of imported modules' attributes that the module uses, aliases resolved."""
    meaning = {found.alias: found.target for found in imports}
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Name) and node.id in BUILTINS and node.id not in meaning:
            yield node.lineno, node.id
        elif isinstance(node, ast.Attribute) and (dotted := _dotted(node)):
            first, _, rest = dotted.partition(".")
            if first in meaning:
                yield node.lineno, f"{meaning[first]}.{rest}"


def _dotted(node: ast.expr) -> str:
    """Return `a.b.c` for a chain of attributes of a name, "" for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        owner = _dotted(node.value)
        return f"{owner}.{node.attr}" if owner else ""
    return ""
