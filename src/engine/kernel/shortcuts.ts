let taken = true;

/**
 * Whether what cannot change anything is left out: a probe that would say what is known, an alarm that would stay as it
 * is, something read off rows that are as they were. A world that takes no shortcut comes to the same digest, only
 * later; it is what those that do are compared with.
 */
export const takesShortcuts = (): boolean => taken;

/** Lives what it is given without any of them, one event after another. */
export function withoutShortcuts<T>(live: () => T): T {
  taken = false;
  try {
    return live();
  } finally {
    taken = true;
  }
}
