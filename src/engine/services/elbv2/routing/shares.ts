/** Divides a whole number by parts, none lost: the largest remainders get what rounding left, the first of equal ones. */
export function divide(whole: number, parts: readonly number[]): readonly number[] {
  const sum = parts.reduce((all, part) => all + part, 0);
  if (sum === 0) return parts.map(() => 0);
  const shares = parts.map((part) => Math.floor((whole * part) / sum));
  let left = whole - shares.reduce((all, share) => all + share, 0);
  const byRemainder = parts.map((part, i) => ({ i, rest: (whole * part) % sum })).toSorted((a, b) => b.rest - a.rest || a.i - b.i);
  for (const { i } of byRemainder) {
    if (left === 0) break;
    shares[i] = (shares[i] ?? 0) + 1;
    left--;
  }
  return shares;
}

/** Which of several parts a draw from 0 to 999,999 falls on; -1 when all are 0. */
export function fallsOn(draw: number, parts: readonly number[]): number {
  const sum = parts.reduce((all, part) => all + part, 0);
  let rest = Math.floor((draw * sum) / 1_000_000);
  return parts.findIndex((part) => (rest -= part) < 0);
}
