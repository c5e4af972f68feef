// Added to pages by `dateline serve` only: reloads them when the site changes, and shows what is wrong.
(() => {
  "use strict";
  const site = Number(document.currentScript.dataset.site);
  let seen = 0;
  let asked = 0;
  let asking = false;

  // The answer is a script: the site's policy lets a page load its own scripts, and fetch nothing.
  window.datelineNews = (news) => {
    if (news.site !== site) {
      location.reload();
      return;
    }
    seen = news.build;
    show(news.problems);
  };

  // A hidden page asks nothing: a browser opens only six connections to one server.
  function ask() {
    if (asking || document.hidden) return;
    asking = true;
    asked += 1;
    const script = document.createElement("script");
    script.src = `/_dateline/epoch?after=${seen}&n=${asked}`;
    const again = (delay) => () => {
      script.remove();
      asking = false;
      setTimeout(ask, delay);
    };
    script.onload = again(0);
    script.onerror = again(1000);
    document.head.append(script);
  }

  function show(problems) {
    document.getElementById("dateline-problems")?.remove();
    if (!problems) return;
    const box = document.createElement("aside");
    box.id = "dateline-problems";
    box.setAttribute("role", "alert");
    box.style.cssText =
      "position:fixed;inset:auto 0 0 0;max-height:70vh;overflow:auto;z-index:2147483647;margin:0;padding:1rem 1.5rem;" +
      "background:#fff;color:#111;border-top:.4rem solid #b00020;font:1rem/1.4 sans-serif";
    const title = document.createElement("strong");
    title.textContent = "The site could not be built. This is the last good one.";
    const text = document.createElement("pre");
    text.style.cssText = "white-space:pre-wrap;font:.9rem/1.4 monospace;margin:.75rem 0 0";
    text.textContent = problems;
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = "Hide";
    close.style.cssText = "float:right;font:inherit";
    close.onclick = () => box.remove();
    box.append(close, title, text);
    document.body.append(box);
  }

  document.addEventListener("visibilitychange", ask);
  // After the page has loaded, so that the browser does not show it as loading for as long as we wait.
  window.addEventListener("load", () => setTimeout(ask, 0));
})();
