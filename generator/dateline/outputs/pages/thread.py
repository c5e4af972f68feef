"""The page of a thread: a question, and a curated path through some of the events."""

from __future__ import annotations

from dateline.model import Thread
from dateline.outputs.addresses import page_of, up_from
from dateline.outputs.artifacts import Artifact
from dateline.outputs.prose import view_prose
from dateline.outputs.register import Register
from dateline.outputs.views import Headline, PageView, Prose, View


class StepView(View, kw_only=True):
    """One event of a thread, the words that lead to it, and what it says in short."""

    text: str
    headline: Headline
    summary: str


class ThreadPage(PageView, kw_only=True):
    """A thread in the order of its telling."""

    question: str
    """What it asks."""
    prose: Prose
    steps: tuple[StepView, ...]
    """Its events, in its own order."""


def thread_page(register: Register, thread: Thread) -> Artifact:
    """Return the page of a thread; a step whose event is not shown (a draft) is left out."""
    path = page_of("thread", thread.id)
    events = register.chronology.events
    steps = tuple(
        StepView(text=step.text, headline=register.headlines[event.id], summary=event.summary)
        for step in thread.events
        if (event := events.get(step.event))
    )
    view = ThreadPage(
        path=path,
        up=up_from(path),
        title=thread.title,
        description=thread.question,
        section="threads",
        question=thread.question,
        prose=view_prose(register, thread.body, thread.id),
        steps=steps,
    )
    return Artifact(path, "thread.html", view)
