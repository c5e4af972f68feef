"""A chronology with one event for each question that a selection can ask."""

from functools import cache

from chronologies import linked
from dateline.chronology.model import Chronology

VALLEY = """
-- sources/gazette.md --
---
title: The valley
publisher: The Gazette
published: 2021-03
language: en
---
-- sources/diario.md --
---
title: El valle
publisher: El Diario
published: 2021-04
language: es
---
-- actors/ana-perez.md --
---
names: {en: Ana Pérez, es: Ana Pérez Núñez}
variants: [Anna Peres]
---
-- actors/water-board.md --
---
names: {en: The water board}
kind: organisation
aliases: [board]
---
-- places/cabanas.md --
---
names: {en: Cabañas}
---
-- topics/dams.md --
---
title: Dams
---
-- topics/floods.md --
---
title: Floods
---
-- periods/first-years.md --
---
title: The first years
from: '1990'
to: '1999'
---
-- periods/later-years.md --
---
title: The later years
from: '2000'
---
-- threads/the-dam.md --
---
title: The dam
events:
  - {event: arrest, text: First.}
  - {event: dam, text: Then.}
---
-- events/arrest.md --
---
title: Police arrest a protester
summary: It was raining in the valley.
date: 1994-10-15
importance: landmark
why: It began here.
actors: [ana-perez: arrested, water-board: complaining]
places: [cabanas]
topics: [dams]
disputes:
  - about: The day
    kind: conflict
    accounts:
      - {says: On Friday., cite: '[@gazette, ¶ 1 "on that Friday"]'}
      - {says: On Saturday., cite: '[@diario, ¶ 2]'}
---
She was taken to the station [@gazette, ¶ 2 "taken away at dawn"].
-- events/dam.md --
---
title: The dam is built
date: 1996/2001
actors: [water-board: building]
topics: [dams, floods]
---
It is high [@diario, ¶ 3 "las inundaciones terminaron"].
-- events/flood.md --
---
title: A flood
date: 2003-06~
importance: minor
topics: [floods]
disputes:
  - about: The word for it
    kind: copy-error
    accounts:
      - {says: A flood., cite: '[@gazette, ¶ 5]'}
      - {says: A flute., cite: '[@diario, ¶ 5]'}
---
Many were arrested, too [@gazette, ¶ 5].
-- events/drought.md --
---
title: A drought
date: 2005/..
standing: condition
actors: [ana-perez: Complaining]
---
It goes on [@gazette, ¶ 6].
-- events/rumour.md --
---
title: A rumour of rain
after: [flood]
undated: Nobody wrote down the day.
topics: [floods]
---
So people said [@gazette, ¶ 7].
"""


@cache
def valley() -> Chronology:
    """Return the chronology of the valley."""
    return linked(VALLEY).chronology
