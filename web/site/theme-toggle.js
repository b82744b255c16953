// The button that switches between light and dark. The choice is kept on this device; until there is one, the system's holds.

const kept = "lossbook:theme";

/** Show the button (without scripts it could do nothing, so it starts hidden) and let it work. */
export function offerTheme() {
  const button = /** @type {HTMLButtonElement | null} */ (document.querySelector(".theme-toggle"));
  if (!button) return;
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
  const name = () => {
    const label = (isDark() ? button.dataset.light : button.dataset.dark) ?? "";
    button.title = label;
    button.setAttribute("aria-label", label);
  };
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    try {
      localStorage.setItem(kept, root.dataset.theme);
    } catch {
      // Not kept: it still holds for this page.
    }
    name();
  });
  system.addEventListener("change", name);
  name();
  button.hidden = false;
}
