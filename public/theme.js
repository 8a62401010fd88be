// Runs before the first paint, so that a dark page never flashes white. A file of its own, because
// the content security policy allows no inline script. Reads what src/console/store/settings.ts keeps.
(() => {
  let choice;
  try {
    choice = JSON.parse(localStorage.getItem("ecs-playground.settings")).state.theme;
  } catch {
    // Nothing kept, nothing readable, or no storage: the system's wish holds.
  }
  const dark = choice === "dark" || (choice !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
})();
