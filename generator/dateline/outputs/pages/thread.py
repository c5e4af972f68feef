"""The page of a thread: a question, and a curated path through some of the events."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from dateline.model import Thread
from dateline.outputs.addresses import page_of, up_from
from dateline.outputs.artifacts import Artifact
from dateline.outputs.axes import Overview, small_axis
from dateline.outputs.pages.embed import EmbedCode, embed_code
from dateline.outputs.prose import view_prose
from dateline.outputs.register import Register
from dateline.outputs.views import Entry, Link, PageView, Prose, View


class StepView(View, kw_only=True):
    """One event of a thread, and the words that lead to it."""

    text: str
    entry: Entry


class ThreadPage(PageView, kw_only=True):
    """A thread in the order of its telling."""

    question: str
    """What it asks."""
    prose: Prose
    axis: Overview | None
    """Its axis (see "The axis"), where there is enough to show."""
    steps: tuple[StepView, ...]
    """Its events, in its own order."""
    embed: EmbedCode | None
    """How to show it in a frame on another site."""


def thread_page(register: Register, thread: Thread, entries: Mapping[str, Entry]) -> Artifact:
    """Return the page of a thread; a step whose event is not shown (a draft) is left out."""
    path = page_of("thread", thread.id)
    steps = tuple(
        StepView(text=step.text, entry=_shown(entries[step.event])) for step in thread.events if step.event in entries
    )
    view = ThreadPage(
        path=path,
        up=up_from(path),
        title=thread.title,
        description=thread.question,
        section="threads",
        question=thread.question,
        prose=view_prose(register, thread.body, thread.id),
        axis=small_axis(register, (step.event for step in thread.events)),
        steps=steps,
        embed=embed_code(register, "thread", Link(path=path, title=thread.title)),
    )
    return Artifact(path, "thread.html", view)


def _shown(entry: Entry) -> Entry:
    """Return an entry without what a step does not show, so that the page is not made again when only that changes."""
    return msgspec.structs.replace(entry, actors=(), places=(), topics=())
