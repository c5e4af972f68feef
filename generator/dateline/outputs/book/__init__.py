"""The chronology as a book: an EPUB 3.3 of every edition, made of the views that the site's pages have.

Read `planning` for what the book consists of, `writing` for how it becomes bytes.
"""

from dateline.outputs.book.planning import Books, plan_books
from dateline.outputs.book.views import Book

__all__ = ["Book", "Books", "plan_books"]
