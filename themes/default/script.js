// Every page works without this. It applies the reader's settings before the first paint, shows the buttons that
// change them, prints, and makes folder links work when the site is opened from a disk.
(function () {
  "use strict";
  var root = document.documentElement;
  var sizes = ["standard", "large", "xlarge"];
  var themes = ["light", "dark", "contrast"];

  function read(name) {
    try { return localStorage.getItem("gongkai-" + name); } catch (e) { return null; }
  }
  function save(name, value) {
    try { localStorage.setItem("gongkai-" + name, value); } catch (e) { /* private mode: this page only */ }
  }
  function apply(name, value, known) {
    if (known.indexOf(value) < 0) return;
    root.setAttribute("data-" + name, value);
  }
  function prefers(query) {
    return window.matchMedia && matchMedia(query).matches;
  }
  function size() {
    return root.getAttribute("data-size") || "standard";
  }
  function theme() {
    return root.getAttribute("data-theme") ||
      (prefers("(prefers-contrast: more)") ? "contrast" : prefers("(prefers-color-scheme: dark)") ? "dark" : "light");
  }

  apply("size", read("size"), sizes);
  apply("theme", read("theme"), themes);

  function each(selector, act) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), act);
  }
  function label() {
    each("[data-set]", function (button) {
      var what = button.getAttribute("data-set");
      if (what === "size") {
        // The button says what a press will do.
        var next = sizes[(sizes.indexOf(size()) + 1) % sizes.length];
        button.textContent = button.getAttribute("data-" + next);
      } else {
        button.setAttribute("aria-pressed", String(theme() === what));
      }
    });
  }
  function press(event) {
    var what = event.currentTarget.getAttribute("data-set");
    var value;
    if (what === "size") {
      value = sizes[(sizes.indexOf(size()) + 1) % sizes.length];
      apply("size", value, sizes);
      save("size", value);
    } else {
      value = theme() === what ? "light" : what;
      apply("theme", value, themes);
      save("theme", value);
    }
    label();
  }

  document.addEventListener("DOMContentLoaded", function () {
    each("[data-set]", function (button) {
      button.hidden = false;
      button.addEventListener("click", press);
    });
    each("[data-print]", function (button) {
      button.hidden = false;
      button.addEventListener("click", function () { window.print(); });
    });
    label();

    // From a disk nobody answers for a folder: name its page.
    if (location.protocol === "file:") {
      each("a[href]", function (a) {
        if (a.protocol === "file:" && a.getAttribute("href").charAt(0) !== "#" && /\/$/.test(a.pathname)) {
          a.pathname += "index.html";
        }
      });
    }
  });
})();
