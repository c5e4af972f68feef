"""What may be wrong with a theme when its templates or layouts are used."""

from __future__ import annotations

from dateline.theme import ThemeError


class TemplateFault(Exception):  # noqa: N818 - "error" is a severity here
    """A fault of a template that only shows when it is rendered; `error` says where and what."""

    def __init__(self, error: ThemeError) -> None:
        super().__init__(f"{error.path}:{error.line}: {error.message}")
        self.error = error

    def __reduce__(self) -> tuple[type[TemplateFault], tuple[ThemeError]]:
        """Let it be raised again in the process that asked for the work."""
        return TemplateFault, (self.error,)
