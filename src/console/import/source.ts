/** A text that came in, and what it is called where it comes from; "" when it was pasted. */
export interface Source {
  readonly name: string;
  readonly text: string;
}
