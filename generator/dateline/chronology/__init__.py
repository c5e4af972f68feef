"""Documents to a chronology: link, order, check."""
