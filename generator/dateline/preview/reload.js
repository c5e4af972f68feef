// Added to pages by `dateline serve` only: loads them again when they change, and shows what is wrong.
(() => {
  "use strict";
  const own = document.currentScript.dataset;
  const version = own.version;
  let styles = own.styles;
  let seen = 0;
  let asked = 0;
  let asking = false;
  let hidden = "";

  // The answer is a script: the site's policy lets a page load its own scripts, and fetch nothing.
  window.datelineNews = (news) => {
    seen = news.number;
    if (news.version !== version) {
      keepPlace();
      location.reload();
      return;
    }
    if (news.styles !== styles) {
      styles = news.styles;
      exchangeStyles();
    }
    show(news.problems);
  };

  // A hidden page asks nothing: a browser opens only six connections to one server.
  function ask() {
    if (asking || document.hidden) return;
    asking = true;
    asked += 1;
    const script = document.createElement("script");
    script.src = `/_dateline/news?after=${seen}&page=${encodeURIComponent(location.pathname)}&n=${asked}`;
    const again = (delay) => () => {
      script.remove();
      asking = false;
      setTimeout(ask, delay);
    };
    script.onload = again(0);
    script.onerror = again(1000);
    document.head.append(script);
  }

  // The new sheet is there before the old one goes, so that the page is never bare.
  function exchangeStyles() {
    for (const link of document.querySelectorAll('link[rel="stylesheet"]')) {
      const next = link.cloneNode();
      const address = new URL(link.href);
      address.searchParams.set("styles", styles);
      next.href = address.href;
      next.onload = () => link.remove();
      next.onerror = () => next.remove();
      link.after(next);
    }
  }

  // What stands at the top of the window stays there, though the text above it has become longer or shorter.
  const PLACE = `dateline-place ${location.pathname}`;

  function keepPlace() {
    let best = null;
    for (const element of document.querySelectorAll("main [id], body [id]")) {
      const top = element.getBoundingClientRect().top;
      if (top <= innerHeight / 2 && (best === null || top > best.top) && element.offsetParent) {
        best = { id: element.id, top };
      }
    }
    sessionStorage.setItem(PLACE, JSON.stringify({ x: scrollX, y: scrollY, best }));
  }

  function returnToPlace() {
    const kept = sessionStorage.getItem(PLACE);
    if (!kept) return;
    sessionStorage.removeItem(PLACE);
    const { x, y, best } = JSON.parse(kept);
    const element = y > 0 && best ? document.getElementById(best.id) : null;
    const top = element ? scrollY + element.getBoundingClientRect().top - best.top : y;
    scrollTo({ left: x, top, behavior: "instant" });
  }

  function show(problems) {
    document.getElementById("dateline-problems")?.remove();
    const told = JSON.stringify(problems);
    if (told !== hidden) hidden = "";
    if (!problems.length || hidden) return;
    const box = make(
      "aside",
      "position:fixed;inset:auto 0 0 0;max-height:70vh;overflow:auto;z-index:2147483647;margin:0;" +
        "padding:1rem 1.5rem;background:#fff;color:#111;border-top:.4rem solid #b00020;font:1rem/1.4 sans-serif",
    );
    box.id = "dateline-problems";
    box.setAttribute("role", "alert");
    const close = make("button", "float:right;font:inherit;padding:.25rem .75rem;cursor:pointer", "Hide");
    close.type = "button";
    close.onclick = () => {
      hidden = told;
      box.remove();
    };
    box.append(close, make("strong", "font-size:1.1rem", "This cannot be built. What you see is the last good site."));
    for (const each of problems) box.append(problem(each));
    document.body.append(box);
  }

  function problem(each) {
    const part = make("section", "margin:1rem 0 0;clear:both");
    if (each.where) part.append(make("code", "font:bold .95rem/1.4 monospace;display:block", each.where));
    const rule = each.rule ? ` [${each.rule}]` : "";
    part.append(make("div", "white-space:pre-wrap", each.message + rule));
    if (`${each.before}${each.marked}${each.after}`.trim()) {
      const line = make(
        "pre",
        "white-space:pre-wrap;overflow-wrap:anywhere;font:.9rem/1.5 monospace;margin:.4rem 0;" +
          "padding:.4rem .75rem;background:#f4f0f0;color:#111;border:0",
      );
      const mark = make("mark", "background:#ffd5da;color:#111;border-bottom:2px solid #b00020", each.marked || " ");
      line.append(each.before, mark, each.after);
      part.append(line);
    }
    if (each.hint) part.append(make("div", "color:#444", `→ ${each.hint}`));
    return part;
  }

  function make(tag, style, text = "") {
    const element = document.createElement(tag);
    element.style.cssText = style;
    element.textContent = text;
    return element;
  }

  document.addEventListener("visibilitychange", ask);
  returnToPlace();
  // After the page has loaded, so that the browser does not show it as loading for as long as we wait.
  window.addEventListener("load", () => setTimeout(ask, 0));
})();
