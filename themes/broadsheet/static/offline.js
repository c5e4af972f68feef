/**
 * Offers the published site for use without a network: names its web app manifest, and has `worker.js` keep a copy. Only pages that are
 * published load it, and only over http or https does it do anything: a folder or an archive is its own copy.
 */
(() => {
  "use strict";

  const root = new URL("../", /** @type {HTMLScriptElement} */ (document.currentScript).src);
  if (!location.protocol.startsWith("http") || !("serviceWorker" in navigator)) return;

  const manifest = document.createElement("link");
  manifest.rel = "manifest";
  manifest.href = `${document.documentElement.dataset.up ?? ""}manifest.webmanifest`;
  document.head.append(manifest);

  /** Have the whole site kept, for a reader who has installed it. */
  async function keepAll() {
    (await navigator.serviceWorker.ready).active?.postMessage("keep all");
  }

  addEventListener("appinstalled", keepAll);
  addEventListener("load", () => {
    // A browser that refuses (a private window, no room) shows the site as ever.
    navigator.serviceWorker.register(new URL("worker.js", root).href).catch(() => {});
    if (matchMedia("(display-mode: standalone)").matches) keepAll();
  });
})();
