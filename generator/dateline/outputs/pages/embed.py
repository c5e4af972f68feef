"""The pages that other sites show in a frame, and the code with which they do: the whole chronology, a thread, an event."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from html import escape

from dateline.model import Thread
from dateline.outputs.addresses import HOME, page_of, up_from
from dateline.outputs.artifacts import Artifact
from dateline.outputs.escaping import inner
from dateline.outputs.grouping import group_events
from dateline.outputs.limits import Limits
from dateline.outputs.register import Register
from dateline.outputs.sight import Sight
from dateline.outputs.views import Entry, Headline, Link, PageView, PictureView, View

FOLDER = "embed/"
HEIGHTS = {"whole": 640, "thread": 560, "event": 420}
"""The height of a frame in CSS pixels: what a phone shows without being filled by it; longer pages scroll."""
NO_ADDRESS = "https://ADDRESS"
"""What stands in the code for the address of a site that has none yet."""


class EmbedCode(View, kw_only=True):
    """How to embed a page: the page for the frame, and the HTML to copy; `addressed` is false where an address must be put in."""

    path: str
    code: str
    addressed: bool


class EmbedLine(View, kw_only=True):
    """An event of an embedded list; the words that lead to it in a thread."""

    headline: Headline
    summary: str = ""
    lead: str = ""


class EmbedGroup(View, kw_only=True):
    """Consecutive events of one period."""

    period: Link | None
    bounds: str
    lines: tuple[EmbedLine, ...]


class EmbeddedWhole(PageView, kw_only=True):
    """The whole chronology in a frame: every event, or, where they are many, the landmarks; `shown` counts them."""

    full: Link
    events: int
    shown: int
    groups: tuple[EmbedGroup, ...]


class EmbeddedThread(PageView, kw_only=True):
    """A thread in a frame."""

    full: Link
    question: str
    lines: tuple[EmbedLine, ...]


class EmbeddedEvent(PageView, kw_only=True):
    """An event in a frame: no more of its entry than is shown, so that an edit of its text leaves this page alone."""

    full: Link
    headline: Headline
    summary: str
    disputes: tuple[str, ...]
    pictures: tuple[PictureView, ...]
    notes: int


def embed_code(register: Register, kind: str, full: Link) -> EmbedCode | None:
    """Return how to embed what stands on a page: `full` is that page, `kind` a key of HEIGHTS; None where no pages for frames are made."""
    if not register.chronology.config.outputs.embeds:
        return None
    path = f"{FOLDER}{full.path}"
    base = register.chronology.config.base_url.rstrip("/")
    code = (
        f'<iframe src="{_attribute(base or NO_ADDRESS)}/{path}" title="{_attribute(full.title)}"'
        f' loading="lazy" width="100%" height="{HEIGHTS[kind]}" style="border: 1px solid"></iframe>'
    )
    return EmbedCode(path=path, code=code, addressed=bool(base))


def embed_pages(
    register: Register, entries: Mapping[str, Entry], companies: Mapping[str, str], limits: Limits, sight: Sight
) -> Iterator[Artifact]:
    """Yield the pages for frames: an event's has its text in short, the list leaves out what would make it heavy."""
    seen = sight.of_outline
    make: Callable[[], PageView] = partial(_whole, register, limits)
    yield Artifact.deferred(FOLDER + HOME, "embed-whole.html", make, seen=seen)
    for name, thread in register.chronology.threads.items():
        make = partial(_thread, register, thread)
        yield Artifact.deferred(FOLDER + page_of("thread", name), "embed-thread.html", make, seen=seen)

    for name in entries:
        path = f"{FOLDER}{page_of('event', name)}"
        make = partial(_event, entries, name)
        yield Artifact.deferred(path, "embed-event.html", make, 0.2, company=companies[name], seen=sight.of_one(name))


def _whole(register: Register, limits: Limits) -> EmbeddedWhole:
    chronology = register.chronology
    full = Link(path=HOME, title=chronology.config.title)
    path, up = _place(full)
    events, count = chronology.events, len(chronology.events)
    groups = tuple(
        EmbedGroup(
            period=group.period,
            bounds=group.bounds,
            lines=tuple(
                EmbedLine(
                    headline=listed.headline,
                    summary=events[listed.headline.id].summary if count <= limits.embedded_summaries else "",
                )
                for year in group.years
                for listed in year.events
            ),
        )
        for group in group_events(
            register,
            events.values(),
            None,
            lambda event: count <= limits.embedded or event.importance == "landmark",
        )
    )
    return EmbeddedWhole(
        path=path,
        up=up,
        title=full.title,
        description=chronology.config.subtitle,
        full=full,
        events=count,
        shown=sum(len(group.lines) for group in groups),
        groups=tuple(group for group in groups if group.lines),
    )


def _thread(register: Register, thread: Thread) -> EmbeddedThread:
    full = Link(path=page_of("thread", thread.id), title=thread.title)
    path, up = _place(full)
    events = register.chronology.events
    steps = tuple((step, events[step.event]) for step in thread.events if step.event in events)
    return EmbeddedThread(
        path=path,
        up=up,
        title=full.title,
        description=thread.question,
        full=full,
        question=thread.question,
        lines=tuple(
            EmbedLine(headline=register.headlines[event.id], summary=event.summary, lead=step.text)
            for step, event in steps
        ),
    )


def _attribute(text: str) -> str:
    """Escape a text for an attribute in double quotes; an apostrophe stays one, since people read this code."""
    return text if inner(text) is text else escape(text, quote=False).replace('"', "&quot;")


def _event(entries: Mapping[str, Entry], name: str) -> EmbeddedEvent:
    entry = entries[name]
    full = entry.headline.link
    path, up = _place(full)
    return EmbeddedEvent(
        path=path,
        up=up,
        title=full.title,
        description=entry.summary,
        full=full,
        headline=entry.headline,
        summary=entry.summary,
        disputes=entry.disputes,
        pictures=entry.pictures,
        notes=entry.notes,
    )


def _place(full: Link) -> tuple[str, str]:
    path = f"{FOLDER}{full.path}"
    return path, up_from(path)
