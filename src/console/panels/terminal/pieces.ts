/** Lines that are drawn as one piece: the browser passes over the pieces that are out of view. */
const LINES_A_PIECE = 60;

/** A long text in pieces of whole lines, each without the end of its last line. */
export function piecesOf(text: string): readonly { readonly text: string; readonly lines: number }[] {
  const lines = text.replace(/\n$/, "").split("\n");
  const pieces: { readonly text: string; readonly lines: number }[] = [];
  for (let at = 0; at < lines.length; at += LINES_A_PIECE) {
    const some = lines.slice(at, at + LINES_A_PIECE);
    pieces.push({ text: some.join("\n"), lines: some.length });
  }
  return pieces;
}
