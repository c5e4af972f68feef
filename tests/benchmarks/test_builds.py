"""The benchmark gives every generator the same words."""

import re
from pathlib import Path

import pytest

from benchmarks.corpus import corpus
from benchmarks.peers import PEERS, Peer, in_plain_terms, without_sources


def test_without_sources_the_bodies_keep_every_word_but_the_brackets() -> None:
    whole = dict(corpus(60, 1))
    plain = dict(without_sources(corpus(60, 1)))
    assert {path for path in whole if path not in plain} == {path for path in whole if path.startswith("sources/")}
    for path, text in plain.items():
        assert "[@" not in text
        cited = text.replace("allow: {event-uncited: measured without evidence}\n", "")
        assert re.sub(r"\[(@[^]]+)\]", r"\1", whole[path]) == re.sub(r"\((report-\d{5}, ¶[^)]*)\)", r"@\1", cited)


def test_peers_get_every_event_with_plain_links_in_place_of_citations_and_references() -> None:
    entries, things = in_plain_terms(corpus(120, 1))
    assert [each.id for each in entries] == [f"event-{number:06}" for number in range(1, 121)]
    assert {each.folder for each in things} == {"actors", "places", "topics", "periods"}
    for each in entries:
        assert "[@" not in each.body
        assert "[[" not in each.body
        assert f"](../actors/{each.actors[0][0]}.html)" in each.body


@pytest.mark.parametrize("peer", PEERS, ids=lambda peer: peer.name)
def test_the_event_that_is_edited_is_in_every_peers_project_with_its_body(peer: Peer, tmp_path: Path) -> None:
    entries, things = in_plain_terms(corpus(60, 1))
    peer.lay_out(tmp_path, entries, things)
    for each in entries:
        head, _, body = (tmp_path / peer.event_file.format(id=each.id)).read_text(encoding="utf-8").partition("\n\n")
        assert each.title in head
        assert body == each.body


def test_a_peer_that_makes_no_lists_gets_them_written(tmp_path: Path) -> None:
    entries, things = in_plain_terms(corpus(60, 1))
    (peer,) = (each for each in PEERS if each.name == "Zensical")
    peer.lay_out(tmp_path, entries, things)
    docs = tmp_path / "docs"
    for thing in things:
        assert (docs / thing.folder / f"{thing.id}.md").is_file()
    whole = (docs / "all.md").read_text(encoding="utf-8")
    years = "".join(path.read_text(encoding="utf-8") for path in (docs / "years").iterdir())
    home = (docs / "index.md").read_text(encoding="utf-8")
    for each in entries:
        assert each.body in years
        assert each.body.replace("](../", "](") in whole
        assert f"[{each.title}](events/{each.id}.md)" in home
