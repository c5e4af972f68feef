"""Sources as CSL items: types, names, honest dates, parts."""

from __future__ import annotations

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.references import CslItem, csl_date, csl_item, csl_items, csl_json
from test_references.examples import HOSTILE, day, letter, source


def as_json(edtf: str) -> object:
    return csl_item(source(published=edtf)).as_json()["issued"]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("news article, reworded copy", "article-newspaper"),
        ("agency report, reworded copy", "article-newspaper"),
        ("e-mail", "personal_communication"),
        ("treaty", "treaty"),
        ("annual report", "report"),
        ("minute book", "book"),
        ("reactor log", "document"),
        ("nota periodística, copia reescrita", "article-newspaper"),
        ("despacho de agencia, copia reescrita", "article-newspaper"),
        ("correo electrónico", "personal_communication"),
        ("tratado", "treaty"),
        ("informe anual", "report"),
        ("relato oral", "document"),
    ],
)
def test_the_type_follows_from_the_kind(kind: str, expected: str) -> None:
    assert csl_item(source(kind=kind)).type == expected


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ("Ann Weaver", {"family": "Weaver", "given": "Ann"}),
        ("Ann B. Weaver", {"family": "Weaver", "given": "Ann B."}),
        ("María-José O'Brien", {"family": "O'Brien", "given": "María-José"}),
        ("Wilkinson", {"literal": "Wilkinson"}),
        ("CNN staff", {"literal": "CNN staff"}),
        ("The harbour master", {"literal": "The harbour master"}),
        ("Andrés Manuel López Obrador", {"literal": "Andrés Manuel López Obrador"}),
        ("Ana de Ruiz", {"literal": "Ana de Ruiz"}),
    ],
)
def test_a_name_is_split_only_where_it_is_plain(author: str, expected: dict[str, str]) -> None:
    assert csl_item(source(authors=(author,))).as_json()["author"] == [expected]


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2001-03-05", {"date-parts": [[2001, 3, 5]]}),
        ("2001-03", {"date-parts": [[2001, 3]]}),
        ("2001~", {"date-parts": [[2001]], "circa": True}),
        ("2001-03/2001-04", {"date-parts": [[2001, 3], [2001, 4]]}),
        ("2001-21", {"date-parts": [[2001]], "season": 1}),
        ("[2001-03-05..2001-03-06]", {"literal": "some day from 5 March 2001 to 6 March 2001"}),
    ],
)
def test_a_date_says_what_is_known_and_no_more(edtf: str, expected: object) -> None:
    assert as_json(edtf) == expected


@pytest.mark.parametrize("edtf", ["2001~", "[2001-03-05..2001-03-06]", "2001-21", "200X"])
def test_what_csl_cannot_say_is_kept_as_edtf_in_the_note(edtf: str) -> None:
    assert f"Date (EDTF): {edtf}" in csl_item(source(published=edtf)).note


@pytest.mark.parametrize(
    ("edtf", "within"),
    [("[2001-03-05..2001-03-06]", (2001, 3)), ("2001-03/2001-04", (2001,)), ("2001/2002", ()), ("2001/..", ())],
)
def test_the_unit_that_is_shown_holds_every_day_that_is_meant(edtf: str, within: tuple[int, ...]) -> None:
    found = csl_date(day(edtf))
    assert found is not None
    assert found.within == within


def test_no_address_and_no_date_are_left_out() -> None:
    found = csl_item(source(url="none", published="")).as_json()
    assert not {"URL", "issued"} & found.keys()


def test_a_part_is_what_it_was_where_it_first_stood() -> None:
    item = csl_items([msgspec.structs.replace(source(kind="e-mail"), parts=(letter(),))])[1]
    found = item.as_json()
    assert (item.id, item.type, item.container_title) == ("gazette-letter", "article-newspaper", "The Herald")
    assert found["note"] == "Held in: The harbour is closed (gazette), ¶¶ 5–9"
    assert "URL" not in found


@given(st.text(), st.text(), st.text())
def test_any_text_makes_valid_json_and_a_value_that_can_be_stored(title: str, author: str, publisher: str) -> None:
    item = csl_item(source(title=title, authors=(author,), publisher=publisher))
    assert json.loads(csl_json([item]))[0]["id"] == "gazette"
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(item), type=CslItem) == item


def test_hostile_text_stays_on_one_line() -> None:
    assert "\n" not in csl_item(source(title=HOSTILE)).title
