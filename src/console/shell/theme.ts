import { changeSettings, settings } from "../store/settings.ts";

const darkSystem = window.matchMedia("(prefers-color-scheme: dark)");

/** Keeps the page in the theme that was chosen, and with "system" in the system's. Called once. */
export function followTheme(): void {
  apply();
  settings.subscribe(apply);
  darkSystem.addEventListener("change", apply);
}

/** The theme that is in force now. */
export function themeNow(): "light" | "dark" {
  const { theme } = settings.getState();
  if (theme === "light" || theme === "dark") return theme;
  return darkSystem.matches ? "dark" : "light";
}

/** To the other of light and dark, whichever is in force. */
export function toggleTheme(): void {
  changeSettings({ theme: themeNow() === "dark" ? "light" : "dark" });
}

function apply(): void {
  document.documentElement.dataset["theme"] = themeNow();
}
