"""Disputes as readers see them: the accounts side by side, with how each counts as a witness."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.chronology.witnesses import accounts
from dateline.model import Account, Dispute, Source
from dateline.outputs.citing import view_citation
from dateline.outputs.register import Register
from dateline.outputs.views import AccountView, DisputeView


def view_disputes(register: Register, disputes: Sequence[Dispute]) -> tuple[DisputeView, ...]:
    """Return several disputes, what sources disagree about before slips in copies."""
    ordered = sorted(disputes, key=lambda dispute: dispute.kind == "copy-error")
    return tuple(view_dispute(register, dispute) for dispute in ordered)


def view_dispute(register: Register, dispute: Dispute) -> DisputeView:
    """Return a dispute with its accounts in the author's order."""
    return DisputeView(
        about=dispute.about,
        kind=dispute.kind,
        status=dispute.status,
        finding=dispute.finding,
        accounts=tuple(_account(register, dispute, number) for number in range(1, len(dispute.accounts) + 1)),
        witnesses=len(register.witnesses.independent(accounts(dispute))),
    )


def slips(register: Register, dispute: Dispute) -> tuple[Account, ...]:
    """Return the accounts of a copy error that have the slip; nothing where that cannot be told from what is known of the sources.

    It is the account of a translation or a paraphrase beside one that is neither, or the only account that stands in a text.
    """
    texts = tuple(account for account in dispute.accounts if account.cite.source in register.chronology.sources)
    copies = tuple(account for account in texts if _is_reworded(register.chronology.sources[account.cite.source]))
    return texts if len(texts) == 1 else copies if len(copies) < len(texts) else ()


def _is_reworded(source: Source) -> bool:
    kinds = {relation.kind for relation in source.relations}
    return bool(source.translated_from) or not kinds.isdisjoint({"translation-of", "paraphrase-of"})


def _account(register: Register, dispute: Dispute, number: int) -> AccountView:
    account = dispute.accounts[number - 1]
    witness, as_in = _standing(register, dispute, number)
    return AccountView(
        number=number,
        says=account.says,
        date=register.words(account.date),
        citation=view_citation(register, account.cite),
        witness=witness,
        as_in=as_in,
    )


def _standing(register: Register, dispute: Dispute, number: int) -> tuple[str, int]:
    """Return how an account counts beside the others, and the account that it is one with or rests on (see AccountView)."""
    if dispute.kind == "copy-error":
        found = slips(register, dispute)
        return "slip" if dispute.accounts[number - 1] in found else "compared" if found else "slip-or-not", 0
    own = register.witnesses.of(dispute.accounts[number - 1].cite)
    if not own:
        return "none", 0
    others = [(other, register.witnesses.of(each.cite)) for other, each in enumerate(dispute.accounts, start=1)]
    same = next((other for other, witness in others if other < number and witness == own), 0)
    if same:
        return "same", same
    if own in register.witnesses.independent(accounts(dispute)):
        return "own", 0
    return "rests", next(other for other, witness in others if witness in register.witnesses.rests_on[own])
