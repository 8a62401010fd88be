/** A ref for a place whose parts come and go with what they do: when the one with the focus goes, what is left around it gets it, so that the keyboard does not lose its place. No other control does: whoever presses twice must not press that. */
export function holdFocus(place: HTMLElement | null): (() => void) | undefined {
  if (place === null) return undefined;
  /** From what has the focus up to the place itself; empty when it is elsewhere. */
  let line: readonly HTMLElement[] = [];
  const remember = ({ target }: FocusEvent) => {
    line = target instanceof HTMLElement && place.contains(target) ? lineTo(place, target) : [];
  };
  const observer = new MutationObserver(() => {
    if (line[0]?.isConnected !== false || document.activeElement !== document.body) return;
    line.filter(({ isConnected }) => isConnected).some(takesFocus);
  });
  document.addEventListener("focusin", remember);
  observer.observe(place, { childList: true, subtree: true });
  return () => {
    observer.disconnect();
    document.removeEventListener("focusin", remember);
  };
}

function lineTo(place: HTMLElement, from: HTMLElement): readonly HTMLElement[] {
  const line = [from];
  for (let at = from; at !== place && at.parentElement !== null; at = at.parentElement) line.push(at.parentElement);
  return line;
}

/** What has no box of its own takes none. */
function takesFocus(element: HTMLElement): boolean {
  if (!element.hasAttribute("tabindex")) element.tabIndex = -1;
  element.focus({ preventScroll: true });
  return document.activeElement === element;
}
