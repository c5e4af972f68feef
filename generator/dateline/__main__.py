"""Run the program: `python -m dateline`, or the installed `dateline`."""

import gc
from typing import NoReturn

from dateline.commands import entrance

_SELDOM = (1_000_000, 20, 100)
"""How seldom to look for garbage in circles: loading and building make millions of values that stay, and few circles."""


def main() -> NoReturn:
    """Run the command that the command line names, as the one thing that this process does, and end with its exit code."""
    gc.set_threshold(*_SELDOM)
    entrance.end(entrance.main())


if __name__ == "__main__":
    main()
