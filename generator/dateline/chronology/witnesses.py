"""Tell how many independent witnesses, and how many speakers, stand behind a statement (issue 3, "Versions and witnesses").

A *text* is a source, or a part of one. Its name is `source` or `source/part`; `source` alone, where there are parts, is the source
as a whole and what stands around its parts. What a chronology says of its texts in `relations` is read by these rules:

1. `version-of`, `translation-of`, `paraphrase-of` and `forwards` make two texts one **witness**, and so on from text to text. A
   relation that a part states concerns that part. One that a source with parts states concerns those of its parts that name the
   other source too, else the whole. The text that is meant in the other source is found in the same way: its parts that point back
   in one of these four kinds, else the part of the same id, else the whole.
2. Some witnesses **rest on** others: a whole on its parts; a text on what it `quotes`; and, where two sources with parts are
   versions of each other, a part that states no relation on its counterpart (with which it is one) or else on the other's whole.
3. Among the witnesses that are cited for one statement, one that rests on another of them, directly or through others, is not
   counted. So a digest counts for what it adds: for a statement where the text that it quotes is not cited. Nothing tells which of a
   digest's paragraphs come from which text; who knows gives an item of its own a part of its own, without the relation.
4. An account of a copy error is never a witness, nor is editors' knowledge.

A copy that is added never raises the numbers. They are as good as the stated relations: two digests of one text that is not cited
count as two, and an event as a whole can have fewer witnesses than one of its statements, where it cites what they quote elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Literal, NamedTuple, TypeVar

import msgspec

from dateline.chronology.model import Chronology
from dateline.chronology.publication import part_at
from dateline.chronology.walk import body_citations
from dateline.model import EDITORS, Citation, Dispute, Event, Lineage, Source

T = TypeVar("T")
SpeakerKind = Literal["named", "unnamed", "source"]


class Speaker(NamedTuple):
    """Who says what is cited: an actor (`who` is an id), persons without a name (`who` is the words for them), or the text itself.

    For the text itself `who` is its witness. Two texts that give the same words for persons without a name count as one speaker, since
    nothing shows that the persons differ.
    """

    kind: SpeakerKind
    who: str


class _Text(NamedTuple):
    source: str
    part: str = ""

    def __str__(self) -> str:
        return f"{self.source}/{self.part}" if self.part else self.source


class Witnesses(msgspec.Struct, frozen=True):
    """The texts of a chronology, gathered into witnesses. A witness is named after the first of its texts by the alphabet.

    `members` gives the texts of each witness; `rests_on` the witnesses that each rests on, directly or through others.
    """

    sources: Mapping[str, Source]
    witness_of: Mapping[str, str]
    members: Mapping[str, tuple[str, ...]]
    rests_on: Mapping[str, frozenset[str]]

    def of(self, citation: Citation) -> str:
        """Return the witness that a citation calls: that of the part its locator falls in; "" for editors and unknown sources."""
        source = self.sources.get(citation.source)
        if source is None:
            return ""
        part = part_at(source, citation.locator) if source.parts else None
        return self.witness_of[f"{source.id}/{part.id}" if part else source.id]

    def independent(self, citations: Iterable[Citation]) -> tuple[str, ...]:
        """Return the independent witnesses among the citations of one statement, sorted. Leave out accounts of copy errors yourself."""
        cited = sorted({witness for citation in citations if (witness := self.of(citation))})
        standing = set(cited)
        for witness in cited:
            below = self.rests_on[witness]
            if below and below & (standing - {witness}):  # two that rest on each other: the second then stays
                standing.remove(witness)
        return tuple(witness for witness in cited if witness in standing)

    def speakers(self, citations: Iterable[Citation]) -> tuple[Speaker, ...]:
        """Return the speakers among the citations of one statement, sorted; two texts that quote one person give one speaker.

        A text speaks for itself where one of its citations names nobody and it is an independent witness among those that do so.
        """
        cited = tuple(citations)
        named = {Speaker("named", each.by) for each in cited if each.by}
        unnamed = {Speaker("unnamed", each.by_name) for each in cited if each.by_name}
        texts = self.independent(each for each in cited if not (each.by or each.by_name))
        return tuple(sorted(named | unnamed | {Speaker("source", witness) for witness in texts}))

    def of_event(self, event: Event) -> tuple[str, ...]:
        """Return the independent witnesses of an event as a whole: of its body, its disputed facts and its date, sorted."""
        return self.independent(testimony(event))


def testimony(event: Event) -> tuple[Citation, ...]:
    """Return every citation that can bear witness to an event: the body's, its disputes' but for copy errors, its date's bases."""
    bases = (
        Citation(source=basis.source, locator=basis.locator, quotation=basis.words)
        for basis in event.basis
        if basis.source and basis.kind != "editors"
    )
    cited = chain(body_citations(event.body), *map(accounts, event.disputes), bases)
    return tuple(citation for citation in cited if citation.source != EDITORS)


def accounts(dispute: Dispute) -> tuple[Citation, ...]:
    """Return the citations of a dispute that can bear witness: none where it is about a copy error."""
    return () if dispute.kind == "copy-error" else tuple(account.cite for account in dispute.accounts)


def witnesses(chronology: Chronology) -> Witnesses:
    """Gather the texts of a chronology's sources into witnesses; the order in which files were read does not matter."""
    sources = chronology.sources
    texts = sorted(text for source in sources.values() for text in _texts(source))
    same, rests = [], []
    for name in sorted(sources):
        same += list(_same(sources[name], sources))
        rests += list(_rests(sources[name], sources))
    witness_of, members = _gathered(texts, same)
    return Witnesses(sources, witness_of, members, _reached(witness_of, members, rests))


def _texts(source: Source) -> Iterator[_Text]:
    yield _Text(source.id)
    for part in source.parts:
        yield _Text(source.id, part.id)


def _relations(source: Source, sources: Mapping[str, Source]) -> Iterator[tuple[str, Lineage]]:
    """Yield the relations of a source and of its parts that lead to another known source, with the part ("" for the source)."""
    stated = [("", each) for each in source.relations]
    stated += [(part.id, each) for part in source.parts for each in part.relations]
    for part, relation in stated:
        if relation.source in sources and relation.source != source.id:
            yield part, relation


def _named_by_parts(source: Source, other: str) -> tuple[str, ...]:
    """Return the parts of a source that call themselves versions of another source."""
    return tuple(
        part.id
        for part in source.parts
        if any(each.source == other and each.kind != "quotes" for each in part.relations)
    )


def _meant(source: Source, part: str, other: Source) -> tuple[_Text, ...]:
    """Return the texts of `other` that a relation from `source`, or from its part, leads to (rule 1)."""
    back = _named_by_parts(other, source.id)
    if not back and part in {each.id for each in other.parts}:
        back = (part,)
    return tuple(_Text(other.id, each) for each in back or ("",))


def _same(source: Source, sources: Mapping[str, Source]) -> Iterator[tuple[_Text, _Text]]:
    """Yield the pairs of texts that are one witness."""
    for part, relation in _relations(source, sources):
        other = sources[relation.source]
        if relation.kind == "quotes" or (not part and _named_by_parts(source, other.id)):
            continue  # in the second case the parts say it themselves, and more precisely
        yield from ((_Text(source.id, part), text) for text in _meant(source, part, other))
        if not part:
            counterparts = {each.id for each in other.parts}
            silent = (each.id for each in source.parts if not each.relations)
            yield from ((_Text(source.id, each), _Text(other.id, each)) for each in silent if each in counterparts)


def _rests(source: Source, sources: Mapping[str, Source]) -> Iterator[tuple[_Text, _Text]]:
    """Yield the pairs of texts of which the first rests on the second."""
    yield from ((_Text(source.id), _Text(source.id, part.id)) for part in source.parts)
    silent = tuple(part.id for part in source.parts if not part.relations)
    for part, relation in _relations(source, sources):
        other = sources[relation.source]
        if relation.kind == "quotes":
            resting = (part,) if part else ("", *silent)
            yield from ((_Text(source.id, each), text) for each in resting for text in _meant(source, each, other))
        elif not part and other.parts and not _named_by_parts(source, other.id):
            counterparts = {each.id for each in other.parts}
            yield from ((_Text(source.id, each), _Text(other.id)) for each in silent if each not in counterparts)


def _gathered(texts: list[_Text], same: list[tuple[_Text, _Text]]) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """Return each text's witness, and each witness's texts: the connected groups, named after their first text."""
    neighbours: dict[_Text, list[_Text]] = {text: [] for text in texts}
    for one, other in same:
        neighbours[one].append(other)
        neighbours[other].append(one)
    witness_of: dict[str, str] = {}
    members: dict[str, tuple[str, ...]] = {}
    for text in texts:
        if str(text) not in witness_of:
            group = sorted(map(str, _reachable(text, neighbours)))
            members[group[0]] = tuple(group)
            witness_of |= dict.fromkeys(group, group[0])
    return witness_of, members


def _reachable(start: T, neighbours: Mapping[T, Iterable[T]]) -> set[T]:
    found, waiting = {start}, [start]
    while waiting:
        new = set(neighbours[waiting.pop()]) - found
        found |= new
        waiting += new
    return found


def _reached(
    witness_of: Mapping[str, str], members: Mapping[str, tuple[str, ...]], rests: list[tuple[_Text, _Text]]
) -> dict[str, frozenset[str]]:
    """Return the witnesses that each rests on, through any number of others."""
    direct: dict[str, set[str]] = {witness: set() for witness in members}
    for one, other in rests:
        direct[witness_of[str(one)]].add(witness_of[str(other)])
    return {witness: frozenset(_reachable(witness, direct) - {witness}) for witness in members}
