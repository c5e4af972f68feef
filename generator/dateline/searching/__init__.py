"""Search: what of a chronology is searched, under which words it is found, and how a query finds it.

One definition for the built site (whose index is made from `Index`, and whose script finds as `find` does), for `--select`, and for
handouts. How a query finds
---------------------------
- Case and accents do not count: "merida" finds "Mérida", "cabanas" finds "Cabañas". Words are runs of letters and digits.
- A word of the query finds every word that begins with it ("cienf", "Cienfuegos") and, with each, the other forms of the same stem
  ("arrested", "arrest"). A number of one or two digits finds only itself.
- A word that begins none is taken for a longer form of a shorter one: the longest word of four letters or more that it begins with, at
  most four letters shorter ("arresting" finds "arrest" where only "arrest" is written).
- All words of a query must be found, each anywhere in what is searched of an event: its title, summary, text, quotations, date in
  words, id, roles; and the names of its actors, places, topics and sources' publishers, in every language, with `variants`.
"""

from dateline.searching.folding import fold, words_of
from dateline.searching.index import Group, Index, Written, index_of, make_index, write_down
from dateline.searching.matching import find

__all__ = ["Group", "Index", "Written", "find", "fold", "index_of", "make_index", "words_of", "write_down"]
