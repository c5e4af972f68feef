"""Draw time as an axis: positions, lanes and words for an overview of events; no HTML, no paper, no floats.

The axis is an index to the ordered list, never the other way round: whatever has no place on it is counted and said. A date is never
drawn more exactly than it is known (`dates.shape_of`). All is a pure function of what is given, and takes time that grows with it.
"""

from dateline.axis.drawing import draw
from dateline.axis.model import LENGTH, Axis, Band, Era, Happening, Mark, Piece, Publication, Row, Sheet, Subject

__all__ = [
    "LENGTH",
    "Axis",
    "Band",
    "Era",
    "Happening",
    "Mark",
    "Piece",
    "Publication",
    "Row",
    "Sheet",
    "Subject",
    "draw",
]
