/** What is known of a request, by condition keys in small letters. */
export type Facts = ReadonlyMap<string, string>;

export function factsOf(...given: readonly Readonly<Record<string, string>>[]): Facts {
  return new Map(given.flatMap(Object.entries).map(([key, value]) => [key.toLowerCase(), value]));
}

/** Puts in what a policy's variables stand for: `${aws:PrincipalAccount}`. undefined: one of them is not known. */
export function filledIn(text: string, facts: Facts): string | undefined {
  if (!text.includes("${")) return text;
  let isKnown = true;
  const filled = text.replace(VARIABLE, (_whole, key: string) => {
    const value = facts.get(key.toLowerCase());
    isKnown &&= value !== undefined;
    return value ?? "";
  });
  return isKnown ? filled : undefined;
}

const VARIABLE = /\$\{([^}]*)\}/g;
