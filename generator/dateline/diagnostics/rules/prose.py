"""Rules of what bodies hold: pictures, links, footnotes, nesting."""

from __future__ import annotations

from dateline.diagnostics.rules.rule import Rule

PROSE = (
    Rule(
        name="media-missing",
        severity="error",
        summary="A picture that an event names is not in content/media/.",
        hint="Put the file there, or correct its name.",
        wrong="media: [{file: brige.jpg, alt: …}]",
        right="media: [{file: bridge.jpg, alt: …}]",
    ),
    Rule(
        name="image-without-alt",
        severity="error",
        summary="A picture has no text in its place, so some readers get nothing.",
        hint="Add `alt:` with what the picture shows.",
        wrong="media: [{file: bridge.jpg}]",
        right="media: [{file: bridge.jpg, alt: People camping under a road bridge}]",
    ),
    Rule(
        name="image-unsafe",
        severity="error",
        summary="A picture in a body must be a file of content/media/; nothing is fetched from elsewhere.",
        hint="Put the picture in content/media/ and name it in `media:`.",
        wrong="![Bridge](https://example.org/bridge.jpg)",
        right="![Bridge](bridge.jpg)",
    ),
    Rule(
        name="link-unsafe",
        severity="error",
        summary="A link's address has a scheme other than http, https or mailto.",
        hint="Use an http, https or mailto address.",
        wrong="[run](javascript:alert(1))",
        right="[the agency](https://example.org/)",
    ),
    Rule(
        name="markdown-too-deep",
        severity="error",
        summary="Lists, quotes or marks of emphasis are nested so deep that no page could show them; it is a slip, or an attack on the build.",
        hint="Nest at most 20 deep; a list within a list counts four.",
        wrong="> > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > words",
        right="> words",
    ),
    Rule(
        name="footnote-unused",
        severity="warning",
        summary="A footnote is defined and nothing refers to it, so Markdown would drop its text without a word.",
        hint="Refer to it, as in words[^1], or delete it.",
        wrong="They met.\n\n[^1]: In the old palace.",
        right="They met.[^1]\n\n[^1]: In the old palace.",
    ),
)
