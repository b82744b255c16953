/** @param {Element} element of ours, live @returns {Promise<boolean>} once it has drawn or says what it waits for (true), or says why it cannot */
export function hasDrawn({ shadowRoot }) {
  return new Promise((resolve) => {
    const look = () => {
      const end = shadowRoot?.querySelector("canvas, .empty, [role=alert]");
      if (!end) return;
      watcher.disconnect();
      resolve(!end.matches("[role=alert]"));
    };
    const watcher = new MutationObserver(look);
    if (shadowRoot) watcher.observe(shadowRoot, { childList: true, subtree: true });
    look();
  });
}
