"""One module for each kind of page: its view, and the pure function that builds it from the chronology."""
