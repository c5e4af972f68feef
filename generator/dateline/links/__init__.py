"""Outward links: gather them, ask whether they still lead somewhere, and say which do not (issue 3, "Links that survive").

Start with `gathering` (which addresses, used where), then `following` (what an address leads to, pure over a function that asks),
`running` (many at once, each host in turn), `report`. Only `client` touches the network; clock and waiting are handed in.
"""
