// Writes down how wide the page in each frame became, and what reaches furthest.
addEventListener("load", () => {
  const lines = [];
  for (const frame of document.querySelectorAll("iframe")) {
    const root = frame.contentDocument.documentElement;
    const name = (e) => e.localName + (e.id && `#${e.id}`) + [...e.classList].map((c) => `.${c}`).join("");
    const reach = (e) => e.getBoundingClientRect().left + Math.max(e.scrollWidth, e.offsetWidth ?? 0);
    const far = [...root.querySelectorAll("body *")].filter((e) => reach(e) > frame.clientWidth).slice(-4).map(name);
    lines.push([frame.getAttribute("src"), root.scrollWidth, far.join(" ")].join("|"));
  }
  document.body.dataset.widths = lines.join("\n");
});
