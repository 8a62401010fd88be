// Runs before the first paint, so that a dark page never flashes white. A file of its own, because
// the content security policy allows no inline script.
(() => {
  let choice = null;
  try {
    choice = localStorage.getItem("ecs-playground.theme");
  } catch {
    // Storage may be forbidden; then the system's wish holds.
  }
  const dark = choice === "dark" || (choice !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
})();
