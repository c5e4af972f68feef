"""The preview: the site as it is being written, on this machine's browser; no word of it in what is built.

`following` keeps everything up with the content: at each change the `desk`, which has the content in memory, makes the open `pages`
anew, and `settling` then has the whole site built by another process. `state` is what watcher, worker and server share; `watching`
tells it of changes; `server` hands out `answers` and waits for news; `reload.js` runs in the browser.
"""

from dateline.preview.answers import Site
from dateline.preview.following import Done, Follower
from dateline.preview.server import PreviewServer
from dateline.preview.settling import Settler
from dateline.preview.state import State
from dateline.preview.watching import watch

__all__ = ["Done", "Follower", "PreviewServer", "Settler", "Site", "State", "watch"]
