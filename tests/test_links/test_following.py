"""Following an address over servers made of tables and of chance: it always ends, and never asks more than it must."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.links.addresses import Target
from dateline.links.following import MAX_REDIRECTS, follow
from dateline.links.model import VERDICTS, Answer, Failure, Finding, Method

answers = st.builds(
    Answer,
    status=st.sampled_from([200, 206, 301, 302, 307, 308, 400, 404, 405, 410, 429, 500, 503]),
    location=st.sampled_from(["", "/a", "/b", "//other.example/", "ftp://a.example/", "http://["]),
    retry_after=st.none() | st.just(0.0),
)
failures = st.builds(Failure, problem=st.sampled_from(["timeout", "broken-off", "private", "no-such-host"]))


@given(st.lists(answers | failures, min_size=1), st.data())
def test_any_server_is_followed_to_an_end(script: list[Answer | Failure], data: st.DataObject) -> None:
    asked: list[Method] = []

    def ask(method: Method, _target: Target) -> Answer | Failure:
        asked.append(method)
        return script[len(asked) - 1] if len(asked) <= len(script) else data.draw(answers | failures)

    finding = follow("https://a.example/", ask)
    assert finding.verdict in VERDICTS
    assert (finding.problem is None) == (finding.verdict in ("fine", "moved"))
    assert bool(finding.leads_to) or finding.verdict != "moved"
    assert len(asked) <= (MAX_REDIRECTS + 1) * 6


def test_the_longest_chain_that_is_followed() -> None:
    def ask(_method: Method, target: Target) -> Answer:
        number = int(target.path[1:])
        return Answer(status=200) if number == MAX_REDIRECTS else Answer(status=301, location=f"/{number + 1}")

    assert follow("https://a.example/0", ask) == Finding(
        verdict="moved", status=200, leads_to=f"https://a.example/{MAX_REDIRECTS}"
    )
    assert follow("https://a.example/-1", ask).problem == "too-many-redirects"


def test_only_the_fragment_changing_is_a_circle() -> None:
    def ask(_method: Method, _target: Target) -> Answer:
        return Answer(status=302, location="#again")

    assert follow("https://a.example/", ask).problem == "redirect-loop"
