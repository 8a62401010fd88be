/** The panel. */
export function Panel() {
  return null;
}
