/**
 * Keeps a copy of the published site for when there is no network. Lies at the site's root; `outputs/offline.py` puts `PUBLISHED` before it.
 *
 * The network always comes first, as if this were not here, so that nothing is ever older than the site itself; the copy answers only
 * where the network fails. On any visit the home pages, scripts and style sheets are kept, and pages that are read; the whole site once
 * the reader has installed it. A new publication has another list of digests: what is the same is taken over, what is not is fetched anew.
 */
(() => {
  "use strict";

  const { version, core, files } = PUBLISHED;
  const scope = registration.scope;
  const family = `dateline ${scope} `;
  const name = family + version;
  /** Where each copy says which files it has, with their digests: at an address that no file has. */
  const list = `${scope}worker-files.json?kept`;
  const ENTIRE = "";
  const AT_ONCE = 6;

  /**
   * @typedef {Record<string, string>} Digests by path from the site's root; `ENTIRE` is among them where the whole site is to be kept
   * @typedef {{ cache: Cache, digests: Digests }} Copy
   */

  addEventListener("install", (event) => {
    event.waitUntil(install().then(() => skipWaiting()));
  });
  addEventListener("activate", (event) => {
    event.waitUntil(activate());
  });
  addEventListener("message", (event) => {
    if (event.data === "keep all") event.waitUntil(all().then((every) => keep({ ...every, [ENTIRE]: version })));
  });
  addEventListener("fetch", (event) => {
    const { request } = event;
    if (request.method === "GET" && request.url.startsWith(scope) && !request.headers.has("range"))
      event.respondWith(answer(event));
  });

  /** Make this publication's copy: the core, and whatever the copy of the last one had besides. */
  async function install() {
    /** @type {Digests} */
    const wanted = { ...core };
    const had = Object.assign({}, ...(await older()).map((copy) => copy.digests));
    if (Object.keys(had).some((path) => !(path in core))) {
      const every = await all();
      for (const path in had) if (path in every) wanted[path] = every[path] ?? "";
      if (ENTIRE in had) Object.assign(wanted, every, { [ENTIRE]: version });
    }
    await keep(wanted);
  }

  async function activate() {
    for (const copy of await caches.keys()) if (copy.startsWith(family) && copy !== name) await caches.delete(copy);
    await clients.claim();
  }

  /** @returns {Promise<Digests>} of every file of the site */
  async function all() {
    return (await fetched(scope + files)).json();
  }

  /** @returns {Promise<Copy[]>} */
  async function older() {
    const names = (await caches.keys()).filter((each) => each.startsWith(family) && each !== name);
    return Promise.all(names.map(opened));
  }

  /**
   * @param {string} which
   * @returns {Promise<Copy>}
   */
  async function opened(which) {
    const cache = await caches.open(which);
    return { cache, digests: (await (await cache.match(list))?.json()) ?? {} };
  }

  /**
   * Have files in this copy: those of an older one where their digests say that they are the same, else from the network.
   * @param {Digests} wanted
   */
  async function keep(wanted) {
    const copies = await older();
    const { cache, digests } = await opened(name);
    const missing = Object.entries(wanted).filter(([path, digest]) => digests[path] !== digest);
    try {
      for (let first = 0; first < missing.length; first += AT_ONCE)
        await Promise.all(
          missing.slice(first, first + AT_ONCE).map(async ([path, digest]) => {
            if (path !== ENTIRE) {
              const url = scope + path;
              const same = copies.find((copy) => digest && copy.digests[path] === digest);
              await cache.put(url, (await same?.cache.match(url)) ?? (await fetched(url)));
            }
            digests[path] = digest;
          }),
        );
    } finally {
      await cache.put(list, new Response(JSON.stringify({ ...(await opened(name)).digests, ...digests })));
    }
  }

  /**
   * Fetch a file past what the browser remembers of it, which may be older than the publication.
   * @param {string} url
   */
  async function fetched(url) {
    const response = await fetch(url, { cache: "no-cache" });
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    return response;
  }

  /**
   * Answer from the network; where that fails from the copy, if it has the file.
   * @param {FetchEvent} event
   */
  async function answer(event) {
    const path = pathOf(event.request.url);
    try {
      const fresh = await fetch(event.request);
      if (fresh.ok && fresh.type === "basic" && !fresh.redirected && !/(^|\/)downloads\//.test(path))
        event.waitUntil(remember(path, fresh.clone()));
      return fresh;
    } catch (error) {
      const kept = await (await caches.open(name)).match(scope + path);
      if (kept) return kept;
      throw error;
    }
  }

  /**
   * Return the path of a file from the site's root as the list has it: a folder's page by its name, every character escaped alike.
   * @param {string} address
   */
  function pathOf(address) {
    const path = (address.slice(scope.length).split(/[?#]/, 1)[0] ?? "").replace(/(^|\/)$/, "$1index.html");
    return path.replace(/[^/]+/g, (part) => {
      try {
        return encodeURIComponent(decodeURIComponent(part));
      } catch {
        return part; // no address of ours
      }
    });
  }

  /**
   * Keep what the network just gave.
   * @param {string} path
   * @param {Response} response
   */
  async function remember(path, response) {
    const { cache, digests } = await opened(name);
    await cache.put(scope + path, response);
    // Its digest is not known: it may be of the next publication, whose worker is on its way. Without one it is fetched again then.
    if (digests[path] !== undefined) return;
    await cache.put(list, new Response(JSON.stringify({ ...(await opened(name)).digests, [path]: "" })));
  }
})();
