/**
 * Whether a text fits a pattern of a policy: `*` stands for any run of characters, `?` for one. A run is kept as short
 * as can be, and only the last one ever grows, so no pattern takes longer than the one length times the other.
 */
export function fits(pattern: string, text: string): boolean {
  let [at, star, begun] = [0, -1, 0];
  for (let i = 0; i < text.length; ) {
    const letter = pattern[at];
    if (letter === "*") {
      star = at++;
      begun = i;
    } else if (letter === "?" || letter === text[i]) {
      at++;
      i++;
    } else if (star === -1) {
      return false;
    } else {
      at = star + 1;
      i = ++begun;
    }
  }
  while (pattern[at] === "*") at++;
  return at === pattern.length;
}
