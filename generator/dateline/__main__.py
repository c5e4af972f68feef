"""Run the program: `python -m dateline`, or the installed `dateline`."""

from dateline.commands.entrance import main

if __name__ == "__main__":
    raise SystemExit(main())
