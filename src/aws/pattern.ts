/**
 * Longer text meets no pattern: a pattern's cost may grow with the square of the text. Of what models allow to be longer
 * the pattern only says which characters it is made of, and costs as much as the text is long.
 */
export const LONGEST_MATCHED = 4096;

/**
 * Whether the whole text matches a pattern of a model, anchored or not, as AWS's framework sees it. The patterns
 * are ours: the generator leaves out those that could run away.
 */
export function matches(text: string, pattern: string): boolean {
  if (text.length > LONGEST_MATCHED && !CHARACTERS.test(pattern)) return false;
  let expression = compiled.get(pattern);
  if (expression === undefined) {
    expression = new RegExp(`^(?:${pattern})$`, "u");
    compiled.set(pattern, expression);
  }
  return expression.test(text);
}

/** A set of characters, any number of times. */
const CHARACTERS = /^\[[^\]]*\][+*]$/;

const compiled = new Map<string, RegExp>();
