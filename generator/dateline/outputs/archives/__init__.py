"""Archives to carry away: the whole site for a USB stick, and the sheets and single pages for a class.

Read `planning` for what stands in them, `packing` for how they become bytes.
"""

from dateline.outputs.archives.packing import Packed, TooLargeError, pack, packed, unpack
from dateline.outputs.archives.planning import archive_offers, archives_later
from dateline.outputs.archives.views import Archive

__all__ = ["Archive", "Packed", "TooLargeError", "archive_offers", "archives_later", "pack", "packed", "unpack"]
