/**
 * The natural logarithm of a number from above 0 up to 1, by the four operations alone: the last bits of Math.log differ
 * between browsers.
 */
export function naturalLog(x: number): number {
  let doublings = 0;
  let mantissa = x;
  while (mantissa < 0.5) {
    mantissa *= 2;
    doublings++;
  }
  // ln m = 2 artanh((m - 1) / (m + 1)), whose series is short for m from a half to 1.
  const step = (mantissa - 1) / (mantissa + 1);
  let [power, sum] = [step, 0];
  for (let i = 1; i < 60; i += 2) {
    sum += power / i;
    power *= step * step;
  }
  return 2 * sum - doublings * LN_2;
}

const LN_2 = 0.693_147_180_559_945_3;
