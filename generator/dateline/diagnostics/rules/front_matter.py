"""Rules of front matter and of timeline.toml: YAML, keys and values."""

from __future__ import annotations

from dateline.diagnostics.rules.rule import Rule

FRONT_MATTER = (
    Rule(
        name="front-matter-missing",
        severity="error",
        summary="A content file does not begin with front matter between two lines of ---.",
        hint="Begin the file with ---, the keys, and --- again.",
        wrong="title: Talks",
        right="---\ntitle: Talks\n---",
    ),
    Rule(
        name="front-matter-syntax",
        severity="error",
        summary="The front matter is not YAML that Dateline reads: a mapping without anchors, aliases or tags, nested at most 12 deep.",
        hint="Mend the YAML; quote a value that contains ': ' or begins with a special character.",
        wrong="title: Talks: the second day",
        right='title: "Talks: the second day"',
    ),
    Rule(
        name="key-unknown",
        severity="error",
        summary="A key is not one that this kind of file has; it would be silently ignored.",
        hint="Correct the key, or begin it with x- to keep it as your own.",
        wrong="sumary: The two governments met.",
        right="summary: The two governments met.",
    ),
    Rule(
        name="key-duplicate",
        severity="error",
        summary="A key stands twice in one mapping, and only one value could count.",
        hint="Delete one of the two.",
        wrong="title: Talks\ntitle: The talks",
        right="title: The talks",
    ),
    Rule(
        name="key-missing",
        severity="error",
        summary="A key that this kind of file must have is not there.",
        hint="Add the key.",
        wrong="---\nsummary: They met.\n---",
        right="---\ntitle: They meet\nsummary: They met.\n---",
    ),
    Rule(
        name="value-mistyped",
        severity="error",
        summary="A value has not the shape that its key asks for.",
        hint="See the key in content/README.md.",
        wrong="places: mexico-city, washington",
        right="places: [mexico-city, washington]",
    ),
    Rule(
        name="value-unknown",
        severity="error",
        summary="A value is not one of those that its key allows.",
        hint="Use one of the values named.",
        wrong="importance: huge",
        right="importance: landmark",
    ),
    Rule(
        name="config-syntax",
        severity="error",
        summary="timeline.toml is not TOML.",
        hint="Mend the line.",
        wrong="title = The talks",
        right='title = "The talks"',
    ),
)
