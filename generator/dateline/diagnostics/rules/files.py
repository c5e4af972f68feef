"""Rules of the files themselves: that they can be read, and lie where they should."""

from __future__ import annotations

from dateline.diagnostics.rules.rule import Rule

FILES = (
    Rule(
        name="file-unreadable",
        severity="error",
        summary="A file of the content cannot be read, so the chronology would be incomplete.",
        hint="Check that the file exists and that you may read it.",
        wrong="content/events/talks.md (no permission to read)",
        right="content/events/talks.md (readable)",
    ),
    Rule(
        name="file-not-utf8",
        severity="error",
        summary="A file is not UTF-8 text; guessing its encoding would garble names.",
        hint="Save the file as UTF-8.",
        wrong="M\\xe9rida (Latin-1)",
        right="Mérida (UTF-8)",
    ),
    Rule(
        name="file-too-large",
        severity="error",
        summary="A file is larger than its kind may be (content and settings 1 MB, a body 250,000 characters, a source's text or fingerprint 20 MB, a picture 100 MB): it is something else, or an attack on the build.",
        hint="Split the file, make the picture smaller, or move the long text to the archive.",
        wrong="content/events/talks.md (50 MB)",
        right="content/events/talks.md (2 KB)",
    ),
    Rule(
        name="file-unexpected",
        severity="warning",
        summary="A file lies where only the content's Markdown files belong, so it will not be read.",
        hint="Move it to its folder, or delete it.",
        wrong="content/events/notes.txt",
        right="content/events/talks.md",
    ),
    Rule(
        name="media-unfit",
        severity="error",
        summary="A file of content/media/ cannot be published: it could run in a reader's browser, its name is no name on some system, or it is a drawing that cannot be made harmless.",
        hint="Publish a picture of it (PNG, JPEG, WebP, a plain SVG), or rename it.",
        wrong="content/media/map.html",
        right="content/media/map.png",
    ),
    Rule(
        name="path-collision",
        severity="error",
        summary="Two files of the site would have one address on a file system that ignores case.",
        hint="Rename one of the two.",
        wrong="media/Map.png and media/map.png",
        right="media/map-2008.png and media/map-2021.png",
    ),
    Rule(
        name="address-unknown",
        severity="notice",
        summary="Where the site will be published is not known, so it has no sitemap, and its pages name no address of their own.",
        hint="Set `base_url` in timeline.toml, or give --base-url; `dateline publish` finds the address by itself.",
        wrong='title = "The harbour"',
        right='title = "The harbour"\nbase_url = "https://example.github.io/harbour/"',
    ),
    Rule(
        name="theme-unusable",
        severity="error",
        summary="The theme cannot be found or read.",
        hint="Name a folder of themes/ or a bundled theme, and mend its theme.toml.",
        wrong='theme = "brodsheet"',
        right='theme = "broadsheet"',
    ),
    Rule(
        name="character-forbidden",
        severity="error",
        summary="A file holds a character that cannot be seen and that pages, e-books and feeds may not carry (a control character, or a line separator).",
        hint="Delete the character; end lines in the ordinary way.",
        wrong='title: "Talks\\e[1m"',
        right="title: Talks",
    ),
)
