/**
 * Keeps the keyboard's place when what had the focus goes away: a removed row's neighbour takes it, else the point that
 * is in the Tab order, else the button that adds one.
 * @param {ShadowRoot} root before the change
 * @returns {() => void} to call after it
 */
export function holdFocus(root) {
  const had = root.activeElement;
  const row = had?.closest(".data tr");
  const at = row ? [...(row.parentElement?.children ?? [])].indexOf(row) : -1;
  return () => {
    if (!had || had.isConnected) return;
    const rows = root.querySelectorAll(".data tbody tr");
    const neighbour = at < 0 ? null : rows[Math.min(at, rows.length - 1)]?.querySelector("button");
    const next = neighbour ?? root.querySelector('.handle[tabindex="0"]') ?? root.querySelector(".add");
    /** @type {HTMLElement | null} */ (next)?.focus({ preventScroll: true });
  };
}
