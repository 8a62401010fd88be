/** A column that has a place: the very one, or a longer one that begins like it. */
export function withPlace(column: Int32Array, place: number): Int32Array {
  if (place < column.length) return column;
  const wider = new Int32Array(Math.max(2 * column.length, place + 1));
  wider.set(column);
  return wider;
}
