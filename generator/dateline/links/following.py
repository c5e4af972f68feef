"""Follow one address to where it ends: HEAD, then GET in doubt, redirects, waits that the server asks for. Pure over `ask`."""

from __future__ import annotations

from collections.abc import Callable

from dateline.links.addresses import Target, joined, read_target, without_fragment
from dateline.links.judging import asks_to_wait, deserves_a_get, is_lasting, is_redirect, judge
from dateline.links.model import Answer, Failure, Finding, Method

Ask = Callable[[Method, Target], Answer | Failure]

MAX_REDIRECTS = 10
_RETRIES = 2


def follow(address: str, ask: Ask) -> Finding:
    """Return the finding for an address.

    It is `moved` where the chain begins with lasting redirects (301, 308); `leads_to` is then the last address that these reach, since
    what follows a passing one may change again. `ask` waits where a server told it to; here it is only asked again.
    """
    current, leads_to = address, ""
    seen = {without_fragment(address)}
    moved, still_lasting = False, True
    for _ in range(MAX_REDIRECTS + 1):
        target = read_target(current)
        if target is None:
            return judge(Failure(problem="unusable"), leads_to, moved=moved)
        answer = _asked(target, ask)
        if isinstance(answer, Failure) or not is_redirect(answer):
            return judge(answer, leads_to, moved=moved)
        current = joined(current, answer.location)
        still_lasting = still_lasting and is_lasting(answer)
        moved = moved or still_lasting
        if still_lasting or not moved:
            leads_to = current
        if without_fragment(current) in seen:
            return judge(Failure(problem="redirect-loop"), leads_to, moved=moved)
        seen.add(without_fragment(current))
    return judge(Failure(problem="too-many-redirects"), leads_to, moved=moved)


def _asked(target: Target, ask: Ask) -> Answer | Failure:
    answer = _patiently("HEAD", target, ask)
    return _patiently("GET", target, ask) if deserves_a_get(answer) else answer


def _patiently(method: Method, target: Target, ask: Ask) -> Answer | Failure:
    answer = ask(method, target)
    for _ in range(_RETRIES):
        if isinstance(answer, Failure) or not asks_to_wait(answer):
            break
        answer = ask(method, target)
    return answer
