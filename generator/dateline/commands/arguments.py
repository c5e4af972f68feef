"""The command line as data: every command, its options, and the module that carries it out."""

from __future__ import annotations

import argparse
from pathlib import Path

from dateline import __version__

CONTENT = Path("content")
OUTPUT = Path("output")
HANDOUTS_FOLDER = Path("handouts")
# The same tuples as in `dateline.config`, which takes too long to import for a help text; a test compares.
HANDOUTS = ("chronology", "reader", "worksheet", "key", "cards", "wall")
PAPERS = ("a4", "letter", "legal", "a3", "a2", "tabloid")
LEVELS = ("landmark", "major", "all")
SIDES = ("both", "one")


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line; `module` in its result names the command's module."""
    top = argparse.ArgumentParser(
        prog="dateline",
        description="Compile source articles and annotated event files into a static chronology that can be checked line by line.",
        epilog="Exit codes: 0 fine, 1 the content has errors (or warnings, with --strict), 2 usage.",
    )
    top.add_argument("--version", action="version", version=f"dateline {__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _build(commands)
    _check(commands)
    _date(commands)
    _init(commands)
    _new(commands)
    _schema(commands)
    _serve(commands)
    _archive(commands)
    _import(commands)
    _handout(commands)
    _evidence(commands)
    _links(commands)
    _publish(commands)
    return top


_Commands = argparse._SubParsersAction  # noqa: SLF001 - argparse names the type of its own result nowhere else


def _command(commands: _Commands[argparse.ArgumentParser], name: str, help_: str) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=help_, description=help_[0].upper() + help_[1:] + ".")
    command.set_defaults(module=name)
    return command


def _content(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--content", type=Path, default=CONTENT, metavar="DIR", help="the content folder (default: content)"
    )


def _build(commands: _Commands[argparse.ArgumentParser]) -> None:
    command = _command(commands, "build", "build the site from the content")
    _content(command)
    command.add_argument(
        "--output", type=Path, default=OUTPUT, metavar="DIR", help="where the site goes (default: output)"
    )
    command.add_argument(
        "--theme", default="", metavar="NAME|DIR", help="a theme's name or folder (default: timeline.toml's)"
    )
    command.add_argument("--base-url", default="", metavar="URL", help="where the site will be published")
    command.add_argument("--clean", action="store_true", help="use nothing remembered from earlier builds")
    command.add_argument("--strict", action="store_true", help="let warnings stop the build too")
    command.add_argument("--quiet", action="store_true", help="print only what is wrong")
    command.add_argument(
        "--jobs", type=_count, default=0, metavar="N", help="how many processes (default: as many as help)"
    )
    command.add_argument("--explain", action="store_true", help="say of every page that was rendered why")
    command.add_argument("--timings", action="store_true", help="print how long each stage took")


def _check(commands: _Commands[argparse.ArgumentParser]) -> None:
    command = _command(commands, "check", "say everything that is wrong with the content, and build nothing")
    _content(command)
    command.add_argument("--format", choices=("text", "json", "github", "sarif"), default="text", help="how to say it")
    command.add_argument("--strict", action="store_true", help="exit with 1 for warnings too")
    command.add_argument("--explain", metavar="RULE", help="explain one rule, with wrong and right, and check nothing")


def _date(commands: _Commands[argparse.ArgumentParser]) -> None:
    command = _command(commands, "date", "explain what an EDTF date says")
    command.epilog = "Write -- before a date that begins with a minus: dateline date -- -0043-03-15"
    command.add_argument("dates", nargs="*", metavar="EDTF", help="dates such as 2020-10~ or 2021-10-04/2021-10-10")
    command.add_argument("--language", default="en", metavar="LANG", help="en, en-GB, en-US or es (default: en)")
    command.add_argument(
        "--json", action="store_true", help='read JSON lines {"id","input","lang"} and write JSON lines'
    )


def _init(commands: _Commands[argparse.ArgumentParser]) -> None:
    command = _command(commands, "init", "begin a new chronology with a small starter that builds at once")
    command.add_argument("folder", type=Path, metavar="DIR", help="the folder to make")
    command.add_argument(
        "--github",
        action="store_true",
        help="add workflows that publish on GitHub Pages and check pull requests; also to a chronology that is there already",
    )


def _new(commands: _Commands[argparse.ArgumentParser]) -> None:
    command = _command(commands, "new", "write a new content file with its keys ready to fill in")
    command.add_argument(
        "kind", metavar="KIND", help="event, source, actor, place, topic, period, thread, page or worksheet"
    )
    command.add_argument("id", metavar="ID", help="its id, which becomes the file's name")
    command.add_argument(
        "--language", default="", metavar="LANG", help="write the edition of an existing file in this language"
    )
    _content(command)


def _schema(commands: _Commands[argparse.ArgumentParser]) -> None:
    command = _command(commands, "schema", "print the keys of a kind of file, for people or for editors")
    command.add_argument(
        "kind", nargs="?", metavar="KIND", help="one kind of file (default: all), or theme: what templates see"
    )
    command.add_argument(
        "--format", choices=("markdown", "json"), default="markdown", help="reference documentation or JSON Schema"
    )


def _serve(commands: _Commands[argparse.ArgumentParser]) -> None:
    command = _command(commands, "serve", "preview the site while you write")
    _content(command)
    command.add_argument(
        "--theme", default="", metavar="NAME|DIR", help="a theme's name or folder (default: timeline.toml's)"
    )
    command.add_argument(
        "--port", type=_port, default=8000, metavar="N", help="the port on this machine (default: 8000)"
    )
    command.add_argument("--open", action="store_true", help="open the browser")
    command.add_argument("--drafts", action="store_true", help="show draft events too")


def _archive(commands: _Commands[argparse.ArgumentParser]) -> None:
    command = _command(
        commands, "archive", "keep a source's text and write the fingerprint that quotations are checked with"
    )
    command.add_argument("source", metavar="SOURCE", help="the source's id")
    command.add_argument(
        "file",
        nargs="?",
        type=Path,
        metavar="FILE",
        help="its text: .txt, .md, .html, .pdf, or a transcript with times; without it the quotations are recorded anew",
    )
    _content(command)


def _import(commands: _Commands[argparse.ArgumentParser]) -> None:
    command = _command(commands, "import", "bring in entries from elsewhere without losing what was changed by hand")
    command.set_defaults(module="import_")
    command.add_argument(
        "kind",
        choices=("sources", "timelinejs", "csv"),
        metavar="KIND",
        help="sources: CSL-JSON, BibTeX or RIS; timelinejs: its JSON or spreadsheet; csv: any table, with a map",
    )
    command.add_argument(
        "file", type=Path, metavar="FILE", help="the file: .json, .bib or .ris; .json, .csv, .tsv or .xlsx"
    )
    command.add_argument("--map", type=Path, metavar="MAP.toml", help="of a table: what its columns are")
    command.add_argument("--example", action="store_true", help="print a map for this table to begin with")
    _content(command)


def _handout(commands: _Commands[argparse.ArgumentParser]) -> None:
    command = _command(
        commands, "handout", "make sheets for paper: PDF, tagged for screen readers, on A4, Letter or Legal"
    )
    command.add_argument(
        "kinds", nargs="*", metavar="KIND", help=f"{', '.join(HANDOUTS[:-1])} or {HANDOUTS[-1]} (default: all)"
    )
    _content(command)
    command.add_argument(
        "--output", type=Path, default=HANDOUTS_FOLDER, metavar="DIR", help="where the sheets go (default: handouts)"
    )
    command.add_argument("--paper", choices=PAPERS, default="a4", help="the paper (default: a4)")
    command.add_argument("--select", default="", metavar="QUERY", help="only these events: 'topic=…&actor=…'")
    command.add_argument(
        "--sides",
        choices=SIDES,
        default="both",
        help="of the paper that a worksheet and its key are printed on (default: both)",
    )
    command.add_argument(
        "--level", choices=LEVELS, default="", help="the least importance; without it a sheet has what fits"
    )
    command.add_argument(
        "--language", default="", metavar="LANG", help="en, es, or two as en+es (default: the chronology's)"
    )
    command.add_argument(
        "--private",
        action="store_true",
        help="print whole passages from the local archive in the reader: watermarked, for yourself, in no site or bundle",
    )
    command.add_argument(
        "--theme", default="", metavar="NAME|DIR", help="a theme's name or folder (default: timeline.toml's)"
    )


def _evidence(commands: _Commands[argparse.ArgumentParser]) -> None:
    command = _command(commands, "evidence", "report how far the chronology rests on its sources")
    _content(command)
    command.add_argument("--format", choices=("text", "json"), default="text", help="how to say it")


def _links(commands: _Commands[argparse.ArgumentParser]) -> None:
    command = _command(
        commands, "links", "check the addresses that lead outwards, and list sources without an archived copy"
    )
    _content(command)
    command.add_argument("--format", choices=("text", "json"), default="text", help="how to say it")
    command.add_argument(
        "--timeout", type=_seconds, default=20.0, metavar="SECONDS", help="the longest wait (default: 20)"
    )
    command.add_argument("--jobs", type=_count, default=8, metavar="N", help="how many hosts at once (default: 8)")
    command.add_argument(
        "--max-age", type=_days, default=7, metavar="DAYS", help="ask again after so many days (default: 7; 0: always)"
    )
    command.add_argument("--allow-private", action="store_true", help="ask addresses of this machine and network too")


def _publish(commands: _Commands[argparse.ArgumentParser]) -> None:
    command = _command(commands, "publish", "build from nothing and put the site on a branch of the remote")
    _content(command)
    command.add_argument("--remote", default="origin", metavar="NAME", help="the remote (default: origin)")
    command.add_argument(
        "--branch", default="gh-pages", metavar="NAME", help="the branch that holds the site (default: gh-pages)"
    )
    command.add_argument("--message", default="", metavar="TEXT", help="the commit's message")
    command.add_argument(
        "--base-url",
        default="",
        metavar="URL",
        help="where the site will be (default: timeline.toml's, else by the remote)",
    )
    command.add_argument("--strict", action="store_true", help="let warnings stop it too")
    command.add_argument("--dry-run", action="store_true", help="say what would be pushed, and push nothing")


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < 86_400:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds")
    return seconds


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) >= 1):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1")
    return int(text)


def _days(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of days")
    return int(text)


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) <= 65_535):
        raise argparse.ArgumentTypeError(f"{text!r} is not a port: a number from 1 to 65535, or 0 for any that is free")
    return int(text)
