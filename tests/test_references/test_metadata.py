"""What the head of a source's page tells a reference manager."""

from __future__ import annotations

from dateline.references import csl_item, metadata
from test_references.examples import source


def test_a_dated_source_is_described_in_full() -> None:
    found = metadata(csl_item(source(authors=("Ann Weaver", "Jo Smith"))))
    assert ("citation_title", "The harbour is closed") in found
    assert [content for name, content in found if name == "citation_author"] == ["Weaver, Ann", "Smith, Jo"]
    assert ("citation_publication_date", "2001/03/05") in found
    assert ("DC.date", "2001-03-05") in found
    assert ("DC.type", "newspaperArticle") in found


def test_a_date_that_is_not_exact_is_not_given_as_if_it_were() -> None:
    for edtf in ("2001~", "[2001-03-05..2001-03-06]", "2001-03/2001-04", "2001-21"):
        assert not {"DC.date", "citation_publication_date"} & dict(metadata(csl_item(source(published=edtf)))).keys()
