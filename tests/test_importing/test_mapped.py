"""A table of any kind becomes events, sources, people, places and topics, as its map says; whatever is wrong is said at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.importing import (
    ColumnMap,
    Imported,
    Known,
    MapError,
    Reading,
    Table,
    example_map,
    merge,
    read_map,
    read_mapped,
    read_table,
)
from dateline.importing.mapped.column_map import KEYS
from dateline.importing.mapped.spoken_dates import ORDERS, Order, Unread, read_date
from dateline.importing.model import Fields
from dateline.parsing import read_document

DMY, MDY, YMD = ORDERS


@pytest.mark.parametrize(
    ("text", "order", "read"),
    [
        ("2020-10-04", None, "2020-10-04"),
        ("2020-10~", None, "2020-10~"),
        ("4 October 2020", None, "2020-10-04"),
        ("Oct. 2020", None, "2020-10"),
        ("circa 1990", None, "1990~"),
        ("1990s", None, "199X"),
        ("between 1960 and 1970", None, "[1960..1970]"),
        ("octubre de 2020", None, "2020-10"),
        ("25/12/2020", None, "2020-12-25"),
        ("03/03/2021", None, "2021-03-03"),
        ("2021/3/4", None, "2021-03-04"),
        ("03/04/2021", DMY, "2021-04-03"),
        ("03/04/2021", MDY, "2021-03-04"),
        ("3.4.2021", DMY, "2021-04-03"),
        ("2021-3-4", DMY, "2021-03-04"),
        ("25.12.2020 to 3.1.2021", DMY, "2020-12-25/2021-01-03"),
        ("about 3/4/2021", DMY, "2021-04-03~"),
    ],
)
def test_dates_as_people_type_them(text: str, order: Order | None, read: str) -> None:
    assert read_date(text, order) == read


@pytest.mark.parametrize(
    ("text", "order", "message"),
    [
        (
            "03/04/2021",
            None,
            '`03/04/2021` means 2021-03-04 or 2021-04-03: say which in the map, with dates = "day-month-year"',
        ),
        (
            "25/12/2020",
            MDY,
            "`25/12/2020` is no date in the order month-day-year; it would be one in the order day-month-year",
        ),
        ("31/02/2020", DMY, "`31/02/2020` is no date in the order day-month-year"),
        ("03/04/21", DMY, "`03/04/21` is no date in the order"),
        ("03/04/21", None, "`03/04/21` has a year of two digits: write all four"),
        ("13/2021", None, "`13/2021` is no date that can be read"),
        ("soon", None, "`soon` is no date that can be read"),
        ("", None, "`` is no date that can be read"),
    ],
)
def test_dates_that_nobody_can_read_are_refused(text: str, order: Order | None, message: str) -> None:
    found = read_date(text, order)
    assert isinstance(found, Unread)
    assert found.message.startswith(message)


COLUMNS = '[columns]\n"What" = "title"\n'


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("a = ", ("it is not TOML",)),
        ("", ("it needs a table [columns]",)),
        ('date = "x"\n' + COLUMNS, ("a map has no `date`. Did you mean `dates`?",)),
        ('dates = "x"\nseparator = ""\nsheet = 3\n' + COLUMNS, ("`dates` is one of", "`separator` is", "`sheet` is")),
        (COLUMNS + '"A" = "actor"\n', ("`A`: an event has no `actor`. Did you mean `actors`?",)),
        (COLUMNS + '"A" = "url"\n', ("`A`: an event has no `url`.",)),
        (COLUMNS + '"A" = "title"\n', ("`A`: `title` is filled from `What` already",)),
        (COLUMNS + '"A" = 3\n', ("`A`: a key is text",)),
        (
            COLUMNS + '"A" = "x-Budget"\n"B" = "x-imported"\n',
            ("`A`: `x-Budget` is no key", "`B`: `x-imported` is no key"),
        ),
        ('[columns]\n"A" = "date"\n', ("no column is called `title`",)),
    ],
)
def test_what_is_wrong_with_a_map_is_said_all_at_once(text: str, messages: tuple[str, ...]) -> None:
    found = read_map(text)
    assert isinstance(found, MapError)
    assert len(found.messages) == len(messages)
    assert all(said.startswith(meant) for said, meant in zip(found.messages, messages, strict=True))


def table(text: str) -> Table:
    found = read_table(text.encode(), ".csv")
    assert isinstance(found, Table)
    return found


def read(text: str, columns: str, top: str = "", known: Known | None = None) -> Reading:
    lines = "\n".join(f'"{column}" = "{key}"' for column, _, key in (pair.partition("=") for pair in columns.split()))
    column_map = read_map(f"{top}\n[columns]\n{lines}\n")
    assert isinstance(column_map, ColumnMap), column_map
    found = read_mapped(table(text), column_map, known or Known(), "en")
    assert isinstance(found, Reading), found
    return found


def test_a_column_that_the_table_has_not_is_said_with_the_one_that_was_meant() -> None:
    column_map = ColumnMap((("Titel", "title"), ("Wann", "date")))
    found = read_mapped(table("Title,When\nA,2020\n"), column_map, Known(), "en")
    assert found == MapError(
        (
            "the table has no column `Titel`. Did you mean `Title`?",
            "the table has no column `Wann`. It has `Title`, `When`.",
        )
    )


def test_every_kind_of_key_has_its_place() -> None:
    text = (
        "id,what,when,until,sum,text,who,org,where,tag,tag2,pic,alt,art,pub,link,by,out,page,said,imp,own\n"
        "opening,The bridge opens,2020-10-04,2020-10-06,In short.,<p>It <b>opened</b>.</p>,Ana Beek;Sam Cole,Harbour Board,"
        "Harbour,bridges,boats;bridges,https://a.example/b.jpg,A bridge,Bridge opens,Post,https://post.example/1,Eva Lind,"
        '4/10/2020,p. 3,"it ""opened"" at last",Landmark,500\n'
    )
    columns = (
        "id=id what=title when=date until=date.end sum=summary text=body who=actors org=organisations where=places tag=topics "
        "tag2=topics pic=media.url alt=media.alt art=source.title pub=source.publisher link=source.url by=source.authors "
        "out=source.published page=source.locator said=source.quotation imp=importance own=x-budget"
    )
    reading = read(text, columns, 'dates = "day-month-year"')
    assert reading.problems == ()
    things = {f"{each.kind} {each.id}": dict(each.values) for each in reading.things}
    (event,) = (each for each in reading.things if each.kind == "event")
    assert event.body == r'It **opened** [@post-2020-10-04-bridge-opens, p. 3 "it \"opened\" at last"].'
    assert things == {
        "actor ana-beek": {"names": Fields((("en", "Ana Beek"),)), "x-key": "Ana Beek"},
        "actor sam-cole": {"names": Fields((("en", "Sam Cole"),)), "x-key": "Sam Cole"},
        "actor harbour-board": {
            "names": Fields((("en", "Harbour Board"),)),
            "kind": "organisation",
            "x-key": "Harbour Board",
        },
        "place harbour": {"names": Fields((("en", "Harbour"),)), "x-key": "Harbour"},
        "topic bridges": {"title": "bridges"},
        "topic boats": {"title": "boats"},
        "source post-2020-10-04-bridge-opens": {
            "title": "Bridge opens",
            "publisher": "Post",
            "authors": ("Eva Lind",),
            "published": "2020-10-04",
            "url": "https://post.example/1",
            "x-key": "https://post.example/1",
        },
        "event opening": {
            "title": "The bridge opens",
            "summary": "In short.",
            "date": "2020-10-04/2020-10-06",
            "importance": "landmark",
            "actors": ("ana-beek", "sam-cole", "harbour-board"),
            "places": ("harbour",),
            "topics": ("bridges", "boats"),
            "media": (Fields((("url", "https://a.example/b.jpg"), ("alt", "A bridge"))),),
            "x-budget": "500",
        },
    }


def test_people_and_sources_that_are_there_already_are_used_again() -> None:
    known = Known(
        names={("actor", "ana beek"): "beek", ("source", "https://post.example/1"): "post-1"},
        keys={("source", "https://post.example/2"): "own-name"},
    )
    text = (
        "what,when,who,link,art\nA,2020,Ana  BEEK,https://post.example/1,T\nB,2021,,https://post.example/2,U\n"
        "C,2022,,https://post.example/3,V\nD,2023,,https://post.example/3,V\n"
    )
    reading = read(text, "what=title when=date who=actors link=source.url art=source.title", known=known)
    assert [(each.kind, each.id) for each in reading.things] == [
        ("event", "a-2020"),
        ("source", "own-name"),
        ("event", "b-2021"),
        ("source", "v"),
        ("event", "c-2022"),
        ("event", "d-2023"),
    ]
    assert [each.body for each in reading.things if each.kind == "event"] == [
        "A [@post-1].",
        "B [@own-name].",
        "C [@v].",
        "D [@v].",
    ]


def test_a_row_says_all_that_is_wrong_with_it_and_holds_up_no_other() -> None:
    text = (
        "id,what,when,pic,page,art,imp\n"
        "A B,,03/04/2021,b.jpg,three,T,huge\n"
        "b,Good,2020,,,,\n"
        "c,No date,,,,,\n"
        ",Good,2021,,,,\n"
        ",Good,2021,,,,\n"
    )
    reading = read(text, "id=id what=title when=date pic=media.url page=source.locator art=source.title imp=importance")
    assert [(each.row, each.message) for each in reading.problems] == [
        (
            2,
            (
                "what: there is no title, and an event needs one; id: `A B` is no id: write `a-b`; "
                'when: `03/04/2021` means 2021-03-04 or 2021-04-03: say which in the map, with dates = "day-month-year" or another order; '
                "imp: `huge` is none of landmark, major, minor; pic: `b.jpg` is no web address, and a picture needs one; "
                "page: `three` is no place in a source: write ¶ 9, p. 3 or at 12:40"
            ),
        ),
        (4, "when: there is no date; fill it in, or say why there is none in a column that is `undated`"),
        (6, "this event stands already at line 5"),
    ]
    assert [each.id for each in reading.things] == ["b", "good-2021"]


def test_an_event_without_a_date_says_why() -> None:
    reading = read("what,why\nA,Nobody wrote it down.\n", "what=title why=undated")
    assert dict(reading.things[0].values)["undated"] == "Nobody wrote it down."


def test_columns_that_the_map_does_not_name_are_said() -> None:
    reading = read("what,when,rest\nA,2020,x\n", "what=title when=date")
    assert reading.notes == ("left out, since the map does not name them: `rest`",)


def test_the_example_is_a_map_for_the_table() -> None:
    text = example_map(("Fecha", "What happened", "Who", 'A "quoted" one', "Budget", "Tags", "Link"))
    found = read_map(text)
    assert isinstance(found, ColumnMap)
    assert found.columns == (
        ("Fecha", "date"),
        ("What happened", "title"),
        ("Who", "actors"),
        ("Tags", "topics"),
        ("Link", "source.url"),
    )
    uncommented = read_map(text.replace('# "', '"').replace("# dates", "dates"))
    assert isinstance(uncommented, ColumnMap)
    assert ("Budget", "x-budget") in uncommented.columns


def errors(text: str, thing: Imported) -> list[str]:
    found = read_document("file.md", text.encode(), thing.kind, thing.id).diagnostics
    return [each.message for each in found if each.severity == "error"]


CELLS = st.text(max_size=10) | st.sampled_from(
    [
        "2020",
        "03/04/2021",
        "p. 3",
        "https://a.example/",
        "<b>x</b>",
        "a;b",
        "landmark",
        "true",
        "[@x]",
        "bridge",
        "published",
    ]
)


@given(st.lists(st.lists(CELLS, min_size=len(KEYS) + 1, max_size=len(KEYS) + 1), max_size=3))
def test_any_table_is_read_or_refused_row_by_row(rows: list[list[str]]) -> None:
    import csv
    import io

    keys = (*KEYS, "x-own")
    text = io.StringIO()
    csv.writer(text).writerows([keys, *rows])
    found = read_table(text.getvalue().encode("utf-8", "replace"), ".csv")
    if not isinstance(found, Table):
        return
    reading = read_mapped(found, ColumnMap(tuple((key, key) for key in keys)), Known(), "en")
    assert isinstance(reading, Reading)
    events = [each for each in reading.things if each.kind == "event"]
    assert len(events) + len(reading.problems) == len(found.rows)
    for thing in reading.things:
        merged = merge(None, thing)
        assert merged.refused or errors(merged.text, thing) == []
        if not merged.refused:
            assert merge(merged.text, thing).written == ()


@given(st.text(max_size=60))
def test_any_text_can_be_given_as_a_map(text: str) -> None:
    read_map(text)


@given(st.text(max_size=40), st.sampled_from([None, *ORDERS]))
def test_any_text_can_be_given_as_a_date(text: str, order: Order | None) -> None:
    read_date(text, order)
