/**
 * The overview axis with a pointer and keys: zoom, pan, a range to filter by, and where the reader is in the list.
 *
 * Everything is there without this script; it only moves what the page has. Loaded by site.js on pages with a full axis.
 */
(() => {
  "use strict";

  const NS = "http://www.w3.org/2000/svg";
  /** How far one may zoom in. */
  const MOST = 24;
  /** The day number of 1970-01-01. */
  const EPOCH = 719163;
  const DAY = 864e5;
  /** Off the picture, where a line is not seen. */
  const AWAY = -9;

  const nav = /** @type {HTMLElement | null} */ (document.querySelector("nav.axis:not(.small)"));
  const svg = /** @type {SVGSVGElement | null} */ (document.querySelector("nav.axis .axis-wide"));
  const bar = /** @type {HTMLElement | null} */ (document.querySelector("nav.axis .axis-controls"));
  if (nav && svg && bar) start(svg, bar);

  /**
   * @param {SVGSVGElement} svg
   * @param {HTMLElement} bar
   */
  function start(svg, bar) {
    const rtl = getComputedStyle(svg).direction === "rtl";
    /** @type {{day: number, at: number}[]} where the scale bends, in days and in shares of the width */
    const knots = (svg.dataset.knots ?? "")
      .trim()
      .split(" ")
      .map((knot) => {
        const [day = 0, at = 0] = knot.split(":").map(Number);
        return { day, at: at / 100 };
      });

    let first = 0; // the share of the width at the left edge
    let scale = 1;
    /** @type {[number, number] | null} from and to, in shares of the width before zooming */
    let range = null;
    /** @type {number | null} where the reader is, likewise */
    let current = null;

    // --- what stands at a share of the width

    /**
     * @param {string} tag
     * @param {string} name
     */
    function make(tag, name) {
      const made = document.createElementNS(NS, tag);
      made.setAttribute("class", name);
      return /** @type {SVGGraphicsElement} */ (made);
    }

    /**
     * @param {Element} element
     * @param {string} name
     * @param {number} value
     */
    function place(element, name, value) {
      element.setAttribute(name, `${value.toFixed(3)}%`);
    }

    /** @type {{element: Element, name: string, value: number, width: number, exact: number[] | null}[]} */
    const placed = [];
    for (const element of svg.querySelectorAll("*")) {
      if (element.getAttribute("x2") === "100%") continue; // a line from edge to edge
      const { x } = /** @type {SVGElement} */ (element).dataset;
      const exact = x ? x.split(" ").map((at) => Number(at) / 100) : null;
      for (const name of ["x", "cx", "x1", "x2", "width"]) {
        const value = element.getAttribute(name);
        if (!value?.endsWith("%")) continue;
        placed.push({
          element,
          name,
          value: Number.parseFloat(value),
          width: Number.parseFloat(element.getAttribute("width") ?? ""),
          exact,
        });
      }
    }
    const here = svg.appendChild(make("line", "here"));
    const brush = svg.appendChild(make("rect", "brush"));
    here.setAttribute("y2", "100%");
    brush.setAttribute("height", "100%");

    /** @param {number} share */
    const shown = (share) => (share - first) * scale;

    function draw() {
      for (const { element, name, value, width, exact } of placed) {
        let found = name === "width" ? value * scale : shown(value);
        if (exact) {
          // It was widened to be seen: drawn larger it is as wide as it truly is.
          const [from = 0, to = 0] = exact;
          const wide = Math.max((to - from) * scale, width);
          const middle = (from + to) / 2;
          found = name === "width" ? wide : shown(rtl ? 100 - middle : middle) - wide / 2;
        }
        place(element, name, found);
      }
      svg.classList.toggle("zoomed", scale > 1);
      for (const button of bar.querySelectorAll("button")) {
        if (button.dataset.needs) button.disabled = scale === 1;
      }
      drawRange();
      drawHere();
      nameMarks();
    }

    /** @param {number} to the share of the width to have at the left edge */
    function move(to) {
      first = Math.min(Math.max(to, 0), 100 - 100 / scale);
      draw();
    }

    /**
     * @param {number} factor
     * @param {number} at the share of the picture that stays where it is
     */
    function zoom(factor, at = 50) {
      const under = first + at / scale;
      scale = Math.min(Math.max(scale * factor, 1), MOST);
      move(under - at / scale);
    }

    // --- names appear beside marks where zooming has made room for them in their lane

    /** @type {Map<string, {link: Element, text: SVGTextContentElement}[]>} */
    const lanes = new Map();
    for (const link of svg.querySelectorAll(".marks a")) {
      const shape = link.querySelector("circle, .outer");
      const lane = String(Math.round(shape?.getBoundingClientRect().bottom ?? 0));
      const text = /** @type {SVGTextContentElement} */ (/** @type {unknown} */ (make("text", "appeared")));
      text.textContent = link.querySelector("title")?.textContent ?? "";
      lanes.set(lane, [...(lanes.get(lane) ?? []), { link, text }]);
    }

    function nameMarks() {
      const edge = svg.getBoundingClientRect();
      for (const lane of lanes.values()) {
        for (const { text } of lane) text.remove();
        if (scale === 1 || rtl) continue;
        const boxes = lane.map(({ link }) => link.getBoundingClientRect());
        lane.forEach(({ text }, number) => {
          const box = boxes[number];
          if (!box || box.right < edge.left || box.right > edge.right) return;
          const room = (boxes[number + 1]?.left ?? edge.right) - box.right - 14;
          text.setAttribute("x", String(box.right - edge.left + 6));
          text.setAttribute("y", String((box.top + box.bottom) / 2 - edge.top + 4));
          svg.append(text);
          if (text.getComputedTextLength() > room) text.remove();
        });
      }
    }

    // --- days and shares of the width

    /** @param {number} share */
    function dayAt(share) {
      const at = rtl ? 100 - share : share;
      const after = knots.findIndex((knot) => at <= knot.at);
      const [left, right] = [knots[after - 1], knots[after]];
      if (after === 0) return right?.day ?? 0;
      if (!left || !right) return (knots.at(-1)?.day ?? 1) - 1;
      const day = left.day + ((at - left.at) * (right.day - left.day)) / (right.at - left.at);
      return Math.min(Math.floor(day), right.day - 1);
    }

    /** @param {number} day */
    function shareOf(day) {
      const after = knots.findIndex((knot) => day < knot.day);
      const [left, right] = [knots[after - 1], knots[after]];
      if (!left || !right) return null;
      const share = left.at + ((day - left.day) * (right.at - left.at)) / (right.day - left.day);
      return rtl ? 100 - share : share;
    }

    /** @param {number} day */
    function iso(day) {
      const written = new Date((day - EPOCH) * DAY).toISOString();
      return written.replace(/^\+?(-?)0*(\d{4,})(-\d\d-\d\d)T.*$/, "$1$2$3");
    }

    // --- a range: dragged with Shift or after the button, or set by Shift and the arrow keys; it is sent when it is finished

    function drawRange() {
      const [from, to] = range ? range.map(shown).sort((a, b) => a - b) : [AWAY, AWAY];
      place(brush, "x", from ?? AWAY);
      place(brush, "width", (to ?? AWAY) - (from ?? AWAY));
    }

    function send() {
      const days = range ? range.map(dayAt).sort((a, b) => a - b) : [];
      const [from = "", to = ""] = days.map(iso);
      document.dispatchEvent(new CustomEvent("dateline:range", { detail: { from, to } }));
    }

    function clear() {
      if (!range) return;
      range = null;
      drawRange();
      send();
    }

    // --- where the reader is: at the entry that stands in the upper third of the window

    /** @type {HTMLElement[]} */
    const entries = [...document.querySelectorAll("article[data-event]")].map((each) => /** @type {HTMLElement} */ (each));

    /** The periods again, at the foot of the window: there the reader's place can be seen when the axis has scrolled away. */
    const strip = document.body.appendChild(make("svg", "axis-here"));
    strip.setAttribute("aria-hidden", "true");
    for (const band of svg.querySelectorAll(".band")) {
      const copy = strip.appendChild(make("rect", String(band.getAttribute("class"))));
      for (const name of ["x", "width"]) copy.setAttribute(name, band.getAttribute(name) ?? "");
      copy.setAttribute("height", "100%");
    }
    const mark = strip.appendChild(make("line", "here"));
    mark.setAttribute("y2", "100%");

    function drawHere() {
      for (const name of ["x1", "x2"]) {
        place(here, name, current === null ? AWAY : shown(current));
        place(mark, name, current ?? AWAY);
      }
      strip.toggleAttribute("hidden", current === null || svg.getBoundingClientRect().bottom > 0);
    }

    function follow() {
      const listed = entries.filter((each) => !each.hidden);
      let [low, high] = [0, listed.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((listed[middle]?.getBoundingClientRect().top ?? 0) < innerHeight / 3) low = middle + 1;
        else high = middle;
      }
      const edtf = listed[low - 1]?.dataset.edtf ?? "";
      const found = /(-?\d{4})(?:-(0[1-9]|1[0-2]))?(?:-(\d\d))?/.exec(edtf);
      current = null;
      if (found) {
        const date = new Date(0);
        date.setUTCFullYear(Number(found[1]), Number(found[2] ?? 1) - 1, Number(found[3] ?? 1));
        current = shareOf(Math.floor(date.getTime() / DAY) + EPOCH);
      }
      drawHere();
    }

    let isWaiting = false;
    addEventListener(
      "scroll",
      () => {
        if (isWaiting) return;
        isWaiting = true;
        requestAnimationFrame(() => {
          isWaiting = false;
          follow();
        });
      },
      { passive: true },
    );

    // --- buttons, keys, wheel: the page scrolls as ever; the wheel zooms only with Ctrl or ⌘, or when the axis has the focus

    const select = bar.querySelector("[data-act=select]");
    const isSelecting = () => select?.getAttribute("aria-pressed") === "true";

    function showAll() {
      scale = 1;
      move(0);
      clear();
    }

    /** @type {Record<string, () => void>} */
    const acts = {
      in: () => zoom(2),
      out: () => zoom(0.5),
      back: () => move(first - (rtl ? -30 : 30) / scale),
      on: () => move(first + (rtl ? -30 : 30) / scale),
      whole: showAll,
      select: () => select?.setAttribute("aria-pressed", String(!isSelecting())),
    };
    bar.hidden = false;
    bar.addEventListener("click", (event) => {
      const button = /** @type {Element} */ (event.target).closest("button");
      acts[button?.dataset.act ?? ""]?.();
    });

    svg.tabIndex = 0;
    svg.setAttribute("role", "group");
    svg.setAttribute("aria-labelledby", "overview");

    /** @type {Record<string, () => void>} */
    const keys = {
      "+": () => zoom(2),
      "=": () => zoom(2),
      "-": () => zoom(0.5),
      0: showAll,
      Home: showAll,
      ArrowLeft: () => move(first - 10 / scale),
      ArrowRight: () => move(first + 10 / scale),
      Enter: send,
      Escape: clear,
    };
    svg.addEventListener("keydown", (event) => {
      if (event.target !== svg || event.ctrlKey || event.metaKey || event.altKey) return;
      const act = keys[event.key];
      if (!act || (!range && ["Enter", "Escape"].includes(event.key))) return;
      event.preventDefault();
      if (event.shiftKey && event.key.startsWith("Arrow")) {
        const middle = first + 50 / scale;
        const [from, to] = range ?? [middle, middle];
        const step = (event.key === "ArrowLeft" ? -5 : 5) / scale;
        range = [from, Math.min(Math.max(to + step, 0), 100)];
        drawRange();
      } else act();
    });

    /** @param {MouseEvent} event */
    const share = (event) => ((event.clientX - svg.getBoundingClientRect().left) * 100) / svg.clientWidth;

    svg.addEventListener(
      "wheel",
      (event) => {
        if (!event.ctrlKey && !event.metaKey && document.activeElement !== svg) return;
        event.preventDefault();
        zoom(event.deltaY < 0 ? 1.25 : 0.8, share(event));
      },
      { passive: false },
    );

    // --- drag and pinch

    /** @type {Map<number, number>} the pointers that are down, by their share of the width */
    const pointers = new Map();
    /** @type {{from: number, first: number, selects: boolean, moved: boolean} | null} */
    let drag = null;
    let wasDragged = false;

    svg.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      wasDragged = false;
      pointers.set(event.pointerId, share(event));
      drag = { from: share(event), first, selects: event.shiftKey || isSelecting(), moved: false };
    });

    addEventListener("pointermove", (event) => {
      if (!drag || !pointers.has(event.pointerId)) return;
      const before = [...pointers.values()];
      pointers.set(event.pointerId, share(event));
      const [at = 0, other] = pointers.values();
      if (other !== undefined) {
        drag.moved = true;
        const apart = Math.max(Math.abs((before[0] ?? 0) - (before[1] ?? 0)), 1);
        zoom(Math.max(Math.abs(at - other), 1) / apart, (at + other) / 2);
        return;
      }
      if (!drag.moved && Math.abs(at - drag.from) * svg.clientWidth < 400) return;
      drag.moved = true;
      if (drag.selects) {
        const ends = [drag.from, at].map((each) => first + Math.min(Math.max(each, 0), 100) / scale);
        range = [ends[0] ?? 0, ends[1] ?? 0];
        drawRange();
      } else move(drag.first - (at - drag.from) / scale);
    });

    /** @param {PointerEvent} event */
    function release(event) {
      if (!pointers.delete(event.pointerId) || !drag || pointers.size) return;
      wasDragged = drag.moved;
      if (drag.selects && drag.moved) {
        select?.setAttribute("aria-pressed", "false");
        send();
      }
      drag = null;
    }
    addEventListener("pointerup", release);
    addEventListener("pointercancel", release);

    // A drag that ends on a mark is no click on it.
    svg.addEventListener("click", (event) => wasDragged && event.preventDefault(), { capture: true });
    svg.addEventListener("dragstart", (event) => event.preventDefault());

    document.addEventListener("dateline:selection", (event) => {
      const { ids } = /** @type {CustomEvent<{ids: string[] | null}>} */ (event).detail;
      const chosen = ids && new Set(ids);
      for (const link of svg.querySelectorAll("[data-event]")) {
        const name = /** @type {SVGElement} */ (link).dataset.event ?? "";
        link.classList.toggle("out", chosen !== null && !chosen.has(name));
      }
    });
    addEventListener("resize", nameMarks);
    draw();
    follow();
  }
})();
