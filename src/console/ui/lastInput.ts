let wasKey = false;

/** Follows whether a person last pressed a key or used a pointer. For the page's whole life. */
export function followLastInput(): void {
  document.addEventListener("keydown", () => (wasKey = true), { capture: true });
  document.addEventListener("pointerdown", () => (wasKey = false), { capture: true });
  document.addEventListener("pointermove", () => (wasKey = false), { capture: true });
}

/** Whether it was a key: what opens then has its first line in focus. */
export function wasLastInputKey(): boolean {
  return wasKey;
}
