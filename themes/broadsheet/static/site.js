/**
 * What every page does: loads the other scripts when they are first wanted, speaks to screen readers, answers keys.
 *
 * The pages are whole without it. It holds no text for people: that stands, translated, in the pages (`<template id="keyboard">`).
 */
(() => {
  "use strict";

  const root = document.documentElement;
  /** Leads to the root of the edition. */
  const up = root.dataset.up ?? "";
  const here = /** @type {HTMLScriptElement} */ (document.currentScript).src;

  // --- other scripts

  /** @type {Loading} */
  const loading = window.datelineFiles ?? new Map();

  /**
   * Add a script of `static/` or, by its address from the edition's root, of `search/` to the page, once however often it is asked for:
   * a classic one, since modules and `fetch` are refused under `file://`. A failure is forgotten, so that the next wish tries again.
   * @param {string} file
   * @returns {Promise<void>} settled when the script has run
   */
  function load(file) {
    const known = loading.get(file);
    if (known) return known;
    /** @type {Promise<void>} */
    const wanted = new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = file.includes("/") ? up + file : new URL(file, here).href;
      script.addEventListener("load", () => resolve());
      script.addEventListener("error", () => {
        loading.delete(file);
        script.remove();
        reject(new Error(`${file} cannot be loaded`));
      });
      document.head.append(script);
    });
    loading.set(file, wanted);
    return wanted;
  }

  // --- one polite voice

  const voice = document.createElement("p");
  voice.className = "hidden";
  voice.setAttribute("role", "status");
  document.body.append(voice);

  /**
   * Have screen readers say a text when they are done with what they are saying.
   * @param {string} text
   */
  function announce(text) {
    voice.textContent = "";
    // Readers tell of changes: the same text twice must be a change too.
    setTimeout(() => {
      voice.textContent = text;
    }, 50);
  }

  window.dateline = {
    load,
    to: window.datelineTo ?? ((path) => up + path),
    announce,
    keys: () => recall(SWITCH) !== "off",
    help: () => help?.showModal(),
  };

  // --- the overview axis: axis.js moves what the page has

  if (document.querySelector("nav.axis:not(.small)")) load("axis.js").catch(() => {});

  // --- search and filters: find.js comes when it is first used

  const VOCABULARY = [
    "q",
    "actor",
    "role",
    "place",
    "topic",
    "period",
    "thread",
    "source",
    "importance",
    "dispute",
    "from",
    "to",
  ];
  const finder = /** @type {HTMLElement | null} */ (document.querySelector("[data-find]"));
  const field = /** @type {HTMLInputElement | null} */ (document.querySelector("[data-find] input[type=search]"));

  /** @type {Event | undefined} the last range that was brushed while find.js was on its way */
  let brush;

  if (finder) {
    finder.hidden = false;
    for (const use of ["focusin", "pointerdown"]) finder.addEventListener(use, () => load("find.js"), { once: true });
    const asked = new URLSearchParams(location.search);
    if (VOCABULARY.some((key) => asked.has(key))) load("find.js");
    document.addEventListener("dateline:range", brushed);
    if (location.hash === "#find") field?.focus();
  }

  /**
   * Load find.js for a brushed range, and give it the latest one that came while it was on its way.
   * @param {Event} event
   */
  function brushed(event) {
    const first = !brush;
    brush = event;
    if (!first) return;
    load("find.js").then(() => {
      document.removeEventListener("dateline:range", brushed);
      document.dispatchEvent(new CustomEvent("dateline:range", { detail: /** @type {CustomEvent} */ (brush).detail }));
    });
  }

  /** Put the cursor into the search field: this page's, or else the home page's. */
  function search() {
    field?.focus();
    field?.select();
    if (!field) location.assign(`${up}index.html#find`);
  }

  // --- slides: slides.js comes when an address asks for one

  const canShow = document.getElementById("slides") !== null;
  const starts = /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a[data-slides]"));

  /**
   * Lead a link to slides; its address stays relative, as it is written.
   * @param {HTMLAnchorElement} link
   * @param {string} [fragment]
   */
  function lead(link, fragment = link.dataset.slides) {
    link.setAttribute("href", `${link.getAttribute("href")?.split("#")[0]}#${fragment}`);
  }
  for (const link of starts) lead(link);
  for (const scripted of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-scripted]")))
    scripted.hidden = false;

  document.addEventListener("dateline:selection", ({ detail: { ids } }) => {
    window.dateline.selection = ids;
    // Another page shows the slides of this selection: it must be told which.
    if (!canShow) for (const link of starts) lead(link, ids ? `slide=&ids=${ids.join()}` : "slide=");
  });

  /** @param {boolean} isNew */
  function present(isNew) {
    if (canShow && location.hash.startsWith("#slide=")) load("slides.js").then(() => window.dateline.present?.(isNew));
  }
  present(false);
  addEventListener("hashchange", () => present(true));

  /** Show the slides, from the event that has the focus where this page has its slide. */
  function start() {
    const event = /** @type {HTMLElement | null | undefined} */ (document.activeElement?.closest("main [data-event]"));
    if (canShow && event) location.hash = `slide=${event.dataset.event}`;
    else starts[0]?.click();
  }

  // --- the other languages' editions: the same view of the same place

  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".languages a"))) {
    link.addEventListener("click", () => {
      [link.search, link.hash] = [location.search, location.hash];
    });
  }

  // --- the running head of the list names its period only while it is held in sight, in browsers that can tell

  if (CSS.supports("container-type: scroll-state")) {
    // Not in a style sheet, where checkers of HTML would take it for errors: the single page holds its sheets itself.
    const [sheet, head] = [new CSSStyleSheet(), ".year-heading"];
    const period = `${head}[data-period]::after { visibility:`;
    sheet.replaceSync(
      `${head} { container-type: scroll-state } ${period} hidden } @container scroll-state(stuck: top) { ${period} visible } }`,
    );
    document.adoptedStyleSheets.push(sheet);
  }

  // --- what can be copied

  for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-copy]"))) {
    button.addEventListener("click", () => {
      const code = button.closest("details")?.querySelector("code");
      if (!code) return;
      // Selected too, for whoever's browser gives scripts no clipboard.
      getSelection()?.selectAllChildren(code);
      const copied = navigator.clipboard?.writeText(String(code.textContent)) ?? Promise.reject();
      copied
        .then(() => {
          button.textContent = String(button.dataset.copy);
          announce(button.textContent);
        })
        .catch(() => {});
    });
  }

  // --- from event to event

  /** The events that a page lists and shows now, in order. */
  function listed() {
    const found = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("main :is(article, li)[data-event]"));
    return [...found].filter((each) => each.getClientRects().length > 0);
  }

  /**
   * Return the event after (1) or before (-1) the one that has the focus, or else the top of the window.
   * @param {1 | -1} step
   * @returns {HTMLElement | undefined}
   */
  function neighbour(step) {
    const events = listed();
    const focused = events.findIndex((each) => each.contains(document.activeElement));
    if (focused >= 0) return events[focused + step];
    const edge = Number.parseFloat(getComputedStyle(root).scrollPaddingBlockStart) || 0;
    /** @param {HTMLElement} each */
    const beyond = (each) => step * (each.getBoundingClientRect().top - edge) > 2;
    return step > 0 ? events.find(beyond) : events.findLast(beyond);
  }

  /**
   * Go to the next (1) or previous (-1) event: in a list by focus, from an event's own page to its neighbour's.
   * @param {1 | -1} step
   */
  function turn(step) {
    if (document.querySelector("main > article[data-event]")) {
      const rel = step > 0 ? "next" : "prev";
      /** @type {HTMLAnchorElement | null} */ (document.querySelector(`main > nav a[rel=${rel}]`))?.click();
      return;
    }
    const event = neighbour(step);
    const title = /** @type {HTMLElement | null | undefined} */ (
      event?.querySelector(":is(h2, h3, h4) a") ?? event?.querySelector("a")
    );
    if (!event || !title) return;
    title.focus({ preventScroll: true });
    event.scrollIntoView({ block: event.matches("article") ? "start" : "nearest" });
  }

  // --- the keys, and how to be rid of them (WCAG 2.1.4)

  const SWITCH = "dateline:keys";
  /** @type {Map<string, string>} what is remembered for this page only, where the browser keeps nothing */
  const kept = new Map();
  const help = addHelp();

  /** @type {Record<string, () => void>} */
  const KEYS = { "/": search, "?": window.dateline.help, j: () => turn(1), k: () => turn(-1), s: start };
  /** Where a letter means a letter, or is a widget's own key. */
  const TYPING =
    "input, textarea, select, [contenteditable]:not([contenteditable=false]), " +
    "[role=textbox], [role=searchbox], [role=combobox], [role=listbox], [role=menu], [role=tree], [role=grid], [role=application]";

  document.addEventListener("keydown", (event) => {
    const held = event.ctrlKey || event.altKey || event.metaKey || event.isComposing;
    const act = Object.hasOwn(KEYS, event.key) ? KEYS[event.key] : undefined;
    if (!act || held || event.defaultPrevented || !window.dateline.keys()) return;
    const { target } = event;
    if ((target instanceof Element && target.closest(TYPING)) || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    act();
  });

  /**
   * Add what `<template id="keyboard">` holds: a quiet entry in the colophon, and the dialog that it opens.
   * @returns {HTMLDialogElement | null}
   */
  function addHelp() {
    const template = /** @type {HTMLTemplateElement | null} */ (document.getElementById("keyboard"));
    const content = /** @type {DocumentFragment | undefined} */ (template?.content.cloneNode(true));
    const entry = content?.querySelector("li");
    const dialog = content?.querySelector("dialog");
    const links = document.querySelector(".colophon-links");
    if (!entry || !dialog || !links) return null;
    links.append(entry);
    document.body.append(dialog);
    entry.querySelector("button")?.addEventListener("click", () => dialog.showModal());
    dialog.querySelector("button")?.addEventListener("click", () => dialog.close());
    const box = /** @type {HTMLInputElement} */ (dialog.querySelector("input"));
    box.checked = window.dateline.keys();
    box.addEventListener("change", () => remember(SWITCH, box.checked ? "on" : "off"));
    return dialog;
  }

  /**
   * @param {string} key
   * @param {string} value
   */
  function remember(key, value) {
    kept.set(key, value);
    try {
      localStorage.setItem(key, value);
    } catch {
      // Some browsers refuse under `file://` or when cookies are off.
    }
  }

  /**
   * @param {string} key
   * @returns {string | null}
   */
  function recall(key) {
    try {
      return localStorage.getItem(key) ?? kept.get(key) ?? null;
    } catch {
      return kept.get(key) ?? null;
    }
  }
})();
