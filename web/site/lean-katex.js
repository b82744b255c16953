// KaTeX's style sheet is for all that TeX can ask for: 20 faces in three formats each, and a rule for the way from every
// size to every other. The book's formulas use three of the faces, where woff2 is enough, and go from two sizes.

const used = ["KaTeX_Main-Regular", "KaTeX_Math-Italic", "KaTeX_Size2-Regular"];
/** Of scripts and of plain text, as KaTeX counts. */
const fromSizes = ["3", "6"];

/** @returns {import("vite").Plugin} drops the other rules before Vite copies what they name */
export function leanKatex() {
  return {
    name: "lean-katex",
    enforce: "pre",
    transform(code, id) {
      if (!id.endsWith("katex.min.css")) return;
      return code
        .replace(/@font-face\{.*?\}/g, (face) => {
          const name = used.find((font) => face.includes(`${font}.woff2`));
          return name ? face.replace(/src:[^;}]*/, `src:url(fonts/${name}.woff2) format("woff2")`) : "";
        })
        .replace(
          /\.katex \.fontsize-ensurer\.reset-size\d+\.size\d+,(\.katex \.sizing\.reset-size(\d+)\S*?\})/g,
          (_, rule, from) => (fromSizes.includes(from) ? rule : ""),
        );
    },
  };
}
