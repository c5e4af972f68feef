/**
 * What only the single page needs; it runs before all other scripts.
 *
 * `datelineHeld` are the other scripts and the files of the search's index, each as a function. Links lead to notes that stand folded in the
 * list; and a link to slides gets no address of its own, since the file may lie anywhere and nothing in it has such a fragment.
 */
(() => {
  "use strict";

  const held = window.datelineHeld;
  /** @type {Map<string, Promise<void>>} */
  const loaded = new Map();

  window.datelineFiles = {
    get(file) {
      if (!loaded.has(file)) {
        loaded.set(file, Promise.resolve());
        held[file]?.();
      }
      return loaded.get(file);
    },
    set: () => {},
    delete: () => {},
  };

  window.datelineTo = (path) => `#${path.replace(/^([a-z]+)s\/(.+)\.html$/, "$1.$2")}`;

  /** Unfold what the address names, in browsers that do not do it themselves. */
  function unfold() {
    let place = document.getElementById(decodeURIComponent(location.hash.slice(1)))?.parentElement;
    for (; place; place = place.parentElement) if (place instanceof HTMLDetailsElement) place.open = true;
  }

  document.addEventListener("DOMContentLoaded", () => {
    for (const link of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("a[data-slides]"))) {
      link.setAttribute("href", "#main");
      link.addEventListener("click", (event) => {
        event.preventDefault();
        location.hash = String(link.dataset.slides);
      });
    }
    unfold();
  });
  addEventListener("hashchange", unfold);
})();
