"""Put a planned site in place: render what changed, write file by file with the home page last, remove what is no longer planned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field
from io import FileIO
from pathlib import Path

import msgspec
from msgspec.structs import replace

from dateline import files, processes
from dateline.cache import Memo
from dateline.lazily import Lazily
from dateline.outputs import Archive, Artifact, Later, Made, Renderer
from dateline.outputs.addresses import HOME
from dateline.outputs.archives import Packed, TooLargeError, pack, packed, unpack
from dateline.outputs.artifacts import changed_fields, checksums, fields_of
from dateline.outputs.pieces import PiecedFile
from dateline.outputs.views import FileView, View

WORTH = 150
"""So many pages are worth a process of their own."""


class Page(msgspec.Struct, frozen=True, gc=False):
    """What is remembered of a rendered page: the digest of its bytes, and how many they are; of what all pages share; of each field.

    `seen` is a digest of all that its view could follow from besides what all pages share; b"" where that is not known beforehand.
    `places` finds the pieces of a file that is made of such.
    """

    digest: str
    size: int = 0
    constant: bytes = b""
    fields: bytes = b""
    seen: bytes = b""
    places: bytes = b""


@dataclass(slots=True)
class Published:
    """What publishing did: paths rendered, written and removed; `digests` of every file of the site, for the manifest.

    `reasons` say of each rendered path why it was.
    """

    rendered: list[str] = field(default_factory=list)
    reasons: list[tuple[str, str]] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    removed: tuple[str, ...] = ()
    digests: dict[str, str] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)

    @property
    def made(self) -> Mapping[str, Made]:
        """Every file that is in place or staged so far, by path."""
        return Lazily(self.digests, lambda path: Made(path=path, digest=self.digests[path], size=self.sizes[path]))


def publish(
    artifacts: tuple[Artifact, ...],
    output: Path,
    renderers: Mapping[str, Renderer],
    pages: Memo[Page],
    later: tuple[Later, ...] = (),
    *,
    jobs: int = 1,
    untouched: bool = False,
) -> Published:
    """Bring the output folder to what is planned; the caller holds its lock. Each edition has its renderer, by its folder.

    What is `later` is planned when all before it has been made, one round after the other. Where the files are `untouched` since the last
    build, those that stay need not be read.

    All that changed is rendered and written beside the site before the first file of the site is replaced, so a template's fault or a
    full disk leaves the whole old site. Raises `files.OutputError` then, and where a file that is not ours stands in the way.
    """
    place = _Place(output=output, ours=files.read_manifest(output), untouched=untouched)
    ours = place.ours
    planned = frozenset((*(artifact.path for artifact in artifacts), *(path for each in later for path in each.paths)))
    _refuse_foreign(output, planned - ours.keys() if untouched else planned, ours)
    done, is_replacing = Published(), False
    try:
        files.clear_temporaries(output)
        _stage(artifacts, place, renderers, pages, done=done, jobs=jobs)
        for each in later:
            _stage(each.plan(done.made), place, renderers, pages, done=done, jobs=1)
        is_replacing = bool(done.written)
        if not planned <= ours.keys():  # else it lists every file that is ours already
            files.write_manifest(output, dict.fromkeys(planned, "") | ours)
        for path in sorted(done.written, key=_home_last):
            files.put(output, path)
        done.removed = files.prune(output, ours, planned)
        files.write_manifest(output, done.digests)
    except OSError as error:
        raise files.OutputError(_in_words(error, output, is_mixed=is_replacing)) from error
    except TooLargeError as error:
        message = "The site is too large for one zip file. Leave it out: write `archives = false` under `[outputs]` in timeline.toml."
        raise files.OutputError(message) from error
    finally:
        files.clear_temporaries(output)
    pages.save()
    return done


def _in_words(error: OSError, output: Path, *, is_mixed: bool) -> str:
    """Say which file, or else which folder, could not be written and why, and what that leaves of the site."""
    named = error.filename2 or error.filename
    is_of_site = isinstance(named, str) and not files.is_temporary(Path(named))
    place = files.shown(Path(named) if is_of_site else output)
    left = "; some are new already, and a build that succeeds brings the others" if is_mixed else ""
    return f"{place} could not be written: {error.strerror or error}. Every file of the site is whole{left}."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """The output folder, and our files in it with their digests; `untouched` where each is known to have the bytes of its digest."""

    output: Path
    ours: dict[str, str]
    untouched: bool

    def holds(self, path: str, digest: str) -> bool:
        """Tell whether a file of ours has the bytes of a digest."""
        return self.ours.get(path) == digest and (self.untouched or files.holds(self.output, path, digest))


class _Rendered(msgspec.Struct, frozen=True, gc=False):
    """What became of one artifact: the digest that its bytes follow from, its page, why it was rendered ("" where it was not).

    `key` is b"" where the page is just what was remembered.
    """

    index: int
    key: bytes
    page: Page
    reason: str = ""
    is_staged: bool = False


def _stage(
    artifacts: tuple[Artifact, ...],
    place: _Place,
    renderers: Mapping[str, Renderer],
    pages: Memo[Page],
    *,
    done: Published,
    jobs: int,
) -> None:
    """Render every artifact whose view is not the remembered one, or whose file was changed; write what differs beside the site.

    Views that are yet to be made are made where they are rendered, so that planning too is shared among the processes.
    """

    def make(share: list[int]) -> bytes:  # as MessagePack: to pickle each by itself takes ten times as long
        planned = ((index, artifacts[index].planned()) for index in share)
        return msgspec.msgpack.encode([_made(index, each, place, renderers, pages) for index, each in planned])

    known = dict(_known(artifacts, place, renderers, pages))
    alone = [index for index, each in enumerate(artifacts) if _is_alone(each)]
    sharable = [index for index, each in enumerate(artifacts) if index not in known and not _is_alone(each)]
    number = processes.wanted(jobs, len(sharable), WORTH)
    _prepare([artifacts[index] for index in sharable], renderers, are_copied=number > 1)
    pieces = (*processes.shared(make, _pieces(artifacts, sharable, number), number), make(alone))
    decoder = msgspec.msgpack.Decoder(list[_Rendered])
    made = {each.index: each for piece in pieces for each in decoder.decode(piece)}
    for index, artifact in enumerate(artifacts):
        path, each = artifact.path, made.get(index)
        page = each.page if each else known[index]
        done.digests[path], done.sizes[path] = page.digest, page.size
        if each is None or not each.key:
            pages.keep(path)
            continue
        pages.put(path, each.key, page)
        if not each.reason:
            continue
        done.rendered.append(path)
        done.reasons.append((path, each.reason))
        if each.is_staged:
            done.written.append(path)


def _prepare(artifacts: list[Artifact], renderers: Mapping[str, Renderer], *, are_copied: bool) -> None:
    """Have the templates ready for what is to be rendered: compiled before this process is copied, since each copy would compile them."""
    times: dict[str, Counter[str]] = {}
    for each in artifacts:
        if each.template:
            times.setdefault(each.edition, Counter())[each.template] += 1
    for edition, templates in times.items():
        renderers[edition].link(templates)
        if are_copied:
            renderers[edition].prepare(templates)


def _known(
    artifacts: tuple[Artifact, ...], place: _Place, renderers: Mapping[str, Renderer], pages: Memo[Page]
) -> Iterator[tuple[int, Page]]:
    """Yield what is remembered of artifacts whose view need not be made: it could see nothing else than last time."""
    constants = {edition: renderer.constant for edition, renderer in renderers.items()}
    for index, artifact in enumerate(artifacts):
        last = pages.last(artifact.path)
        if (
            last
            and last.seen
            and last.constant == constants[artifact.edition]
            and last.seen == artifact.seen
            and place.holds(artifact.path, last.digest)
        ):
            yield index, last


def _is_alone(artifact: Artifact) -> bool:
    return not artifact.is_deferred and isinstance(artifact.view, FileView) and artifact.view.alone


def _pieces(artifacts: tuple[Artifact, ...], sharable: list[int], number: int) -> list[list[int]]:
    """Divide artifacts into pieces of work, the longest first: of a row of like ones, runs of neighbours, which have much in common.

    Those that keep company are in one piece, and companies that are neighbours, several of them, too.
    """
    rows: dict[tuple[str, str], list[int]] = {}
    companies: dict[tuple[str, str], list[int]] = {}
    for index in sharable:
        artifact = artifacts[index]
        if artifact.company:
            companies.setdefault((artifact.edition, artifact.company), []).append(index)
        else:
            rows.setdefault((artifact.path.rpartition("/")[0], artifact.template), []).append(index)
    pieces = [piece for row in rows.values() for piece in processes.runs(row, number)]
    pieces += [
        [index for company in piece for index in company]
        for piece in processes.heaps(
            tuple(companies.values()), number, lambda company: sum(artifacts[index].weight for index in company)
        )
    ]
    return sorted(pieces, key=lambda piece: -sum(artifacts[index].weight for index in piece))


def _made(
    index: int,
    artifact: Artifact,
    place: _Place,
    renderers: Mapping[str, Renderer],
    pages: Memo[Page],
) -> _Rendered:
    """Render an artifact and write it beside the site, unless it stands there from the same view."""
    output, ours = place.output, place.ours
    renderer = renderers[artifact.edition]
    fields = fields_of(artifact.view) if isinstance(artifact.view, View) else ()
    key = renderer.digest(artifact, fields)
    known, seen, constant = pages.get(artifact.path, key), artifact.seen, renderer.constant
    if known and place.holds(artifact.path, known.digest):
        if (known.seen, known.constant) == (seen, constant):
            return _Rendered(index, b"", known)
        return _Rendered(index, key, replace(known, seen=seen, constant=constant))
    last = pages.last(artifact.path)
    if isinstance(artifact.view, PiecedFile):
        page, is_staged, was_whole = _stage_pieced(artifact.view, artifact, place, last, constant)
        page = replace(page, fields=checksums(fields))
        if was_whole and not is_staged:
            return _Rendered(index, key, page)  # pieces see more than they show
        return _Rendered(index, key, page, _reason(artifact, renderer, known, last), is_staged)
    if isinstance(artifact.view, Archive):
        data = _archive(artifact.view, output, renderers, ours, last.digest if last else "")
    else:
        data = renderer.render(artifact)
    page = Page(files.digest(data), len(data), constant, checksums(fields), seen)
    is_staged = files.stage(output, artifact.path, data, new=artifact.path not in ours)
    return _Rendered(index, key, page, _reason(artifact, renderer, known, last), is_staged)


def _stage_pieced(
    file: PiecedFile, artifact: Artifact, place: _Place, last: Page | None, constant: bytes
) -> tuple[Page, bool, bool]:
    """Write a file of pieces beside the site, unless it stands there; tell whether it was written, and whether the last one was in its place.

    Pieces that are as they were are taken over from that.
    """
    output, path = place.output, artifact.path
    old = _last_of(path, place, last)
    known = file.found_again(last.places, constant) if old and last else ()
    lengths: list[int] = []
    with old or nullcontext():
        digest, size = files.stage_parts(output, path, file.parts(artifact.piece_at, known, lengths), old)
    page = Page(digest, size, constant, b"", artifact.seen, file.places(lengths, constant))
    stands = last.digest == digest if old and last else path in place.ours and files.holds(output, path, digest)
    if stands:
        files.unstage(output, path)
    return page, not stands, old is not None


def _last_of(path: str, place: _Place, last: Page | None) -> FileIO | None:
    """Open a file of pieces that stands in its place as it was last made."""
    if last is None or not last.places or place.ours.get(path) != last.digest:
        return None
    return files.open_made(place.output, path, last.digest, is_known=place.untouched)


def _archive(
    archive: Archive, output: Path, renderers: Mapping[str, Renderer], ours: Mapping[str, str], last: str
) -> bytes:
    """Return an archive of files that are staged or in place, and of pages of its own.

    What has not changed since the last build is taken over, packed, from the archive in place, if that has the digest of the `last` one.
    """
    before: Mapping[str, Packed] = {}
    if last and ours.get(archive.path) == last and files.holds(output, archive.path, last):
        before = unpack(files.made(output, archive.path))

    def of_site(name: str, path: str, digest: str) -> Packed:
        kept = before.get(name) if ours.get(path) == digest else None
        return kept or packed(files.made(output, path))

    own = (
        (each.name, packed(renderers[each.edition].render(Artifact(each.name, each.template, each.view, each.edition))))
        for each in archive.pages
    )
    return pack((*own, *((each.name, of_site(each.name, each.path, each.digest)) for each in archive.members)))


def _reason(artifact: Artifact, renderer: Renderer, known: Page | None, last: Page | None) -> str:
    """Say why an artifact is rendered: it is new, its file was changed by others, or what its view shows has changed."""
    if known:
        return "its file is missing or was changed"
    if last is None:
        return "new, or nothing is remembered of it"
    if not isinstance(artifact.view, View):
        return "its content has changed"
    if last.constant != renderer.constant:
        return "the theme or the settings of the site have changed"
    return f"changed: {', '.join(changed_fields(last.fields, artifact.view)) or 'its template'}"


def _home_last(path: str) -> tuple[bool, int, str]:
    """Sort a site's files for writing: the home pages of editions after all else, that at the root last of all."""
    folder, _, name = path.rpartition("/")
    return name == HOME, -len(folder) if name == HOME else 0, path


def _refuse_foreign(output: Path, planned: frozenset[str], ours: dict[str, str]) -> None:
    in_the_way = files.foreign(output, planned, ours)
    if in_the_way:
        some = ", ".join(in_the_way[:3]) + (f" and {len(in_the_way) - 3} more" if len(in_the_way) > 3 else "")
        raise files.OutputError(
            f"{files.shown(output)} holds files that Dateline did not write and would replace: {some}. "
            "Move them away, or choose another folder with --output."
        )
