/** Longer text meets no pattern: a pattern's cost may grow with the square of the text. No model allows so much. */
export const LONGEST_MATCHED = 4096;

/**
 * Whether the whole text matches a pattern of a model, anchored or not, as AWS's framework sees it. The patterns
 * are ours: the generator leaves out those that could run away.
 */
export function matches(text: string, pattern: string): boolean {
  if (text.length > LONGEST_MATCHED) return false;
  let expression = compiled.get(pattern);
  if (expression === undefined) {
    expression = new RegExp(`^(?:${pattern})$`, "u");
    compiled.set(pattern, expression);
  }
  return expression.test(text);
}

const compiled = new Map<string, RegExp>();
