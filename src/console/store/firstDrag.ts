import { replica } from "./replica.ts";

/** The name under which the page marks the moment in its performance timeline. */
export const FIRST_DRAG = "first drag possible";

let possible: Promise<void> | null = null;

/**
 * Settles once something is on the map and can be dragged onto. Code that serves neither is fetched after it, so that
 * the map does not wait.
 */
export function firstDrag(): Promise<void> {
  possible ??= new Promise((resolve) => {
    const drawn = () =>
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          performance.mark(FIRST_DRAG);
          resolve();
        }),
      );
    if (replica.getState().revision > 0) return drawn();
    const stop = replica.subscribe(({ revision, crash }) => {
      if (revision === 0 && crash === null) return;
      stop();
      drawn();
    });
  });
  return possible;
}

/** After it, once the browser has nothing better to do: for code that is likely to be wanted next. Safari knows no idleness. */
export async function idleAfterFirstDrag(): Promise<void> {
  await firstDrag();
  await new Promise<void>((resolve) => {
    if ("requestIdleCallback" in window) requestIdleCallback(() => resolve(), { timeout: 2_000 });
    else setTimeout(resolve, 300);
  });
}
