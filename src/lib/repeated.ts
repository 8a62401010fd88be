/** The first text of a list that stands there a second time. */
export function repeated(texts: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return texts.find((one) => seen.size === seen.add(one).size);
}
