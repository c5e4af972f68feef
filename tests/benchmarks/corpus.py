"""Make a chronology of any size from a seed: valid content of an invented valley, for benchmarks and for tests at scale.

    python tests/benchmarks/corpus.py --events 1000 --seed 1 DIR
    dateline build --content DIR --output DIR-built

The same numbers give the same bytes on every system. Each file depends on its own number and the seed only, so making
100,000 events takes no more memory than making 100.
"""

import argparse
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

VOCABULARY: dict[str, tuple[str, ...]] = {
    table: tuple(entries)
    for table, entries in tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8")).items()
}

FIRST_YEAR = 1950
YEARS = 60
PERIOD_YEARS = 10
EVENTS_A_SOURCE = 10
PARAGRAPHS_A_SOURCE = 40
WORDS = (120, 250)
RECORDED = "2026-01-15"
OPEN = "{month}/.."

# How sources date things, in EDTF, and how many events in a hundred they date so.
DATE_SHAPES: dict[str, int] = {
    "{day}": 56,
    "{month}": 14,
    "{year}": 7,
    "{month}~": 5,
    "{year}~": 4,
    "{month}?": 2,
    "{day}/{end}": 5,
    "{season}": 2,
    "{decade}X": 1,
    "[{first},{second}]": 1,
    "{{{first},{second}}}": 1,
    OPEN: 2,
}
RELATIONS = ("responds-to", "part-of", "outcome-of", "see-also")


@dataclass(frozen=True, slots=True)
class Corpus:
    """The numbers that determine every byte: how many events, and the seed."""

    events: int
    seed: int

    @property
    def sources(self) -> int:
        """One source for every ten events; the last may have fewer."""
        return -(-self.events // EVENTS_A_SOURCE)

    @property
    def actors(self) -> int:
        """Organisations only: 1 for 20 events, at least 6, at most all names of the vocabulary."""
        return min(max(6, self.events // 20), len(VOCABULARY["organisations"]) * len(VOCABULARY["regions"]))

    @property
    def places(self) -> int:
        """1 for 40 events, at least 5, at most all names of the vocabulary."""
        return min(max(5, self.events // 40), len(VOCABULARY["places"]) * len(VOCABULARY["endings"]))

    @property
    def threads(self) -> int:
        """At least 3; 1 more for every 500 events."""
        return 3 + self.events // 500

    def random(self, *key: object) -> Random:
        """Return the generator of one file's choices: seeded by text, which Python hashes alike on every system."""
        return Random(":".join(map(str, (self.seed, *key))))


def corpus(events: int, seed: int) -> Iterator[tuple[str, str]]:
    """Yield the path (within the content folder) and the text of every file of a chronology of `events` events.

    Raises ValueError below 20 events: threads and relations need some to choose from.
    """
    if events < 20:
        raise ValueError("a corpus has at least 20 events")
    made = Corpus(events, seed)
    yield "timeline.toml", _timeline(made)
    yield (
        "pages/about.md",
        '---\ntitle: "About this chronology"\n---\n\nAn invented valley, made from a seed for measurements.\n',
    )
    for number, title in enumerate(VOCABULARY["topics"]):
        yield f"topics/{_topic(number)}.md", f'---\ntitle: "{title}"\n---\n'
    for number in range(YEARS // PERIOD_YEARS):
        yield f"periods/{_period(number)}.md", _period_file(number)
    for number in range(made.actors):
        yield f"actors/{_actor(number)}.md", _actor_file(number)
    for number in range(made.places):
        yield f"places/{_place(number)}.md", _place_file(number)
    for number in range(made.sources):
        yield f"sources/{_source(number)}.md", _source_file(made, number)
    for number in range(made.threads):
        yield f"threads/thread-{number + 1:03}.md", _thread_file(made, number)
    for number in range(made.events):
        yield f"events/{_event(number)}.md", _event_file(made, number)


# --- ids --------------------------------------------------------------------------------------------------------------


def _event(number: int) -> str:
    return f"event-{number + 1:06}"


def _source(number: int) -> str:
    return f"report-{number + 1:05}"


def _topic(number: int) -> str:
    return VOCABULARY["topics"][number].lower().replace(" ", "-")


def _period(number: int) -> str:
    return f"the-{FIRST_YEAR + number * PERIOD_YEARS}s"


def _actor_name(number: int) -> str:
    region, organisation = divmod(number, len(VOCABULARY["organisations"]))
    return f"{VOCABULARY['regions'][region]} {VOCABULARY['organisations'][organisation]}"


def _actor(number: int) -> str:
    return _actor_name(number).lower().replace("'", "").replace(" ", "-")


def _place_name(number: int) -> str:
    ending, place = divmod(number, len(VOCABULARY["places"]))
    return f"{VOCABULARY['places'][place]} {VOCABULARY['endings'][ending]}"


def _place(number: int) -> str:
    return _place_name(number).lower().replace(" ", "-")


# --- the calendar -----------------------------------------------------------------------------------------------------


def _day(made: Corpus, number: int) -> date:
    """Return the day on which an event truly happened; events are numbered in the order of their days."""
    span = (date(FIRST_YEAR + YEARS, 1, 1) - date(FIRST_YEAR, 1, 1)).days
    low, high = number * span // made.events, (number + 1) * span // made.events
    return date(FIRST_YEAR, 1, 1) + timedelta(days=made.random("day", number).randrange(low, max(high, low + 1)))


def _published(made: Corpus, number: int) -> date:
    """Return the day on which a source was published: some days after the last event that it reports."""
    last = min((number + 1) * EVENTS_A_SOURCE, made.events) - 1
    return _day(made, last) + timedelta(days=made.random("published", number).randrange(2, 30))


def _edtf(day: date, shape: str, rng: Random) -> str:
    """Return what a source may have said of a day, as EDTF of the shape asked for; it never begins after the day."""
    first, second = sorted((day.month, day.month % 12 + 1))
    return shape.format(
        day=day,
        end=day + timedelta(days=rng.randrange(1, 9)),
        month=f"{day:%Y-%m}",
        year=day.year,
        decade=day.year // 10,
        season=f"{day.year}-{_season(day.month)}",
        first=f"{day.year}-{first:02}",
        second=f"{day.year}-{second:02}",
    )


def _season(month: int) -> int:
    """Return EDTF's number of the season, or of the quarter in winter, which spans two years."""
    return 21 + (month - 3) // 3 if 3 <= month <= 11 else 33 + (month - 1) // 3


# --- prose ------------------------------------------------------------------------------------------------------------


def _sentence(rng: Random) -> str:
    """Return a sentence without its full stop, beginning with a capital."""
    text = "{sentence}"
    while "{" in text:
        before, _, rest = text.partition("{")
        slot, _, after = rest.partition("}")
        text = before + rng.choice(VOCABULARY[slot]) + after
    return text[0].upper() + text[1:]


def _citation(made: Corpus, number: int, rng: Random) -> str:
    """Return a citation of the source that reports event `number`, or of one soon after it; now and then of both."""
    own = number // EVENTS_A_SOURCE
    first = rng.randrange(1, PARAGRAPHS_A_SOURCE)
    locator = f"¶¶ {first}-{first + 1}" if rng.random() < 0.2 else f"¶ {first}"
    later = min(own + rng.randrange(1, 4), made.sources - 1)
    if later != own and rng.random() < 0.25:
        return f"[@{_source(own)}, {locator}; @{_source(later)}, ¶ {rng.randrange(1, PARAGRAPHS_A_SOURCE)}]"
    return f"[@{_source(own)}, {locator}]"


def _body(made: Corpus, number: int, opening: str, rng: Random) -> str:
    """Return the paragraphs of an event: 120–250 words, the citations not counted, one citation at the end of each."""
    target = rng.randrange(WORDS[0], WORDS[1] - 30)
    paragraphs: list[str] = []
    sentences = [opening]
    count = len(opening.split())
    size = rng.randrange(2, 5)
    while True:
        if len(sentences) == size or count >= target:
            paragraphs.append(". ".join(sentences) + f" {_citation(made, number, rng)}.")
            if count >= target:
                return "\n\n".join(paragraphs)
            sentences, size = [], rng.randrange(2, 5)
        sentence = _sentence(rng)
        if number > 50 and rng.random() < 0.04:
            sentence += f", as it had [[{_event(number - rng.randrange(1, 50))}|once before]]"
        sentences.append(sentence)
        count += len(sentence.split())


# --- files ------------------------------------------------------------------------------------------------------------


def _timeline(made: Corpus) -> str:
    return (
        f'id = "valley-{made.events}"\n'
        'title = "A chronology of the valley"\n'
        f'subtitle = "{made.events} invented events, from {FIRST_YEAR} to {FIRST_YEAR + YEARS - 1}"\n'
        'language = "en"\n'
        'version = "1"\n'
    )


def _period_file(number: int) -> str:
    first = FIRST_YEAR + number * PERIOD_YEARS
    return (
        f'---\ntitle: "The {first}s"\nfrom: "{first}"\nto: "{first + PERIOD_YEARS - 1}"\n'
        'why: "A decade, since the invented valley has no other turning points."\n---\n'
    )


def _actor_file(number: int) -> str:
    region = VOCABULARY["regions"][number // len(VOCABULARY["organisations"])].lower()
    name = _actor_name(number)
    return f'---\nnames: {{en: "{name}"}}\nkind: organisation\nside: {region}\n---\n\nThe {name} is an invented body.\n'


def _place_file(number: int) -> str:
    row, column = divmod(number, len(VOCABULARY["places"]))
    return f'---\nnames: {{en: "{_place_name(number)}"}}\nlatitude: {-40 - row / 20:.3f}\nlongitude: {-120 + column / 20:.3f}\n---\n'


def _source_file(made: Corpus, number: int) -> str:
    rng = made.random("source", number)
    publisher = rng.choice(VOCABULARY["publishers"])
    address = f"example.org/reports/{number + 1}"
    return (
        f'---\ntitle: "{_sentence(rng)}"\npublisher: "{publisher}"\nauthors: ["Staff of the {publisher}"]\n'
        f'published: "{_published(made, number)}"\naccessed: "{RECORDED}"\nurl: "https://{address}"\n'
        f'archived_url: "https://web.{address}"\narchived_on: "{RECORDED}"\n'
        "language: en\nkind: article\nrights: restricted\n---\n"
    )


def _thread_file(made: Corpus, number: int) -> str:
    rng = made.random("thread", number)
    chosen = sorted(rng.sample(range(made.events), 8))
    steps = "".join(f'  - event: {_event(event)}\n    text: "{_sentence(rng)}."\n' for event in chosen)
    matter = VOCABULARY["matter"][number % len(VOCABULARY["matter"])]
    return (
        f'---\ntitle: "The story of {matter}, {number + 1}"\nquestion: "Who decided about {matter}, and for whom?"\n'
        f"events:\n{steps}---\n"
    )


def _event_file(made: Corpus, number: int) -> str:
    rng = made.random("event", number)
    actor = number % made.actors
    matter = rng.choice(VOCABULARY["matter"])
    now, then = rng.choice(VOCABULARY["actions"]).split()
    place = number % made.places
    shape = rng.choices(tuple(DATE_SHAPES), tuple(DATE_SHAPES.values()))[0]
    day = _day(made, number)
    lines = [
        f'title: "{_actor_name(actor)} {now} {matter}"',
        f'summary: "The {_actor_name(actor)} {then} {matter} at {_place_name(place)}."',
        *_when(number, _edtf(day, shape, rng), rng),
        *(["standing: condition"] if shape == OPEN else []),
        *_importance(rng),
        *_actors(made, actor, rng),
        f"places: [{_place(place)}]",
        f"topics: [{', '.join(_topic(topic) for topic in _topics(number, rng))}]",
        f"period: {_period((day.year - FIRST_YEAR) // PERIOD_YEARS)}",
        *_related(number, rng),
        f'recorded: "{RECORDED}"',
    ]
    opening = f"At {_place_name(place)}, the [[actor:{_actor(actor)}|{_actor_name(actor)}]] {then} {matter}"
    return "---\n" + "\n".join(lines) + "\n---\n\n" + _body(made, number, opening, rng) + "\n"


def _when(number: int, edtf: str, rng: Random) -> list[str]:
    """Return the lines that date an event; one in a hundred or so is known only to come after the one before it."""
    if number and rng.random() < 0.01:
        return [f"after: [{_event(number - 1)}]", 'undated: "The report gives the order of the two and no day."']
    return [f'date: "{edtf}"']


def _importance(rng: Random) -> list[str]:
    kind = rng.choices(("landmark", "major", "minor"), (2, 68, 30))[0]
    why = ['why: "Ours: it changed the rules that the valley had followed until then."'] if kind == "landmark" else []
    return [f"importance: {kind}", *why]


def _actors(made: Corpus, first: int, rng: Random) -> list[str]:
    others = [actor for actor in rng.sample(range(made.actors), rng.randrange(0, 4)) if actor != first]
    return ["actors:", f"  - {_actor(first)}: deciding", *(f"  - {_actor(actor)}" for actor in others)]


def _topics(number: int, rng: Random) -> list[int]:
    first = number % len(VOCABULARY["topics"])
    return [first, (first + rng.randrange(1, len(VOCABULARY["topics"]))) % len(VOCABULARY["topics"])][
        : rng.randrange(1, 3)
    ]


def _related(number: int, rng: Random) -> list[str]:
    if not number or rng.random() > 0.15:
        return []
    earlier = _event(number - rng.randrange(1, min(number, 30) + 1))
    return ["related:", f"  - {{event: {earlier}, relation: {rng.choice(RELATIONS)}}}"]


# --- the command ------------------------------------------------------------------------------------------------------


def main() -> None:
    """Write the corpus that the arguments ask for, into a folder that is new or empty."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=1000, help="how many events (default: 1000)")
    parser.add_argument("--seed", type=int, default=1, help="which corpus of that size (default: 1)")
    parser.add_argument("folder", type=Path, metavar="DIR", help="the content folder to make")
    options = parser.parse_args()
    if options.folder.exists() and any(options.folder.iterdir()):
        parser.error(f"{options.folder} is not empty")
    if options.events < 20:
        parser.error("a corpus has at least 20 events")
    write(options.folder, options.events, options.seed)
    print(f"{options.events} events in {options.folder}")


def write(folder: Path, events: int, seed: int) -> None:
    """Write every file of a corpus below `folder`, with the same bytes on every system."""
    for path, text in corpus(events, seed):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())


if __name__ == "__main__":
    main()
