import { changeSettings, settings } from "../store/settings.ts";

/** The elements marked as regions, in the order in which they stand. */
const REGION = "[data-region]";

const FOCUSABLE =
  "a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex]:not([tabindex='-1'])";

/** Where the focus was in each region, to come back to. */
const lastFocus = new WeakMap<Element, HTMLElement>();

/** Moves the focus to the next region (1) or the one before (-1), where it was there last. */
export function focusRegion(by: 1 | -1): void {
  const regions = [...document.querySelectorAll(REGION)];
  const here = document.activeElement?.closest(REGION) ?? null;
  if (here !== null && document.activeElement instanceof HTMLElement) lastFocus.set(here, document.activeElement);
  const from = here === null ? (by === 1 ? -1 : 0) : regions.indexOf(here);
  for (let tried = 1; tried <= regions.length; tried++) {
    const region = regions[(from + by * tried + regions.length * 2) % regions.length];
    const target = region === undefined ? null : targetIn(region);
    if (target === null) continue;
    target.focus();
    return;
  }
}

/** To the filter of the region in focus, else to the one of the left, which opens for it. */
export function focusFilter(): void {
  const here = document.activeElement?.closest(REGION)?.querySelector<HTMLElement>("[data-filter]");
  if (here !== null && here !== undefined) {
    here.focus();
    return;
  }
  if (!settings.getState().leftOpen) changeSettings({ leftOpen: true });
  // The left is there only after it has been drawn.
  requestAnimationFrame(() => document.querySelector<HTMLElement>("[data-region=left] [data-filter]")?.focus());
}

function targetIn(region: Element): HTMLElement | null {
  const last = lastFocus.get(region);
  if (last !== undefined && last.isConnected && region.contains(last)) return last;
  return [...region.querySelectorAll<HTMLElement>(FOCUSABLE)].find((element) => element.offsetParent !== null) ?? null;
}
