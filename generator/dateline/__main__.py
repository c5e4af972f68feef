"""Run the program: `python -m dateline`, or the installed `dateline`."""

import gc

from dateline.commands import entrance

_SELDOM = (1_000_000, 20, 100)
"""How seldom to look for garbage in circles: loading and building make millions of values that stay, and few circles."""


def main() -> int:
    """Run the command that the command line names, as the one thing that this process does; return the exit code."""
    gc.set_threshold(*_SELDOM)
    try:
        return entrance.main()
    finally:
        gc.freeze()  # what is left goes with the process, and need not be looked through once more


if __name__ == "__main__":
    raise SystemExit(main())
