"""Pictures: that each is there, and that each has words in its place."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.chronology.link import Linked
from dateline.diagnostics import Diagnostic, Span, Suggestions, diagnostic
from dateline.model import Event
from dateline.parsing.forms import short


def media_files(linked: Linked) -> Iterator[Diagnostic]:
    """Report pictures that are not in content/media/, and pictures without `alt`."""
    known = Suggestions(linked.media)
    for document in linked.documents():
        for name, line, column in document.images:
            if name not in linked.media:
                yield _missing(document.path, Span(line, column, 2), name, known)
        if not isinstance(document.thing, Event):
            continue
        for index, medium in enumerate(document.thing.media):
            span = document.span(f"media/{index}/file")
            if not medium.file and not medium.url and f"media/{index}/file" not in document.spans:
                yield diagnostic(
                    "key-missing", document.path, document.span(f"media/{index}"), "A medium needs `file` or `url`."
                )
            if medium.file and medium.file not in linked.media:
                yield _missing(document.path, span, medium.file, known)
            if medium.file and not medium.alt:
                yield diagnostic("image-without-alt", document.path, span, f"The picture `{medium.file}` has no `alt`.")


def _missing(path: str, span: Span, name: str, known: Suggestions) -> Diagnostic:
    hint = known.did_you_mean(name) or "Put the file into content/media/."
    return diagnostic("media-missing", path, span, f"There is no file content/media/{short(name)}.", hint)
