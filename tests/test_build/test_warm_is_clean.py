"""A warm build gives the very bytes of a clean one, whatever was changed, and renders only pages whose bytes change."""

import re
import shutil
from functools import partial
from itertools import cycle
from pathlib import Path

import msgspec
import pytest

from dateline import cache, publishing, reading
from dateline.build import Request, build
from dateline.files import OutputError
from dateline.outputs import plan
from dateline.outputs.limits import Limits
from dateline.project import cache_folder
from test_build.site import Mutation, corpus, files_of, replaced, run


def first(content: Path, kind: str) -> Path:
    return min((content / kind).glob("*.md"))


def edit_title(content: Path) -> None:
    path = first(content, "events")
    path.write_text(
        re.sub(r"^title: .*$", "title: Something else happened", path.read_text("utf-8"), count=1, flags=re.MULTILINE),
        "utf-8",
    )


def edit_date(content: Path) -> None:
    path = first(content, "events")
    path.write_text(re.sub(r"^date: .*$", "date: 1990", path.read_text("utf-8"), count=1, flags=re.MULTILINE), "utf-8")


def edit_body(content: Path) -> None:
    path = first(content, "events")
    path.write_text(path.read_text("utf-8") + "\nOne more paragraph.\n", "utf-8")


def add_alias(content: Path) -> None:
    replaced(first(content, "events"), "title:", "aliases: [a-former-name]\ntitle:")


def add_event(content: Path) -> None:
    text = re.sub(r"(?m)^aliases: .*\n", "", first(content, "events").read_text("utf-8"))
    (content / "events" / "zz-added.md").write_text(re.sub(r"(?ms)^related:\n.*?(?=^\S)", "", text), "utf-8")


def rename_actor(content: Path) -> None:
    path = first(content, "actors")
    path.write_text(path.read_text("utf-8").replace("en:", "en: Another", 1), "utf-8")


def edit_source(content: Path) -> None:
    path = first(content, "sources")
    path.write_text(path.read_text("utf-8") + "\nA note on this copy.\n", "utf-8")


def edit_topic(content: Path) -> None:
    path = first(content, "topics")
    path.write_text(
        re.sub(r"^title: .*$", "title: Another subject", path.read_text("utf-8"), count=1, flags=re.MULTILINE), "utf-8"
    )


def edit_period(content: Path) -> None:
    path = first(content, "periods")
    path.write_text(
        re.sub(r"^title: .*$", "title: Another span", path.read_text("utf-8"), count=1, flags=re.MULTILINE), "utf-8"
    )


def edit_thread(content: Path) -> None:
    path = first(content, "threads")
    path.write_text(
        re.sub(r"^title: .*$", "title: Another story", path.read_text("utf-8"), count=1, flags=re.MULTILINE), "utf-8"
    )


def delete_thread(content: Path) -> None:
    first(content, "threads").unlink()


def add_page(content: Path) -> None:
    (content / "pages").mkdir(exist_ok=True)
    (content / "pages" / "guide.md").write_text("---\ntitle: A guide\n---\nHow to read this.\n", "utf-8")


def add_media(content: Path) -> None:
    (content / "media").mkdir(exist_ok=True)
    (content / "media" / "dot.gif").write_bytes(b"GIF89a\x01\x00\x01\x00\x00\x00\x00;")


def edit_settings(content: Path) -> None:
    replaced(content / "timeline.toml", 'title = "', 'title = "Changed: ')


def touch_all(content: Path) -> None:
    for path in content.rglob("*.md"):
        path.write_bytes(path.read_bytes())


def lose_cache(content: Path) -> None:
    shutil.rmtree(cache_folder(content))


def garble_cache(content: Path) -> None:
    for path in cache_folder(content).glob("*.msgpack"):
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def hostile_cache(content: Path) -> None:
    for path in cache_folder(content).glob("*.msgpack"):
        path.write_bytes(b"\xde\xff\xff" + b"\x91" * 50_000)


def edit_output(content: Path) -> None:
    (content.parent / "output" / "index.html").write_text("somebody was here", "utf-8")


def lose_page(content: Path) -> None:
    next((content.parent / "output" / "events").glob("*.html")).unlink()


def edit_media(content: Path) -> None:
    add_media(content)
    (content / "media" / "dot.gif").write_bytes(b"GIF89a\x01\x00\x01\x00\x00\x01\x00;")


def rename_event(content: Path) -> None:
    """Rename an event that nothing names, so that its former address must go."""
    (content / "events" / "zz-added.md").rename(content / "events" / "zz-renamed.md")


def leave_out(content: Path) -> None:
    settings = content / "timeline.toml"
    settings.write_text(
        settings.read_text("utf-8") + "\n[outputs]\nsearch = false\nembeds = false\naxis = false\ndata = false\n",
        "utf-8",
    )


def own_theme(content: Path) -> None:
    """Change one template of a theme of the author's own."""
    folder = content.parent / "themes" / "mine"
    (folder / "templates").mkdir(parents=True)
    (folder / "theme.toml").write_text('title = "Mine"\nextends = "broadsheet"\n', "utf-8")
    (folder / "templates" / "topic.html").write_text("<p>{{ page.title }}</p>\n", "utf-8")
    settings = content / "timeline.toml"
    settings.write_text('theme = "mine"\n' + re.sub(r"(?m)^theme = .*$", "", settings.read_text("utf-8")), "utf-8")


def forge_cache(content: Path) -> None:
    """Fill the memos, under the right name, with entries that say what they should not."""
    for path in cache_folder(content).glob("*.msgpack"):
        stored = msgspec.msgpack.decode(path.read_bytes())
        lies = ({"digest": "../../etc", "size": -1}, [1, {"a": None}], "text", None, 2**63)
        for (name, (key, value)), lie in zip(stored["entries"].items(), cycle(lies), strict=False):
            of_one = msgspec.msgpack.encode(lie)  # where each is decoded for itself; else one that is none spoils all
            stored["entries"][name] = (key, of_one if isinstance(value, bytes) else lies[0])
        stored["entries"]["../out"] = next(iter(stored["entries"].values()))
        path.write_bytes(msgspec.msgpack.encode(stored))


MUTATIONS: tuple[Mutation, ...] = (
    edit_title, edit_date, edit_body, add_alias, add_event, rename_actor, edit_source, edit_topic, edit_period, edit_thread,
    delete_thread, add_page, add_media, edit_settings, touch_all, lose_cache, garble_cache, hostile_cache, edit_output, lose_page,
    edit_media, own_theme, leave_out, forge_cache,
)  # fmt: skip


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.__name__)
def test_a_warm_build_equals_a_clean_one(tmp_path: Path, mutation: Mutation) -> None:
    content = corpus(tmp_path)
    output = tmp_path / "output"
    run(content, output)
    before = files_of(output)
    mutation(content)
    warm = run(content, output)
    after = files_of(output)
    clean = run(content, tmp_path / "clean", clean=True)
    assert after == files_of(tmp_path / "clean")
    assert set(warm.removed) == set(before) - set(after)
    changed = {path for path in after if before.get(path) != after[path]}
    if mutation not in (lose_cache, garble_cache, hostile_cache, forge_cache, edit_output, lose_page):
        assert set(warm.written) == changed
        # Pages without navigation, and books, see the site's constant all the same, and are rendered again when that changes.
        in_vain = set(warm.rendered) - changed
        unlike = {path for path in in_vain if not path.startswith(("embed/", "downloads/"))}
        assert unlike <= {"404.html"} or mutation is own_theme  # a page's key holds the digest of the whole theme
        assert set(clean.rendered) == set(after)


@pytest.mark.parametrize("mutation", [edit_title, edit_date, edit_body, add_event, rename_actor, edit_topic])
@pytest.mark.parametrize("limits", [Limits(concerned=1), Limits(full_text=1, titles=2, whole=0, concerned=1)])
def test_a_warm_build_equals_a_clean_one_where_pages_are_split(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limits: Limits, mutation: Mutation
) -> None:
    monkeypatch.setattr("dateline.build.plan", partial(plan, limits=limits))
    content, output = corpus(tmp_path), tmp_path / "output"
    run(content, output)
    before = files_of(output)
    mutation(content)
    warm = run(content, output)
    run(content, tmp_path / "clean", clean=True)
    after = files_of(output)
    assert after == files_of(tmp_path / "clean")
    assert set(warm.written) == {path for path in after if before.get(path) != after[path]}
    assert set(warm.removed) == set(before) - set(after)
    assert any(re.match(r"topics/.+/\d+\.html", path) for path in after) == (limits.titles < 3)


def test_a_second_build_renders_and_writes_nothing(tmp_path: Path) -> None:
    content = corpus(tmp_path)
    run(content, tmp_path / "output")
    again = run(content, tmp_path / "output")
    assert (again.rendered, again.written, again.removed) == ((), (), ())


def test_many_edits_in_a_row_end_like_a_clean_build(tmp_path: Path) -> None:
    content = corpus(tmp_path)
    output = tmp_path / "output"
    run(content, output)
    for mutation in MUTATIONS:
        mutation(content)
        run(content, output)
    run(content, tmp_path / "clean", clean=True)
    assert files_of(output) == files_of(tmp_path / "clean")


def test_events_that_say_the_same_are_taken_over_each_for_itself(tmp_path: Path) -> None:
    content, output = corpus(tmp_path), tmp_path / "output"
    for name in ("one", "two"):
        text = f"---\ntitle: Event {name}\ndate: 1990-01-01\nsummary: Summary {name}.\n---\n\nThe same words.\n"
        (content / "events" / f"alike-{name}.md").write_text(text, "utf-8")
    run(content, output)
    edit_body(content)
    run(content, output)
    run(content, tmp_path / "clean", clean=True)
    assert files_of(output) == files_of(tmp_path / "clean")


def test_an_input_error_leaves_the_last_good_site_untouched(tmp_path: Path) -> None:
    content = corpus(tmp_path)
    output = tmp_path / "output"
    run(content, output)
    before = files_of(output)
    event = first(content, "events")
    good = event.read_text("utf-8")
    event.write_text(good.replace("title:", "titel:", 1), "utf-8")
    failed = build(Request(content=content, output=output))
    assert not failed.built
    assert {each.rule for each in failed.diagnostics} >= {"key-unknown", "key-missing"}
    assert files_of(output) == before
    event.write_text(good, "utf-8")
    assert run(content, output).rendered == ()


def test_a_users_own_file_is_never_touched(tmp_path: Path) -> None:
    content = corpus(tmp_path)
    output = tmp_path / "output"
    output.mkdir()
    (output / "CNAME").write_text("example.org", "utf-8")
    run(content, output)
    shutil.rmtree(content / "threads")
    run(content, output)
    assert (output / "CNAME").read_text("utf-8") == "example.org"


def test_a_file_that_is_not_ours_stops_the_build_before_anything_is_written(tmp_path: Path) -> None:
    content = corpus(tmp_path)
    output = tmp_path / "output"
    output.mkdir()
    (output / "index.html").write_text("my home page", "utf-8")
    with pytest.raises(OutputError, match=r"did not write and would replace: index\.html"):
        build(Request(content=content, output=output))
    assert files_of(output) == {"index.html": b"my home page"}


def test_warnings_are_repeated_from_the_memo(tmp_path: Path) -> None:
    content = corpus(tmp_path)
    (content / "events" / "stray.txt").write_text("x", "utf-8")
    replaced(first(content, "events"), "title:", "allow: {event-uncited: it is cited}\ntitle:")
    once = run(content, tmp_path / "output").diagnostics
    assert {each.rule for each in once} >= {"file-unexpected", "allow-unused"}
    assert run(content, tmp_path / "output").diagnostics == once


def edit_edition(content: Path) -> None:
    replaced(next(content.glob("topics/*.es.md")), "Asunto", "Otro asunto")


def drop_edition(content: Path) -> None:
    replaced(content / "timeline.toml", '["en", "es"]', '["en"]')
    drop_translation(content)


def drop_translation(content: Path) -> None:
    next(content.glob("topics/*.es.md")).unlink()


@pytest.mark.parametrize("mutation", [edit_title, edit_edition, drop_edition, drop_translation, edit_settings])
def test_a_warm_build_of_two_editions_equals_a_clean_one(tmp_path: Path, mutation: Mutation) -> None:
    content = corpus(tmp_path)
    output = tmp_path / "output"
    bilingual(content)
    run(content, output)
    before = files_of(output)
    mutation(content)
    warm = run(content, output)
    after = files_of(output)
    run(content, tmp_path / "clean", clean=True)
    assert after == files_of(tmp_path / "clean")
    assert set(warm.written) == {path for path in after if before.get(path) != after[path]}
    assert set(warm.removed) == set(before) - set(after)
    if mutation in (edit_edition, drop_translation):
        assert warm.written
        assert [path for path in warm.rendered if not path.startswith("es/") and not path.endswith(".zip")] == []


def test_a_second_build_of_two_editions_renders_nothing(tmp_path: Path) -> None:
    content = corpus(tmp_path)
    bilingual(content)
    once = run(content, tmp_path / "output")
    assert once.planned[-1] == "index.html"
    again = run(content, tmp_path / "output")
    assert (again.rendered, again.written, again.removed) == ((), (), ())


def bilingual(content: Path) -> None:
    """Publish the corpus in Spanish too, with one thing translated."""
    settings = (content / "timeline.toml").read_text("utf-8")
    settings = re.sub(r"(?m)^languages = .*$", "", settings)
    topic = first(content, "topics")
    (content / "timeline.toml").write_text(f'languages = ["en", "es"]\n{settings}', "utf-8", newline="\n")
    (topic.parent / f"{topic.stem}.es.md").write_text(
        "---\ntitle: Asunto\ntranslates: '000000000000'\n---\n", "utf-8", newline="\n"
    )


def test_a_renamed_file_leaves_nothing_at_its_former_address(tmp_path: Path) -> None:
    content, output = corpus(tmp_path), tmp_path / "output"
    add_event(content)
    run(content, output)
    rename_event(content)
    warm = run(content, output)
    assert "events/zz-added.html" in warm.removed
    run(content, tmp_path / "clean", clean=True)
    assert files_of(output) == files_of(tmp_path / "clean")


def test_a_template_of_ones_own_renders_its_pages_again_and_a_clock_none(tmp_path: Path) -> None:
    content, output = corpus(tmp_path), tmp_path / "output"
    own_theme(content)
    run(content, output, build_day=738_000)
    template = tmp_path / "themes" / "mine" / "templates" / "topic.html"
    template.write_text("<h1>{{ page.title }}</h1>\n", "utf-8")
    warm = run(content, output, build_day=738_000)
    assert {path.partition("/")[0] for path in warm.written} <= {"topics", "downloads"}
    assert [path for path in warm.written if path.startswith("topics/")]
    later = run(content, output, build_day=738_001)
    assert not [path for path in later.rendered if path.startswith(("actors/", "topics/", "sources/"))]
    run(content, tmp_path / "clean", clean=True, build_day=738_001)
    assert files_of(output) == files_of(tmp_path / "clean")


def test_another_generator_renders_everything_and_writes_only_what_differs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content, output = corpus(tmp_path), tmp_path / "output"
    run(content, output)
    monkeypatch.setattr(cache, "namespace", lambda: b"another generator")
    upgraded = run(content, output)
    assert set(upgraded.rendered) == set(files_of(output))
    assert (upgraded.written, upgraded.removed) == ((), ())


def test_the_work_is_the_same_however_many_processes_share_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = corpus(tmp_path)
    for rooms in (reading, publishing):
        monkeypatch.setattr(rooms, "WORTH", 5)
    alone, shared = (run(content, tmp_path / f"of-{jobs}", jobs=jobs, clean=True) for jobs in (1, 3))
    assert files_of(tmp_path / "of-1") == files_of(tmp_path / "of-3")
    assert (alone.rendered, alone.reasons, alone.diagnostics) == (shared.rendered, shared.reasons, shared.diagnostics)
    edit_body(content)
    first, second = (run(content, tmp_path / f"of-{jobs}", jobs=jobs) for jobs in (1, 3))
    assert (first.written, first.removed) == (second.written, second.removed)
    assert files_of(tmp_path / "of-1") == files_of(tmp_path / "of-3")
