// The overview axis with a pointer and keys: zoom, pan, a range to filter by, and where the reader is in the list.
// Everything is there without this script; it only moves what the page has. Loaded by axis.html on pages with a full axis.
(() => {
  "use strict";
  const nav = document.querySelector("nav.axis:not(.small)");
  const svg = nav && nav.querySelector(".axis-wide");
  if (!svg) return;
  const rtl = getComputedStyle(svg).direction === "rtl";
  const NS = "http://www.w3.org/2000/svg";
  const MOST = 24;
  const EPOCH = 719163; // the day number of 1970-01-01
  const knots = svg.dataset.knots.trim().split(" ").map((knot) => knot.split(":").map(Number));

  /** @param {string} tag @param {Record<string, string>} given */
  const make = (tag, given) => {
    const made = document.createElementNS(NS, tag);
    for (const [name, value] of Object.entries(given)) made.setAttribute(name, value);
    return made;
  };
  const here = svg.appendChild(make("line", { class: "here", x1: "-9%", x2: "-9%", y1: "0", y2: "100%" }));
  const brush = svg.appendChild(make("rect", { class: "brush", x: "-9%", width: "0%", y: "0", height: "100%" }));

  // Whatever stands at a share of the width: element, attribute, value, and for what was widened its true start and width.
  const placed = [];
  const collect = (each) => {
    if (each.getAttribute("x2") === "100%") return;
    for (const name of ["x", "cx", "x1", "x2", "width"]) {
      const value = each.getAttribute(name);
      if (!value || !value.endsWith("%") || (each === brush && name === "width")) continue;
      const exact = each.dataset.x && each.dataset.x.split(" ").map((at) => Number(at) / 100);
      placed.push({ each, name, value: parseFloat(value), width: parseFloat(each.getAttribute("width")), exact });
    }
  };
  for (const each of svg.querySelectorAll("*")) if (each !== brush && each !== here) collect(each);

  let first = 0; // the share of the width at the left edge
  let scale = 1;
  let range = null; // from and to, in shares of the width, before zooming

  const shown = (share) => (share - first) * scale;
  const apply = () => {
    for (const { each, name, value, width, exact } of placed) {
      let found = name === "width" ? value * scale : shown(value);
      if (exact) {
        const true_ = exact[1] - exact[0];
        const wide = Math.max(true_ * scale, width);
        const middle = shown(rtl ? 100 - (exact[0] + exact[1]) / 2 : (exact[0] + exact[1]) / 2);
        found = name === "width" ? wide : middle - wide / 2;
      }
      each.setAttribute(name, `${found.toFixed(3)}%`);
    }
    svg.classList.toggle("zoomed", scale > 1);
    drawRange();
    drawHere();
    nameMarks();
    for (const button of controls) if (button.dataset.needs) button.disabled = scale === 1;
  };
  const zoom = (factor, at = 50) => {
    const under = first + at / scale;
    scale = Math.min(Math.max(scale * factor, 1), MOST);
    move(under - at / scale);
  };
  const move = (to) => {
    first = Math.min(Math.max(to, 0), 100 - 100 / scale);
    apply();
  };

  // Names appear beside marks where zooming has made room for them, in their own lane.
  const marks = [...svg.querySelectorAll(".marks a")].map((link) => {
    const shape = link.querySelector("circle, .outer");
    return { link, shape, lane: shape.getAttribute("cy") || shape.getAttribute("y"), text: null };
  });
  const nameMarks = () => {
    const lanes = new Map();
    for (const mark of marks) {
      if (mark.text) mark.text.remove();
      if (scale > 1) lanes.set(mark.lane, [...(lanes.get(mark.lane) || []), mark]);
    }
    const width = svg.clientWidth;
    for (const lane of lanes.values()) {
      const boxes = lane.map((mark) => mark.link.getBoundingClientRect());
      lane.forEach((mark, at) => {
        const edge = svg.getBoundingClientRect();
        const start = boxes[at].right - edge.left;
        const end = at + 1 < lane.length ? boxes[at + 1].left - edge.left : width;
        if (rtl || start < 0 || start > width) return;
        const title = mark.link.querySelector("title").textContent.split(";")[0];
        mark.text = mark.text || make("text", { class: "appeared" });
        mark.text.textContent = title;
        mark.text.setAttribute("x", String(start + 6));
        mark.text.setAttribute("y", String((boxes[at].top + boxes[at].bottom) / 2 - edge.top + 4));
        svg.append(mark.text);
        if (mark.text.getComputedTextLength() > end - start - 14) mark.text.remove();
      });
    }
  };

  // Days and positions, by the knots of the scale.
  const dayAt = (share) => {
    const at = (rtl ? 100 - share : share) * 100;
    if (at <= knots[0][1]) return knots[0][0];
    for (let i = 1; i < knots.length; i += 1) {
      const [[day, from], [until, to]] = [knots[i - 1], knots[i]];
      if (at <= to) return Math.min(Math.floor(day + ((at - from) * (until - day)) / (to - from)), until - 1);
    }
    return knots[knots.length - 1][0] - 1;
  };
  const shareOf = (day) => {
    for (let i = 1; i < knots.length; i += 1) {
      const [[from, at], [until, to]] = [knots[i - 1], knots[i]];
      if (day < from) return null;
      if (day < until) {
        const share = (at + ((day - from) * (to - at)) / (until - from)) / 100;
        return rtl ? 100 - share : share;
      }
    }
    return null;
  };
  const iso = (day) => {
    const [, sign, year, rest] = /^([+-]?)0*(\d{4,})(-.*)T/.exec(new Date((day - EPOCH) * 864e5).toISOString());
    return `${sign === "-" ? "-" : ""}${year}${rest}`;
  };

  // A range: dragged with Shift or after the button, or set by Shift and the arrow keys; it is sent when it is finished.
  const drawRange = () => {
    if (!range) return void brush.setAttribute("width", "0%");
    const [start, end] = range.map(shown).sort((a, b) => a - b);
    brush.setAttribute("x", `${start}%`);
    brush.setAttribute("width", `${end - start}%`);
  };
  const send = () => {
    const days = range ? range.map(dayAt).sort((a, b) => a - b).map(iso) : ["", ""];
    document.dispatchEvent(new CustomEvent("dateline:range", { detail: { from: days[0], to: days[1] } }));
  };
  const clear = () => {
    if (!range) return;
    range = null;
    drawRange();
    send();
  };

  // Where the reader is: the entry of the list that stands at the upper third of the window.
  const entries = [...document.querySelectorAll("article[data-event]")];
  let current = null;
  const drawHere = () => {
    const at = current === null ? -9 : shown(current);
    for (const name of ["x1", "x2"]) here.setAttribute(name, `${at}%`);
  };
  const follow = () => {
    let [low, high] = [0, entries.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (entries[middle].getBoundingClientRect().top < innerHeight / 3) low = middle + 1;
      else high = middle;
    }
    const found = low && /(-?\d{4})(?:-(0[1-9]|1[0-2]))?(?:-(\d\d))?/.exec(entries[low - 1].dataset.edtf);
    if (!found) current = null;
    else {
      const date = new Date(0);
      date.setUTCFullYear(Number(found[1]), Number(found[2] || 1) - 1, Number(found[3] || 1));
      current = shareOf(Math.floor(date.getTime() / 864e5) + EPOCH);
    }
    drawHere();
  };
  let waiting = false;
  addEventListener(
    "scroll",
    () => {
      if (!waiting) requestAnimationFrame(() => ((waiting = false), follow()));
      waiting = true;
    },
    { passive: true },
  );

  // Keys, buttons, wheel. The page scrolls as ever: the wheel zooms only with Ctrl or ⌘, or when the axis has the focus.
  const acts = {
    in: () => zoom(2),
    out: () => zoom(0.5),
    back: () => move(first - (rtl ? -30 : 30) / scale),
    on: () => move(first + (rtl ? -30 : 30) / scale),
    whole: () => ((scale = 1), move(0), clear()),
    select: (button) => button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true")),
  };
  const bar = nav.querySelector(".axis-controls");
  const controls = [...bar.querySelectorAll("button")];
  const select = bar.querySelector("[data-act=select]");
  bar.hidden = false;
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) acts[button.dataset.act](button);
  });
  svg.tabIndex = 0;
  svg.setAttribute("role", "group");
  svg.setAttribute("aria-labelledby", "overview");
  svg.addEventListener("keydown", (event) => {
    if (event.target !== svg || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowLeft: -5, ArrowRight: 5 }[event.key];
    if (step && event.shiftKey) {
      range = range || [first + 50 / scale, first + 50 / scale];
      range[1] = Math.min(Math.max(range[1] + step / scale, 0), 100);
      drawRange();
    } else if (step) move(first + (step * 2) / scale);
    else if (event.key === "+" || event.key === "=") zoom(2);
    else if (event.key === "-") zoom(0.5);
    else if (event.key === "0" || event.key === "Home") acts.whole();
    else if (event.key === "Enter" && range) send();
    else if (event.key === "Escape" && range) clear();
    else return;
    event.preventDefault();
  });
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

  // Drag and pinch.
  const pointers = new Map();
  let drag = null;
  svg.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    pointers.set(event.pointerId, share(event));
    const chosen = event.shiftKey || select.getAttribute("aria-pressed") === "true";
    drag = { from: share(event), first, chosen, moved: false };
  });
  addEventListener("pointermove", (event) => {
    if (!pointers.has(event.pointerId) || !drag) return;
    const before = [...pointers.values()];
    pointers.set(event.pointerId, share(event));
    const now = [...pointers.values()];
    if (now.length === 2) {
      const [was, is] = [before, now].map(([a, b]) => Math.max(Math.abs(a - b), 1));
      drag.moved = true;
      return zoom(is / was, (now[0] + now[1]) / 2);
    }
    if (!drag.moved && Math.abs(now[0] - drag.from) * svg.clientWidth < 400) return;
    drag.moved = true;
    event.preventDefault();
    if (drag.chosen) {
      range = [drag.from, now[0]].map((at) => first + Math.min(Math.max(at, 0), 100) / scale);
      drawRange();
    } else move(drag.first - (now[0] - drag.from) / scale);
  });
  const end = (event) => {
    if (!pointers.delete(event.pointerId) || !drag) return;
    if (drag.chosen && drag.moved) {
      select.setAttribute("aria-pressed", "false");
      send();
    }
    if (drag.moved) svg.addEventListener("click", (click) => click.preventDefault(), { once: true, capture: true });
    setTimeout(() => svg.dispatchEvent(new Event("click")), 0); // uses up the listener where no click follows
    drag = null;
  };
  addEventListener("pointerup", end);
  addEventListener("pointercancel", end);
  svg.addEventListener("dragstart", (event) => event.preventDefault());

  document.addEventListener("dateline:selection", (event) => {
    const ids = event.detail.ids && new Set(event.detail.ids);
    for (const link of svg.querySelectorAll("[data-event]")) {
      link.classList.toggle("out", Boolean(ids) && !ids.has(link.dataset.event));
    }
  });
  addEventListener("resize", nameMarks);
  apply();
  follow();
})();
