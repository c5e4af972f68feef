"""The benchmark gives every generator the same words."""

import re

from benchmarks.corpus import corpus
from benchmarks.peers import in_plain_terms, without_sources


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
