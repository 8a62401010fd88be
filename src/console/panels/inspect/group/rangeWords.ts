/** `2 to 4`, `2 or more`, `2`, of some unit or none. */
export function rangeWords({ min, max }: { readonly min: number; readonly max?: number | undefined }, unit?: string): string {
  const of = unit === undefined ? "" : ` ${unit}`;
  if (max === undefined) return `${min}${of} or more`;
  return min === max ? `${min}${of}` : `${min} to ${max}${of}`;
}
