// The browser's bars, and those of the installed book, take the colour of the paper, which the reader may switch.

/** Set it now and whenever the colours change. */
export function followPaper() {
  const root = document.documentElement;
  const meta = document.createElement("meta");
  meta.name = "theme-color";
  const follow = () => {
    meta.content = getComputedStyle(root).backgroundColor;
  };
  follow();
  document.head.append(meta);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", follow);
  new MutationObserver(follow).observe(root, { attributeFilter: ["data-theme"] });
}
