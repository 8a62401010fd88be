import { replica } from "../store/replica.ts";

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
