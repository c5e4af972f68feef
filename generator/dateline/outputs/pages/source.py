"""The page of a source: what it is, where to find it, what rests on it."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.model import Dispute, Locator, Part, Source
from dateline.outputs.addresses import page_of, part_anchor, up_from
from dateline.outputs.artifacts import Artifact
from dateline.outputs.axes import Overview, small_axis
from dateline.outputs.dating import html_date, view_basis
from dateline.outputs.disputing import slips, view_dispute, view_disputes
from dateline.outputs.pages.bibliography import SourceLine, view_source_line
from dateline.outputs.pages.lineage import LineageIndex, LineageView, view_lineage
from dateline.outputs.pages.resting import CitedPlace, view_places
from dateline.outputs.pages.source_text import TextParagraph, may_publish, view_text
from dateline.outputs.prose import view_prose
from dateline.outputs.referring import links_to_files, source_file, source_to_cite
from dateline.outputs.register import Register
from dateline.outputs.uses import Use
from dateline.outputs.views import BasisView, DisputeView, Link, PageView, Prose, View
from dateline.references import CslItem, metadata


class PartView(View, kw_only=True):
    """A part of the text with a history of its own; `cited` counts the places in it that something rests on."""

    anchor: str
    paragraphs: Locator
    title: str
    authors: tuple[str, ...]
    publisher: str
    published: str
    datetime: str
    cited: int


class SlipView(View, kw_only=True):
    """A slip in this copy, and the thing whose dispute tells of it."""

    link: Link
    dispute: DisputeView


class SourcePage(PageView, kw_only=True):
    """What a source's page shows. A restricted text itself is never among it: only the words that were cited.

    `text` is the whole text where it may be published: then what rests on its paragraphs stands beside them, and `places` holds the rest.
    `files` are the source for reference managers, `metadata` the (name, content) pairs in the page's head that reference managers read.
    """

    line: SourceLine
    """The source as the bibliography has it."""
    lang: str
    """The language of its title, where it is another than the page's."""
    updated: str
    """When it was updated, in words."""
    accessed: str
    """When our copy was taken."""
    page_date: str
    """A date on the page that is not the text's."""
    archived_on: str
    language: str
    """A code, for the filter `language_name`."""
    translated_from: str
    rights: str
    """A code for the filter `word`, table `rights`."""
    country: str
    audience: str
    """Whom it was written for."""
    purpose: str
    """What for."""
    abstract: str
    """Our summary of it."""
    copy_notes: str
    """Which copy this is."""
    bases: tuple[BasisView, ...]
    """What its own date was worked out from."""
    parts: tuple[PartView, ...]
    """The texts that it is made of."""
    lineage: tuple[LineageView, ...]
    """What it descends from, and what descends from it."""
    slips: tuple[SlipView, ...]
    """Where this copy errs."""
    disputes: tuple[DisputeView, ...]
    prose: Prose
    """Our text about it."""
    axis: Overview | None
    """Its axis (see "The axis"), where there is enough to show."""
    text: tuple[TextParagraph, ...]
    """Its whole text, if it may be published; else nothing."""
    places: tuple[CitedPlace, ...]
    """What rests on it, place by place."""
    cite: CslItem
    """The source as something to cite."""
    files: tuple[Link, ...]
    """Files for reference managers."""
    metadata: tuple[tuple[str, str], ...]
    """Names and contents of `<meta>`, for Zotero."""


def source_page(register: Register, source: Source, uses: tuple[Use, ...], descends: LineageIndex) -> Artifact:
    """Return the page of a source, given its uses and the index of who descends from whom."""
    path = page_of("source", source.id)
    cite = source_to_cite(register.chronology, source)
    text, elsewhere = view_text(register, source, uses) if may_publish(register, source) else ((), uses)
    view = SourcePage(
        path=path,
        up=up_from(path),
        title=source.title,
        description=source.abstract,
        section="bibliography",
        line=view_source_line(register, source),
        lang=register.foreign(source.language),
        updated=register.words(source.updated),
        accessed=register.words(source.accessed),
        page_date=source.page_date,
        archived_on=register.words(source.archived_on),
        language=source.language,
        translated_from=source.translated_from,
        rights=source.rights,
        country=source.country,
        audience=source.audience,
        purpose=source.purpose,
        abstract=source.abstract,
        copy_notes=source.copy_notes,
        bases=tuple(view_basis(register, basis) for basis in source.basis),
        parts=tuple(_part(register, part, uses) for part in source.parts),
        lineage=view_lineage(register, source, descends),
        slips=_slips(register, source),
        disputes=view_disputes(register, source.disputes),
        prose=view_prose(register, source.body, source.id),
        axis=small_axis(register, register.chronology.events_of.get(("source", source.id), ()), source),
        text=text,
        places=view_places(register, source, elsewhere),
        cite=cite,
        files=links_to_files(source_file(source.id)),
        metadata=metadata(cite),
    )
    return Artifact(path, "source.html", view)


def _part(register: Register, part: Part, uses: tuple[Use, ...]) -> PartView:
    within = range(part.paragraphs.first, part.paragraphs.last + 1)
    places = {use.locator.first for use in uses if use.locator and use.locator.kind == "paragraph"}
    return PartView(
        anchor=part_anchor(part.id),
        paragraphs=part.paragraphs,
        title=part.title or part.id,
        authors=part.authors,
        publisher=part.publisher,
        published=register.words(part.published),
        datetime=html_date(part.published),
        cited=sum(place in within for place in places),
    )


def _slips(register: Register, source: Source) -> tuple[SlipView, ...]:
    """Return the slips of this copy that are recorded on events, actors and other sources; its own stand among its disputes."""
    found = []
    for link, disputes in _others_disputes(register, source):
        for dispute in disputes:
            accounts = slips(register, dispute) or dispute.accounts
            ours = any(account.cite.source == source.id for account in accounts)
            if dispute.kind == "copy-error" and ours:
                found.append(SlipView(link=link, dispute=view_dispute(register, dispute)))
    return tuple(found)


def _others_disputes(register: Register, source: Source) -> Iterator[tuple[Link, tuple[Dispute, ...]]]:
    for kind, name, disputes in register.in_dispute:
        if (kind, name) != ("source", source.id) and (link := register.link(kind, name)):
            yield link, disputes
