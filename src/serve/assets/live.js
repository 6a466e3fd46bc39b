// Keeps an open page of the preview up to date, and shows what was found. It is in no
// built page; the preview adds it to what it sends.
(() => {
  "use strict";
  const own = document.currentScript;
  let content = own.dataset.content, style = own.dataset.style;
  const key = "gongkai-preview:" + location.pathname;

  // A path of steps to an element, for those without an id.
  const steps = (element) => {
    const path = [];
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      path.unshift([...at.parentElement.children].indexOf(at));
    }
    return path;
  };
  const walk = (path) => path.reduce((at, step) => at && at.children[step], document.body);

  const remember = () => {
    const focus = document.activeElement;
    const has = focus && focus !== document.body && focus !== host;
    sessionStorage.setItem(key, JSON.stringify({
      x: scrollX, y: scrollY,
      id: has ? focus.id : "", path: has ? steps(focus) : null,
      value: has && "value" in focus && focus.type !== "password" ? focus.value : null,
      open: [...document.querySelectorAll("details")].map((one) => one.open),
    }));
  };
  const restore = () => {
    const text = sessionStorage.getItem(key);
    sessionStorage.removeItem(key);
    if (!text) return;
    const was = JSON.parse(text);
    [...document.querySelectorAll("details")].forEach((one, at) => { if (was.open[at]) one.open = true; });
    const focus = was.id ? document.getElementById(was.id) : was.path && walk(was.path);
    if (focus && focus.focus) {
      focus.focus({ preventScroll: true });
      if (was.value !== null && "value" in focus) focus.value = was.value;
    }
    scrollTo({ left: was.x, top: was.y, behavior: "instant" });
  };

  const host = document.createElement("div");
  host.id = "gk-bar";
  const root = host.attachShadow({ mode: "open" });
  root.innerHTML = `<style>
    :host { all: initial; }
    div, details { font: 14px/1.5 system-ui, sans-serif; }
    .bar { position: fixed; z-index: 2147483647; inset: auto 0 0 0; background: #1d3557; color: #fff; max-height: 50vh; overflow: auto; }
    .bar.error { background: #8f1019; } .bar.warning { background: #6b4700; }
    summary, .line { padding: .35em 1em; } summary { cursor: pointer; }
    a { color: #fff; margin-left: 1em; }
    ol { margin: 0; padding: .2em 1em .8em 2.4em; background: #fff; color: #1b1b1b; }
    li { margin: .4em 0; } code { overflow-wrap: anywhere; } .help { color: #595959; }
    @media print { .bar { display: none; } }
  </style><div class="bar" role="status"></div>`;
  const bar = root.querySelector(".bar");

  const add = (to, name, text, className) => {
    const one = document.createElement(name);
    if (text) one.textContent = text;
    if (className) one.className = className;
    return to.appendChild(one);
  };
  let words = {};
  const show = (state) => {
    words = state.words;
    const worst = state.own.some((one) => one.severity === "error") ? "error"
      : state.own.some((one) => one.severity === "warning") ? "warning" : "";
    const wasOpen = bar.querySelector("details")?.open ?? state.own.length > 0;
    bar.textContent = "";
    bar.className = "bar " + worst;
    bar.dataset.generation = state.generation;
    bar.dataset.checked = state.checked;
    bar.dataset.errors = state.errors;
    bar.dataset.own = state.own.length;
    let head = bar;
    if (state.own.length) {
      const details = add(bar, "details");
      details.open = wasOpen;
      head = add(details, "summary");
      const list = add(details, "ol");
      for (const one of state.own) {
        const item = add(list, "li");
        add(item, "b", one.level + " ");
        add(item, "span", one.message + " ");
        add(item, "code", one.place);
        if (one.help) add(item, "div", "→ " + one.help, "help");
      }
    } else {
      head = add(bar, "div", "", "line");
    }
    add(head, "b", words.page);
    add(head, "span", " · " + words.all + (state.checked ? "" : " · " + words.checking));
    add(head, "a", words.list).href = "/_check/";
    add(head, "a", words.edit).href = "/_edit/";
  };

  // Only the style changed: the sheet is swapped, the page stays.
  const restyle = (name) => {
    const old = [...document.querySelectorAll('link[rel="stylesheet"]')]
      .find((link) => link.href.split("/").pop() === style);
    if (!old) return location.reload();
    const link = old.cloneNode();
    link.href = new URL(old.href.replace(style, name));
    link.addEventListener("load", () => old.remove());
    link.addEventListener("error", () => { link.remove(); });
    old.after(link);
    style = name;
  };

  let looking = false, again = false;
  const look = async () => {
    if (looking) { again = true; return; }
    looking = true;
    try {
      do {
        again = false;
        const head = await fetch(location.pathname + location.search, { method: "HEAD", cache: "no-store" });
        const now = head.headers.get("Preview-Content"), sheet = head.headers.get("Preview-Style") ?? "";
        if (now !== content) {
          remember();
          location.reload();
          return;
        }
        if (sheet !== style) restyle(sheet);
        const state = await fetch("/_preview/page?at=" + encodeURIComponent(decodeURI(location.pathname)), { cache: "no-store" });
        show(await state.json());
      } while (again);
    } catch {
      // The preview has stopped or is about to start again; the stream tells.
    } finally {
      looking = false;
    }
  };

  // A browser allows few streams at once: pages in the background have none.
  let stream = null;
  const listen = () => {
    if (document.hidden) {
      stream?.close();
      stream = null;
    } else if (!stream) {
      stream = new EventSource("/_preview/events");
      stream.onmessage = look;
      stream.onerror = () => {
        if (!words.lost) return;
        bar.className = "bar warning";
        bar.textContent = "";
        add(bar, "div", words.lost, "line");
      };
    }
  };
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => stream?.close());
  document.documentElement.appendChild(host);
  restore();
  listen();
})();
