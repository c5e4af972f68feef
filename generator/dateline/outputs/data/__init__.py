"""The files for other programs: the chronology's values, gathered once an edition and written in several forms."""
