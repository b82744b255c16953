// KaTeX's style sheet names 20 faces in three formats each. The book's formulas use three of them, and woff2 is enough.

const used = ["KaTeX_Main-Regular", "KaTeX_Math-Italic", "KaTeX_Size2-Regular"];

/** @returns {import("vite").Plugin} drops the other @font-face rules before Vite copies what they name */
export function keepOnlyUsedFonts() {
  return {
    name: "katex-fonts",
    enforce: "pre",
    transform(code, id) {
      if (!id.endsWith("katex.min.css")) return;
      return code.replace(/@font-face\{.*?\}/g, (face) => {
        const name = used.find((font) => face.includes(`${font}.woff2`));
        return name ? face.replace(/src:[^;}]*/, `src:url(fonts/${name}.woff2) format("woff2")`) : "";
      });
    },
  };
}
