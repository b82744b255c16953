// What only the gallery runs: each of its lines has a button that copies it; where copying is not allowed, the line is selected.

import "./styles/gallery.css";

for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll(".line > button"))) {
  const line = /** @type {HTMLElement} */ (button.previousElementSibling);
  const status = Object.assign(document.createElement("span"), { className: "unseen", role: "status" });
  const words = button.textContent;
  button.after(status);
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(line.textContent ?? "");
      status.textContent = button.textContent = button.dataset.copied ?? "";
      setTimeout(() => {
        button.textContent = words;
        status.textContent = "";
      }, 2000);
    } catch {
      getSelection()?.selectAllChildren(line);
    }
  });
}
