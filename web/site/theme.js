// Runs before the page is drawn (a blocking script in <head>), so that a reader who chose dark never sees a white flash.
{
  const root = document.documentElement;
  let chosen = null;
  try {
    chosen = localStorage.getItem("lossbook:theme");
  } catch {
    // No storage: the system's wish holds.
  }
  if (chosen === "light" || chosen === "dark") root.dataset.theme = chosen;
  root.dataset.scripts = "on";
}
