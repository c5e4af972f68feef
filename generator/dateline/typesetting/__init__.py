"""Paper: compile the handouts' values with the theme's layouts. The one room that knows Typst, which is imported when a sheet is made."""

from dateline.typesetting.compiling import typeset
from dateline.typesetting.files import HandoutFile, file_of
from dateline.typesetting.layouts import FRAME, joined

__all__ = ["FRAME", "HandoutFile", "file_of", "joined", "typeset"]
