/**
 * Search and filters of the home page; `site.js` loads it when they are first used, or when the address asks something of them.
 *
 * It reads the index that the generator publishes (`outputs/search`), finds as `searching` and `selection` do in Python, and hides what
 * is not meant. All words for people stand in `find.html`: in its attributes, labels and templates.
 */
(() => {
  "use strict";

  /** @param {string} selector @param {ParentNode} [root] @returns {any} */
  const one = (selector, root = document) => root.querySelector(selector);
  /** @param {string} selector @param {ParentNode} [root] @returns {any[]} */
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const { load, to, announce } = window.dateline;
  const main = one("main");
  const box = one("[data-find]");
  const field = one("[data-words]");
  const panel = one("[data-filters]");
  /** @param {string} name @returns {any} what a template holds */
  const copy = (name) => one(`template[data-${name}]`, box).content.firstElementChild.cloneNode(true);
  /** @param {string} name @param {Record<string, string>} values */
  const say = (name, values) => /** @type {string} */ (box.dataset[name]).replace(/\{(\w+)\}/g, (_, key) => String(values[key]));
  /** @param {number} number */
  const figure = (number) => number.toLocaleString(document.documentElement.lang);

  // --- the index

  const KINDS = ["actor", "place", "topic", "period", "thread", "source"];
  const KEYS = ["q", "actor", "role", ...KINDS.slice(1), "importance", "dispute", "from", "to"];
  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  /** @typedef {{title: string, events: number[], pairs?: Map<number, number[]>}} Value what events can be chosen by; a role's by actors */

  /** @type {SearchIndex} */
  let index;
  /** @type {string[]} */
  let ids = [];
  /** @type {[number, number][]} the first and last day of each event, NaN for none */
  let bounds;
  /** @type {Record<string, Map<string, Value>>} */
  const values = {};
  /** @type {(Value | undefined)[]} what is found by its names, in the order of the index's numbers */
  let named;

  /** @template {keyof DatelineSearch} Name @param {Name} name @returns {Promise<DatelineSearch[Name]>} a file of the index */
  async function need(name) {
    await load(`search/${name}.js`);
    return window.datelineSearch[name];
  }

  /** @param {string} packed @returns {number[]} rising numbers, as `packing.py` packs them */
  function unpack(packed) {
    const numbers = [];
    let [number, distance, weight] = [-1, 0, 1];
    for (const letter of packed) {
      const digit = DIGITS.indexOf(letter);
      distance += (digit & 31) * weight;
      weight *= 32;
      if (digit > 31) continue;
      number += distance + 1;
      numbers.push(number);
      [distance, weight] = [0, 1];
    }
    return numbers;
  }

  /** @type {Promise<void> | undefined} */
  let opened;
  const open = () => (opened ??= need("index").then(take));

  /** @param {SearchIndex} found the index file's value */
  function take(found) {
    ids = found.events.split(" ");
    const lasts = found.last.split(" ");
    bounds = found.first
      .split(" ")
      .map((first, event) => [
        first === "-" ? -Infinity : parseInt(first, 36),
        lasts[event] === "+" ? Infinity : parseInt(lasts[event] ?? "", 36),
      ]);
    for (const kind of KINDS) {
      values[kind] = new Map((found.things[kind] ?? []).map(([id, title, events]) => [id, { title, events: unpack(events) }]));
    }
    values.role = new Map(
      found.roles.map(([title, actors]) => {
        const pairs = new Map(actors.map(([actor, events]) => [parseInt(actor, 36), unpack(events)]));
        return [title, { title, pairs, events: [...new Set([...pairs.values()].flat())] }];
      }),
    );
    values.dispute = new Map(
      Object.entries(found.disputes).map(([kind, events]) => [kind, { title: "", events: unpack(events) }]),
    );
    values.importance = new Map(
      ["landmark", "major", ""].map((title, rank) => [
        title,
        { title, events: [...ids.keys()].filter((n) => Number(found.importance[n]) <= rank) },
      ]),
    );
    named = found.named.map(([kind, place]) => [...(values[kind]?.values() ?? [])][parseInt(place, 36)]);
    index = found;
    fillFacets();
  }

  // --- words

  /** @type {Record<string, string>} */
  const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", ς: "σ" };
  const UNSEEN = "\\u00ad\\u200b-\\u200d\\u2060\\ufeff";
  const MARKS = new RegExp(`[\\p{Mn}${UNSEEN}]`, "gu");
  const WORD = new RegExp(`[\\p{L}\\p{N}\\p{M}${UNSEEN}]+`, "gu");

  /** @param {string} text @returns {string} without case and accents, as `folding.py` does it */
  const fold = (text) =>
    text
      .normalize("NFKD")
      .toLowerCase()
      .replace(MARKS, "")
      .replace(/[ßæœøłđðþıς]/g, (letter) => LETTERS[letter] ?? letter);
  /** @param {string} text @returns {string[]} */
  const wordsOf = (text) => [...new Set(fold(text).match(/[\p{L}\p{N}]+/gu))];

  /** @typedef {{forms: string[], documents: string}} Group */
  /** @type {Map<number, Promise<Group[]>>} */
  const files = new Map();

  /** @param {number} number @returns {Promise<Group[]>} */
  async function groupsIn(number) {
    const text = await need(`words-${number}`);
    return text.split(";").map((line) => {
      const [forms = "", documents = ""] = line.split(" ");
      const [start = "", ...rest] = forms.split(",");
      return { forms: rest.length ? rest.map((end) => start + end) : [start], documents };
    });
  }

  /** @param {string} low @param {string} high @returns {Promise<Group[]>} the groups of the files that forms in this range stand in */
  async function groupsBetween(low, high) {
    const firsts = index.words;
    const wanted = firsts.flatMap((first, n) => {
      const next = firsts[n + 1];
      return first <= high && (next === undefined || next > low) ? [n] : [];
    });
    for (const number of wanted) if (!files.has(number)) files.set(number, groupsIn(number));
    return (await Promise.all(wanted.map((number) => files.get(number) ?? []))).flat();
  }

  /** @param {string} word @returns {Promise<Group[]>} the groups with a form that it begins, else of the longest that it is longer than */
  async function groupsWith(word) {
    const number = /^\p{Nd}+$/u.test(word);
    const exact = number && word.length < 3;
    const begun = (await groupsBetween(word, `${word}\uffff`)).filter(({ forms }) =>
      forms.some((form) => (exact ? form === word : form.startsWith(word))),
    );
    const shortest = Math.max(4, word.length - 4);
    if (begun.length || number || word.length <= shortest) return begun;
    const near = await groupsBetween(word.slice(0, shortest), word);
    for (let length = word.length - 1; length >= shortest; length--) {
      const known = near.filter(({ forms }) => forms.includes(word.slice(0, length)));
      if (known.length) return known;
    }
    return [];
  }

  /** @typedef {{word: string, forms: Set<string>, events: Set<number>, things: Set<Value>}} Sought a word, its forms, and who has them */

  /** @param {string} word @returns {Promise<Sought>} */
  async function seek(word) {
    /** @type {Sought} */
    const sought = { word, forms: new Set(), events: new Set(), things: new Set() };
    for (const { forms, documents } of await groupsWith(word)) {
      for (const form of forms) sought.forms.add(form);
      for (const document of unpack(documents)) {
        const thing = named[document - ids.length];
        if (document < ids.length) sought.events.add(document);
        else if (thing) sought.things.add(thing);
      }
    }
    for (const { events } of sought.things) for (const event of events) sought.events.add(event);
    return sought;
  }

  // --- the selection

  /** @type {Record<string, string[]>} what is asked for, by key */
  let wishes = {};
  /** @type {string[]} what the address asks for and is not known here */
  let unknown = [];
  /** @type {Sought[]} */
  let sought = [];
  let turn = 0;

  /**
   * Read a year, month or day, with ~ or ? and with years such as 199X, as its first or last day; NaN for anything else.
   * @param {string} text
   * @param {boolean} end
   */
  function dayOf(text, end) {
    const found = /^(-?)(\d{1,4}|\d{3}X|\d\dXX)(?:-(\d\d)(?:-(\d\d))?)?[?~%]?$/.exec(text);
    if (!found) return NaN;
    const [, sign, digits = "", month, day] = found;
    const year = Number(sign + digits.replaceAll("X", end === !sign ? "9" : "0"));
    const date = new Date(0);
    date.setUTCFullYear(year, Number(month ?? (end ? 12 : 1)) - (end && !day ? 0 : 1), Number(day ?? (end ? 0 : 1)));
    const moved = month && date.getUTCMonth() !== Number(month) - 1;
    return moved ? NaN : date.getTime() / 864e5 + 719163;
  }

  const query = () => new URLSearchParams(KEYS.flatMap((key) => (wishes[key] ?? []).map((value) => [key, value]))).toString();

  /** Read the address into the selection. */
  function readAddress() {
    [wishes, unknown] = [{}, []];
    for (const [key, text] of new URLSearchParams(location.search)) {
      if (!KEYS.includes(key)) continue;
      for (const value of ["q", "role", "from", "to"].includes(key) ? [text.trim()] : text.split(",")) {
        const name = index.former[key]?.[value] ?? value;
        const known = key === "q" || (values[key] ? values[key].has(name) : !Number.isNaN(dayOf(name, key === "to")));
        if (!value || value === "minor") continue;
        if (!known) unknown.push(`${key}=${value}`);
        else if (key === "q") wishes.q = [[...(wishes.q ?? []), name].join(" ")];
        else wishes[key] = [...(["from", "to"].includes(key) ? [] : (wishes[key] ?? [])), name];
      }
    }
    if (wishes.importance?.includes("major")) wishes.importance = ["major"];
  }

  /** Role and actor are one constraint, since a role is an actor's; so are the two dates. @param {string} key */
  const slotOf = (key) => ({ role: "actor", to: "from" })[key] ?? key;

  /** @param {string} key @param {string} name @returns {Iterable<number>} the events that have a value, of those that actors and roles leave */
  function having(key, name) {
    if (key === "role" && wishes.actor) return pairs([name], wishes.actor);
    if (key === "actor" && wishes.role) return pairs(wishes.role, [name]);
    return values[key]?.get(name)?.events ?? [];
  }

  /** @param {string[]} roles @param {string[]} actors */
  function pairs(roles, actors) {
    const order = [...(values.actor?.keys() ?? [])];
    return new Set(
      roles.flatMap((role) => actors.flatMap((actor) => values.role?.get(role)?.pairs?.get(order.indexOf(actor)) ?? [])),
    );
  }

  /** @type {string[][]} the constraints that each event fails */
  let fails = [];

  /** @returns {number} how many events only the range of dates leaves out, for want of a date */
  function evaluate() {
    fails = ids.map(() => []);
    /** @param {string} slot @param {(event: number) => boolean} meant */
    const constrain = (slot, meant) => {
      for (const [event, failed] of fails.entries()) if (!meant(event)) failed.push(slot);
    };
    if (sought.length) constrain("q", (event) => sought.every(({ events }) => events.has(event)));
    for (const key of KEYS.slice(1, -2)) {
      if (!wishes[key] || (key === "actor" && wishes.role)) continue;
      const meant = new Set(wishes[key].flatMap((name) => [...having(key, name)]));
      constrain(slotOf(key), (event) => meant.has(event));
    }
    if (!wishes.from && !wishes.to) return 0;
    const first = wishes.from ? dayOf(wishes.from[0] ?? "", false) : -Infinity;
    const last = wishes.to ? dayOf(wishes.to[0] ?? "", true) : Infinity;
    const undated = fails.filter((failed, event) => !failed.length && Number.isNaN(bounds[event]?.[0])).length;
    constrain("from", (event) => {
      const [start, end] = bounds[event] ?? [NaN, NaN];
      return start <= last && end >= first;
    });
    return undated;
  }

  /** Find what the selection means, and show it. */
  async function apply() {
    const mine = ++turn;
    await open();
    const words = await Promise.all(wordsOf(wishes.q?.[0] ?? "").map(seek));
    if (mine !== turn) return;
    sought = words;
    const undated = evaluate();
    const active = query() !== "";
    const meant = [...ids.keys()].filter((event) => !fails[event]?.length);
    showCounts();
    showList(meant, active);
    showFound(meant.length, undated, active);
    const detail = { ids: active ? meant.map((event) => ids[event]) : null, query: query() };
    document.dispatchEvent(new CustomEvent("dateline:selection", { detail }));
    reveal();
  }

  // --- the address

  /** Whether the newest entry of the history was made by typing that goes on. */
  let typing = false;
  let address = location.search;

  /** Put the selection into the address, and show it. */
  function go() {
    address = query() && `?${query()}`;
    history[typing ? "replaceState" : "pushState"](null, "", location.pathname + address);
    return apply();
  }

  /** Set the field and the filters to the selection. */
  function setControls() {
    field.value = wishes.q?.[0] ?? "";
    for (const input of all("[data-facet] input[name]", box)) {
      const asked = wishes[input.name] ?? [];
      if (input.type === "text") input.value = asked[0] ?? "";
      else input.checked = input.value ? asked.includes(input.value) : !asked.length;
      input.removeAttribute("aria-invalid");
    }
  }

  /** Show what the address asks for. */
  async function restore() {
    typing = false;
    await open();
    address = location.search;
    readAddress();
    setControls();
    await apply();
  }

  /** Go on from a selection that was changed without its controls. */
  function changed() {
    typing = false;
    unknown = [];
    setControls();
    return go();
  }

  // --- the filters

  /** Fill in what can be chosen, that with most events first. */
  function fillFacets() {
    for (const facet of all("[data-facet]", box)) {
      const key = facet.dataset.facet;
      const list = one("[data-values]", facet);
      if (!list) continue;
      const found = [...(values[key] ?? [])];
      if (key !== "period") found.sort(([, a], [, b]) => b.events.length - a.events.length || a.title.localeCompare(b.title));
      for (const [name, { title }] of found) {
        const row = copy("value");
        const input = one("input", row);
        [input.name, input.value, one("[data-name]", row).textContent] = [key, name, title];
        list.append(row);
      }
      facet.hidden = !found.length;
      const narrow = one("[data-narrow]", facet);
      narrow.hidden = found.length <= 12;
      narrow.addEventListener("input", () => {
        for (const row of list.children) row.hidden = !fold(row.textContent).includes(fold(narrow.value));
      });
    }
  }

  /** Say beside each value how many events it would have, all other filters kept; where nobody sees it, spare the work. */
  function showCounts() {
    if (!panel.open) return;
    for (const facet of all("[data-facet]", box)) {
      const slot = slotOf(facet.dataset.facet);
      for (const row of all("label.value", facet)) {
        const { name, value } = one("input", row);
        let count = 0;
        for (const event of having(name, value)) count += Number(fails[event]?.every((failed) => failed === slot));
        one("[data-n]", row).textContent = figure(count);
        row.classList.toggle("none", !count);
      }
      const chosen = all("input[name]", facet).filter((input) => input.value && (input.checked || input.type === "text")).length;
      one("[data-chosen]", facet).textContent = chosen ? figure(chosen) : "";
    }
  }

  // --- what was found

  /** @param {number} count @param {number} undated @param {boolean} active */
  function showFound(count, undated, active) {
    const absent = sought.filter(({ events }) => !events.size);
    const said = [
      active && say("count", { n: figure(count), m: figure(ids.length) }),
      undated && say("undated", { n: figure(undated) }),
      ...absent.map(({ word }) => say("absent", { word })),
      unknown.length && say("unknown", { what: unknown.join(", ") }),
    ];
    const text = said.filter(Boolean).join(" ");
    one("[data-found]").hidden = !text;
    one("[data-said]").textContent = text;
    one("[data-chips]").replaceChildren(
      ...KEYS.slice(1).flatMap((key) =>
        (wishes[key] ?? []).map((value) => button("chip", titleOf(key, value), () => drop(key, value))),
      ),
    );
    one("[data-none]").hidden = count > 0;
    const slots = count ? [] : [...new Set(fails.flatMap((failed) => (failed.length === 1 ? failed : [])))];
    one("[data-ways]").replaceChildren(...slots.map(way));
    const link = one("[data-link]");
    [link.href, link.textContent] = [`?${query()}`, box.dataset.copy];
    clearTimeout(announcing);
    announcing = setTimeout(() => text && announce(text), 700);
  }
  let announcing = 0;

  /** @param {string} template @param {string} text @param {() => void} act @returns {HTMLElement} */
  function button(template, text, act) {
    const item = copy(template);
    one("[data-what]", item).textContent = text;
    one("button", item).addEventListener("click", act);
    return item;
  }

  /** @param {string} key @param {string} value @returns {string} what is asked for, in words */
  function titleOf(key, value) {
    if (key === "q") return say("quoted", { words: value });
    if (key === "from" || key === "to") return say(key, { date: value });
    const input = one(`input[name="${key}"][value="${CSS.escape(value)}"]`, box);
    return `${input.closest("[data-facet]").dataset.name}: ${one("[data-name]", input.closest("label")).textContent}`;
  }

  /** @param {string} slot @returns {HTMLElement} a way out where nothing is found: without one constraint */
  function way(slot) {
    const keys = KEYS.filter((key) => slotOf(key) === slot && wishes[key]);
    const what = keys.flatMap((key) => (wishes[key] ?? []).map((value) => titleOf(key, value))).join(", ");
    const count = fails.filter((failed) => failed.length === 1 && failed[0] === slot).length;
    return button("way", say("without", { what, n: figure(count) }), () => {
      for (const key of keys) delete wishes[key];
      changed();
    });
  }

  /** @param {string} key @param {string} value */
  async function drop(key, value) {
    const rest = wishes[key]?.filter((each) => each !== value);
    if (!rest) return;
    if (rest.length) wishes[key] = rest;
    else delete wishes[key];
    await changed();
    (one("[data-chips] button") ?? one("summary", panel)).focus();
  }

  // --- the list

  const PAGE = 50;
  const entries = new Map(all("article[data-event]", main).map((entry) => [entry.dataset.event, entry]));
  const sections = all(".year, .period", main);
  const gaps = new Map(all(".gap + *", main).map((next) => [one("article", next) ?? next, next.previousElementSibling]));

  /**
   * Hide what is not meant, with the headings above it and the gaps beside it; where the page has not all events, list them here.
   * @param {number[]} meant
   * @param {boolean} active
   */
  function showList(meant, active) {
    const whole = ids.every((id) => entries.has(id));
    main.classList.toggle("selecting", active);
    main.classList.toggle("with-lines", active && !whole);
    watcher.disconnect();
    for (const each of all("mark.hit", main)) {
      const parent = each.parentNode;
      each.replaceWith(each.textContent);
      parent.normalize();
    }
    for (const each of all(".excerpt", main)) each.remove();
    const shown = new Set(meant.map((event) => ids[event]));
    const full = new Set();
    let before = true;
    for (const [id, entry] of entries) {
      const here = shown.has(id);
      const gap = gaps.get(entry);
      hide(entry, !here);
      if (gap) hide(gap, !here || !before);
      before = here;
      if (!here) continue;
      full.add(entry.closest(".year")).add(entry.closest(".period"));
      if (sought.length) watcher.observe(entry);
    }
    for (const section of sections) hide(section, active && !full.has(section));
    one("[data-lines]").replaceChildren();
    one("[data-more]").hidden = true;
    if (active && !whole) addLines(meant);
  }

  /** @param {any} element @param {boolean} hidden touches only what changes: a long list is laid out at every key stroke */
  function hide(element, hidden) {
    if (element.hidden !== hidden) element.hidden = hidden;
  }

  /** @param {number[]} meant */
  async function addLines(meant) {
    const mine = turn;
    const list = one("[data-lines]");
    const from = list.children.length;
    const rows = await Promise.all(meant.slice(from, from + PAGE).map(async (event) => lineOf(event, await told(event))));
    if (mine !== turn) return;
    list.append(...rows);
    const more = one("[data-more]");
    more.hidden = meant.length <= from + PAGE;
    more.onclick = () => addLines(meant).then(() => one("a", list.children[from + PAGE])?.focus());
  }

  /** @param {number} event @returns {Promise<SearchTexts>} what `texts.py` tells of an event */
  const told = async (event) =>
    /** @type {SearchTexts} */ ((await need(`texts-${Math.floor(event / index.each)}`))[event % index.each]);

  /** @param {number} event @param {SearchTexts} told @returns {HTMLElement} an event that the page has not; an accusation with its outcome */
  function lineOf(event, [title, path, when, standing, disputed, outcomes, texts]) {
    const row = copy("line");
    row.dataset.event = ids[event];
    if (when) one("[data-when]", row).textContent = when;
    const link = one("[data-title]", row);
    [link.textContent, link.href] = [title, to(path)];
    for (const mark of all("[data-mark]", row)) mark.hidden = ![standing, disputed ? "disputed" : ""].includes(mark.dataset.mark);
    for (const [name, address, date] of outcomes) {
      const outcome = copy("outcome");
      const way = one("a", outcome);
      [way.textContent, way.href] = [name, to(address)];
      if (date) outcome.append(` (${date})`);
      link.parentElement.append(outcome);
    }
    if (sought.length) explain(row, event, texts);
    return row;
  }

  // --- where the words are

  /** Marks what comes near the window, so that a key stroke costs the same in a long list. */
  const watcher = new IntersectionObserver(
    async (seen) => {
      const mine = turn;
      for (const { isIntersecting, target } of seen) {
        if (!isIntersecting) continue;
        const entry = /** @type {HTMLElement} */ (target);
        watcher.unobserve(entry);
        const event = ids.indexOf(entry.dataset.event ?? "");
        const texts = entry.matches(".short") && index.each ? (await told(event))[6] : [];
        if (mine === turn) explain(entry, event, texts);
      }
    },
    { rootMargin: "100% 0px" },
  );

  /** @typedef {{start: number, end: number, hit: Sought}} Hit a word of a text that a word of the query means */

  /** @param {string} text @returns {Hit[]} */
  const hitsIn = (text) =>
    [...text.matchAll(WORD)].flatMap(({ 0: word, index: start }) => {
      const folded = wordsOf(word);
      const hit = sought.find(({ forms }) => folded.some((form) => forms.has(form)));
      return hit ? [{ start, end: start + word.length, hit }] : [];
    });

  /** @param {string} text @returns {(string | Node)[]} the text with its hits marked */
  function marked(text) {
    let at = 0;
    const nodes = hitsIn(text).flatMap(({ start, end }) => {
      const found = document.createElement("mark");
      found.className = "hit";
      found.textContent = text.slice(start, end);
      const before = text.slice(at, start);
      at = end;
      return [before, found];
    });
    return [...nodes, text.slice(at)];
  }

  /**
   * Mark the words in an entry, and say where those are that it does not show: in a passage (with an excerpt), in a name of someone
   * concerned, or on the event's own page.
   * @param {HTMLElement} entry
   * @param {number} event
   * @param {string[]} texts
   */
  function explain(entry, event, texts) {
    const missing = new Set(sought);
    /** @type {Set<string>} */
    const folded = new Set();
    /** @type {Text[]} */
    const found = [];
    const walker = document.createTreeWalker(entry, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = /** @type {Text} */ (walker.currentNode);
      const parent = /** @type {Element} */ (node.parentElement);
      const hits = parent.closest(".hidden, summary, sup, [hidden]") ? [] : hitsIn(node.data);
      if (!hits.length) continue;
      found.push(node);
      const passage = parent.closest("details:not([open]) :is(p, li, td, blockquote)");
      if (passage) folded.add(textIn(passage));
      else for (const { hit } of hits) missing.delete(hit);
    }
    for (const node of found) node.replaceWith(...marked(node.data));
    for (const text of [...folded, ...texts]) {
      const hits = hitsIn(text).filter(({ hit }) => missing.has(hit));
      if (hits[0]) addExcerpt(entry, "text", excerpt(text, hits[0].start));
      for (const { hit } of hits) missing.delete(hit);
    }
    const names = new Set();
    for (const each of [...missing]) {
      const things = [...each.things].filter(({ events }) => events.includes(event));
      if (things.length) missing.delete(each);
      for (const { title } of things) names.add(title);
    }
    if (names.size) addExcerpt(entry, "name", [[...names].join(", ")]);
    if (missing.size) addExcerpt(entry, "page", [[...missing].map(({ word }) => say("quoted", { words: word })).join(" ")]);
  }

  /** @param {Element} passage @returns {string} its text without the numbers of notes */
  function textIn(passage) {
    const text = /** @type {Element} */ (passage.cloneNode(true));
    for (const each of all("sup, .hidden, .back", text)) each.remove();
    return text.textContent.replace(/\s+/g, " ").trim();
  }

  /** @param {string} text @param {number} at @returns {(string | Node)[]} whole words around a hit, hits marked */
  function excerpt(text, at) {
    const start = at < 90 ? 0 : text.lastIndexOf(" ", at - 60) + 1;
    const end = text.length - at < 150 ? text.length : text.indexOf(" ", at + 120);
    return [
      start ? "… " : "",
      ...marked(text.slice(start, end < 0 ? text.length : end)),
      end > 0 && end < text.length ? " …" : "",
    ];
  }

  /** @param {HTMLElement} entry @param {string} kind @param {(string | Node)[]} words */
  function addExcerpt(entry, kind, words) {
    const row = copy("excerpt");
    for (const label of all("[data-in]", row)) label.hidden = label.dataset.in !== kind;
    one("[data-text]", row).append(...words);
    const matter = one(".matter, .what", entry);
    matter.insertBefore(row, one(":scope > details", matter));
  }

  /** Bring the event that the address names into view, though the selection may leave it out. */
  function reveal() {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || !main.classList.contains("selecting")) return;
    for (const selector of ["article", ".year", ".period"]) target.closest(selector)?.removeAttribute("hidden");
    target.scrollIntoView();
  }

  // --- what readers do

  field.addEventListener("input", () => {
    const text = field.value.trim();
    if (text) wishes.q = [text];
    else delete wishes.q;
    go();
    typing = true; // at once: the next letter comes before this one is found
  });
  field.addEventListener("change", () => (typing = false));
  field.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    typing = false;
    one(".with-lines [data-lines] a, article[data-event]:not([hidden]) :is(h3, h4) a", main.parentNode)?.focus();
  });
  panel.addEventListener("toggle", () => panel.open && apply());
  if (matchMedia("(min-width: 48rem)").matches) one("[data-facet]").open = true;
  panel.addEventListener("change", (/** @type {any} */ { target }) => {
    if (!target.name) return;
    for (const key of KEYS.slice(1)) delete wishes[key];
    for (const input of all("[data-facet] input[name]", box)) {
      const { name, type } = input;
      const value = input.value.trim();
      if (type === "text") input.setAttribute("aria-invalid", String(value !== "" && Number.isNaN(dayOf(value, name === "to"))));
      const asked = type === "text" ? input.ariaInvalid === "false" : input.checked;
      if (value && asked) wishes[name] = [...(wishes[name] ?? []), value];
    }
    typing = false;
    unknown = [];
    go();
  });
  one("[data-clear]").addEventListener("click", () => {
    wishes = {};
    changed();
    field.focus();
  });
  one("[data-link]").addEventListener("click", async (/** @type {any} */ event) => {
    if (!navigator.clipboard) return;
    const link = event.currentTarget;
    event.preventDefault();
    await navigator.clipboard.writeText(link.href).catch(() => location.assign(link.href));
    link.textContent = box.dataset.copied;
    announce(box.dataset.copied);
  });
  document.addEventListener("dateline:range", async ({ detail }) => {
    await open();
    for (const key of /** @type {const} */ (["from", "to"])) {
      if (detail[key]) wishes[key] = [detail[key]];
      else delete wishes[key];
    }
    changed();
  });
  window.addEventListener("popstate", () => (location.search === address ? reveal() : restore()));

  // What the address asks for; or what was typed while this script was on its way.
  if (field.value.trim()) field.dispatchEvent(new Event("input"));
  else restore();
})();
