"""The preview: serve a built folder to this machine's browser, watch the content, and tell open pages when to reload.

`state` says what has been seen, built and shown; `watching` tells it of changes; `server` hands out files and waits for news;
`reload.js` runs in the browser. The building itself is the caller's (`commands/serve.py`).
"""

from dateline.preview.server import PreviewServer
from dateline.preview.state import Shown, State
from dateline.preview.watching import watch

__all__ = ["PreviewServer", "Shown", "State", "watch"]
