/**
 * Slides: the events that a page lists, one at a time, for a class or a talk, made from the page's own HTML: no network is needed.
 *
 * `<template id="slides">` lays them out: `data-part` names what this script works on, `data-slot` a number or title to fill in,
 * `data-from` what of an event is copied there. The address is `#slide=ID`, with `&of=actors/ID.html` for the events of one thing or
 * `&ids=A,B` for a selection made on another page.
 */
(() => {
  "use strict";

  /** @typedef {{ key: string, title: string, from?: HTMLElement, isEvent?: boolean }} Slide the cover has no key and no `from` */

  const { dateline } = window;
  const template = /** @type {HTMLTemplateElement} */ (document.getElementById("slides"));
  const dialog = /** @type {HTMLDialogElement} */ (document.importNode(template.content, true).firstElementChild);
  const forwards = getComputedStyle(document.documentElement).direction === "rtl" ? -1 : 1;

  /** @type {Slide[]} */
  let slides = [];
  let at = 0;
  /** What stands in the address behind the slide's key. */
  let rest = "";
  /** Whether opening made an entry of the browser's history. */
  let isPushed = false;
  /** Whether the full screen is left for the window, not the slides for the page. */
  let isShrinking = false;

  /**
   * @param {ParentNode} parent
   * @param {string} selector
   */
  const all = (parent, selector) => /** @type {HTMLElement[]} */ ([...parent.querySelectorAll(selector)]);
  /** @param {string} name */
  const part = (name) => /** @type {HTMLElement} */ (dialog.querySelector(`[data-part=${name}]`));
  /** @param {Element | null | undefined} element */
  const text = (element) => element?.textContent?.trim() ?? "";
  const [stage, overview, notes, heading] = [part("stage"), part("overview"), part("notes"), part("heading")];
  const ownTitle = text(heading);

  /**
   * @param {string} name
   * @param {string | number} value
   */
  function fill(name, value) {
    for (const slot of all(dialog, `[data-slot=${name}]`)) slot.textContent = String(value);
  }

  // --- which slides there are

  /** What the address asks for; `of` only where it can be a page of this site. */
  function asked() {
    const keys = new URLSearchParams(location.hash.slice(1));
    const of = keys.get("of") ?? "";
    return { slide: keys.get("slide"), ids: keys.get("ids")?.split(","), of: /^[a-z]+\/[a-z0-9-]+\.html$/.test(of) ? of : "" };
  }

  /**
   * Find the link by which an event belongs to a thing: in its facts, or in its period's heading.
   * @param {Element | undefined} event
   * @param {string} of
   */
  function belonging(event, of) {
    const links = event ? [...all(event, ".facts a"), ...all(event.closest(".period") ?? event, ".period-heading a")] : [];
    return links.find((each) => each.getAttribute("href") === dateline.to(of));
  }

  /**
   * Find the part of the single page that holds a thing.
   * @param {string} of
   */
  const held = (of) => (of ? document.getElementById(dateline.to(of).slice(1)) : null);

  /**
   * Return the events of the list; of a thread, or where a thread is the page, its steps.
   * @param {ParentNode | null} part
   */
  function listed(part) {
    const steps = part ? all(part, ".step[data-event]") : [];
    const entries = steps.length ? steps : all(document, "main .entry[data-event]");
    return entries.length ? entries : all(document, "main .step[data-event]");
  }

  /** Make the slides: the cover, then the events in the page's order, with a divider where a period begins. */
  function gather() {
    const { of, ids = dateline.selection } = asked();
    const events = listed(held(of));
    const isThread = events[0]?.matches(".step");
    const shown = events.filter((each) =>
      of && !isThread ? belonging(each, of) : !ids || isThread || ids.includes(String(each.dataset.event)),
    );
    slides = [{ key: "", title: text(isThread ? held(of)?.querySelector("h3") : belonging(shown[0], of)) || ownTitle }];
    /** @type {HTMLElement | null} */
    let period = null;
    for (const from of shown) {
      const section = /** @type {HTMLElement | null} */ (from.closest(".period"));
      const opening = section?.querySelector("header");
      if (section && opening && section !== period && !of.startsWith("periods/")) {
        slides.push({ key: section.id, title: text(opening.querySelector("h2")), from: opening });
      }
      period = section;
      slides.push({ key: String(from.dataset.event), title: text(from.querySelector("h2, h3, h4")), from, isEvent: true });
    }
    fill("count", shown.length);
    fill("all", events.length);
    part("selected").hidden = shown.length === events.length;
  }

  // --- one slide

  /**
   * Copy to a place what it asks for of an event and of the template that stands beside it; hide it where that is nothing.
   * @param {HTMLElement} place
   * @param {HTMLElement | undefined} from
   */
  function copy(place, from) {
    const beside = /** @type {HTMLTemplateElement | null | undefined} */ (from?.querySelector("template.beside"))?.content;
    const found = [from, beside].flatMap((each) => (each ? all(each, String(place.dataset.from)) : []));
    const copies = found.map((each) => /** @type {HTMLElement} */ (each.cloneNode(true)));
    for (const each of copies) {
      for (const mark of all(each, "sup:not([class]), .back")) mark.remove();
      for (const named of [each, ...all(each, "[id]")]) named.removeAttribute("id");
    }
    for (const old of all(place, ":scope > :not([data-label])")) old.remove();
    place.append(...copies);
    place.hidden = !copies.length;
  }

  /**
   * Show a slide. Whoever does not see it hears its heading and no more: by the focus, or by a voice where the focus is better left on
   * the button that was pressed.
   * @param {number} index
   * @param {boolean} [keepsFocus]
   */
  function show(index, keepsFocus) {
    at = Math.max(0, Math.min(index, slides.length - 1));
    const { key, title, from, isEvent } = /** @type {Slide} */ (slides[at]);
    const next = slides[at + 1];
    stage.className = `stage ${isEvent ? "" : from ? "divider" : "cover"}`;
    for (const place of all(dialog, "[data-from]")) copy(place, from);
    part("cover").hidden = Boolean(from);
    heading.textContent = title;
    fill("number", slides.slice(0, at + 1).filter((each) => each.isEvent).length);
    fill("next", next?.title ?? "");
    part("next").hidden = !next;
    part("progress").classList.toggle("of-event", Boolean(isEvent));
    part("back").ariaDisabled = String(!at);
    part("forth").ariaDisabled = String(!next);
    dialog.style.setProperty("--done", String(at / Math.max(1, slides.length - 1)));
    dialog.classList.remove("dark");
    reveal(overview, false);
    stage.scrollTop = notes.scrollTop = 0;
    fit();
    history.replaceState(history.state, "", `#slide=${key}${rest}`);
    if (keepsFocus) part("voice").textContent = title;
    else heading.focus();
  }

  /** Make the text as large as fits; what is too long even when small can be scrolled, by keys too. */
  function fit() {
    const isCut = () => stage.scrollHeight > stage.clientHeight + 1;
    for (let scale = 1; scale > 0.55; scale -= 0.09) {
      stage.style.setProperty("--scale", String(scale));
      if (!isCut()) break;
    }
    stage.tabIndex = isCut() ? 0 : -1;
  }

  /**
   * Show or hide the overview, in the slide's place, or the notes, beside it.
   * @param {HTMLElement} panel
   * @param {boolean} isShown
   */
  function reveal(panel, isShown) {
    panel.hidden = !isShown;
    stage.hidden = !overview.hidden;
    part(`${panel.dataset.part}-button`).ariaExpanded = String(isShown);
  }

  /** Show all slides as a grid, or, from there, the slide again. */
  function survey() {
    if (stage.hidden) return show(at);
    const items = slides.map(({ title, from, isEvent }, index) => {
      const item = document.createElement("li");
      const button = document.createElement("button");
      const when = document.createElement("span");
      when.className = "when";
      when.textContent = isEvent ? text(from?.querySelector(".date") ?? from?.querySelector(".when")) : "";
      button.className = isEvent ? "" : "divider";
      button.append(when, " ", title);
      button.ariaCurrent = String(index === at);
      button.addEventListener("click", () => show(index));
      item.append(button);
      return item;
    });
    overview.replaceChildren(...items);
    reveal(overview, true);
    all(overview, "button")[at]?.focus();
  }

  /**
   * Find where in the overview an arrow leads.
   * @param {string} key
   */
  function inOverview(key) {
    const buttons = all(overview, "button");
    const row = buttons.filter((each) => each.offsetTop === buttons[0]?.offsetTop).length;
    /** @type {Record<string, number>} */
    const steps = { ArrowLeft: -forwards, ArrowRight: forwards, ArrowUp: -row, ArrowDown: row, Home: -Infinity, End: Infinity };
    const now = buttons.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    return key in steps ? buttons[Math.max(0, Math.min(now + Number(steps[key]), buttons.length - 1))] : undefined;
  }

  // --- keys, buttons, touch

  /** Fill the screen, or, where the browser refuses, as small phones do, only the window. */
  function fillScreen() {
    isShrinking = document.fullscreenElement !== null;
    if (isShrinking) document.exitFullscreen();
    else
      part("frame")
        .requestFullscreen?.()
        .catch(() => {});
  }

  /** @type {Record<string, (keepsFocus?: boolean) => void>} */
  const ACTS = {
    forth: (keepsFocus) => show(at + 1, keepsFocus),
    back: (keepsFocus) => show(at - 1, keepsFocus),
    first: () => show(0),
    last: () => show(Infinity),
    overview: survey,
    notes: () => reveal(notes, Boolean(notes.hidden)),
    screen: fillScreen,
    dark: () => dialog.classList.toggle("dark"),
    help: () => dateline.help(),
    leave: () => (stage.hidden ? show(at) : leave()),
  };
  const [right, left] = forwards > 0 ? ["forth", "back"] : ["back", "forth"];
  /** @type {Record<string, string>} a presenter's clicker sends Page Down, Page Up and a full stop */
  const KEYS = {
    ...{
      ArrowRight: right,
      ArrowLeft: left,
      ArrowDown: "forth",
      ArrowUp: "back",
      PageDown: "forth",
      PageUp: "back",
      " ": "forth",
    },
    ...{ Home: "first", End: "last", Escape: "leave" },
  };
  /** @type {Record<string, string>} the keys that a reader can turn off */
  const LETTERS = { o: "overview", n: "notes", f: "screen", b: "dark", ".": "dark", "?": "help" };

  document.addEventListener("keydown", (event) => {
    const { key } = event;
    const target = /** @type {Element} */ (event.target);
    const isOurs = dialog.open && !document.querySelector("dialog[open]:not(.slides)");
    const isPress = [" ", "Enter"].includes(key) && target.closest("button, a, summary") !== null;
    const isScroll = stage.tabIndex === 0 && ["ArrowUp", "ArrowDown"].includes(key);
    if (!isOurs || isPress || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    const act = key === " " && event.shiftKey ? "back" : (KEYS[key] ?? (dateline.keys() ? LETTERS[key] : undefined));
    const chosen = stage.hidden ? inOverview(key) : undefined;
    if (chosen) chosen.focus();
    else if (act && !isScroll) ACTS[act]?.();
    else return;
    event.preventDefault();
  });

  for (const button of all(dialog, "[data-act]")) {
    // A press by key leaves the focus; one by pointer gives the keys back to the slide.
    button.addEventListener("click", (event) => ACTS[String(button.dataset.act)]?.(event.detail === 0));
  }
  dialog.addEventListener("click", () => dialog.classList.remove("dark"));

  /** @type {PointerEvent | undefined} */
  let touch;
  stage.addEventListener("pointerdown", (event) => {
    touch = event.pointerType === "mouse" ? undefined : event;
  });
  stage.addEventListener("pointerup", (event) => {
    const [x, y] = touch ? [event.clientX - touch.clientX, event.clientY - touch.clientY] : [0, 0];
    if (Math.abs(x) > 48 && Math.abs(x) > 2 * Math.abs(y)) show(at - Math.sign(x) * forwards);
  });

  // --- coming and going

  /**
   * Show the slide that the address asks for, once it is known which events are selected.
   * @param {boolean} isNew whether the address has just changed to this one
   */
  async function present(isNew) {
    const isFiltered = location.search && document.querySelector("[data-find]");
    if (isFiltered && dateline.selection === undefined) {
      await new Promise((resolve) => {
        document.addEventListener("dateline:selection", resolve, { once: true });
        setTimeout(resolve, 3000);
      });
    }
    if (!dialog.open) {
      isPushed = isNew;
      rest = location.hash.match(/&.*/)?.[0] ?? "";
      gather();
      dialog.showModal();
      if (navigator.userActivation?.isActive) fillScreen();
    }
    const { slide } = asked();
    show(slides.findIndex((each) => each.key === slide));
  }

  /** Leave to where the slides were opened: a thing's page, or this page as it was. */
  function leave() {
    const { of } = asked();
    if (of) location.replace(held(of) ? dateline.to(of) : `${dateline.to(of)}#slides-start`);
    else if (isPushed) history.back();
    else {
      history.replaceState(history.state, "", location.href.split("#")[0]);
      close();
    }
  }

  /** Close; the focus returns to what opened the slides, or, where an address did, goes to the event last shown. */
  async function close() {
    isShrinking = document.fullscreenElement !== null;
    // The page takes no focus as long as something else fills the screen.
    if (isShrinking) await document.exitFullscreen();
    dialog.close();
    const { activeElement } = document;
    if (activeElement === document.body || dialog.contains(activeElement)) slides[at]?.from?.querySelector("a")?.focus();
  }

  addEventListener("hashchange", () => {
    if (dialog.open && !location.hash.startsWith("#slide=")) close();
  });
  document.addEventListener("fullscreenchange", () => {
    // Escape leaves the full screen without the page being asked; it means to leave the slides.
    if (!document.fullscreenElement && dialog.open && !isShrinking) leave();
    isShrinking = false;
  });
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    leave();
  });
  part("screen").hidden = !document.fullscreenEnabled;
  stage.addEventListener("load", fit, true);
  new ResizeObserver(fit).observe(stage);
  document.body.append(dialog);
  dateline.present = present;
})();
