"""The commands: the only rooms that print, read the clock and the environment, and choose exit codes."""
