// What only the gallery runs: its lines have this book's own address, and each has a button that copies it; where copying
// is not allowed, the line is selected and a word says so.

import "./styles/gallery.css";

// Scripts are in a folder beside embed/. The two steps keep Vite from taking it for a file to copy.
const here = import.meta.url;
const embedAddress = new URL("../embed/", here).href;

for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll(".line > button"))) {
  const line = /** @type {HTMLElement} */ (button.previousElementSibling);
  const status = Object.assign(document.createElement("span"), { className: "unseen" });
  status.setAttribute("role", "status");
  const { textContent: words, dataset } = button;
  line.textContent = line.textContent?.replace("https://example.org/lossbook/embed/", embedAddress) ?? "";
  button.after(status);
  button.hidden = false;
  const say = (/** @type {string | null | undefined} */ said, isFailure = false) => {
    status.textContent = said ?? "";
    status.className = isFailure ? "said" : "unseen";
  };
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(line.textContent ?? "");
      button.textContent = dataset.copied ?? "";
      say(dataset.copied);
      setTimeout(() => {
        button.textContent = words;
        say("");
      }, 2000);
    } catch {
      getSelection()?.selectAllChildren(line);
      say(dataset.selected, true);
    }
  });
}
