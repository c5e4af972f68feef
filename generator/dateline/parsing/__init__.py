"""Text to Document: front matter with positions, the schema, Markdown, citations. Reading one file needs no other."""

from dateline.parsing.document import Document, read_document

__all__ = ["Document", "read_document"]
