/** A text as far as it is read where it stands among others: an imported account is one call of a million characters. */
export function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most)}…`;
}
