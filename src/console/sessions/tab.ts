const KEY = "ecs-playground.session";

/** Which session this tab had before it was loaded again. */
export function sessionOfThisTab(): string | null {
  return sessionStorage.getItem(KEY);
}

export function rememberInThisTab(id: string): void {
  sessionStorage.setItem(KEY, id);
}

/**
 * Claims a session for this tab as long as the tab lives, so that two tabs never save over each other. False: another
 * tab has it. Where the browser has no locks there is nothing to ask, and the claim holds.
 */
export async function claim(id: string): Promise<boolean> {
  if (held.has(id) || !("locks" in navigator)) return true;
  return new Promise((resolve) => {
    void navigator.locks.request(`${KEY}.${id}`, { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      if (lock === null) return undefined;
      held.add(id);
      return new Promise<never>(() => {});
    });
  });
}

const held = new Set<string>();
