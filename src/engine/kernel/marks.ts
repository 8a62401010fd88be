/** Something noted of each place, once until it is taken: whoever comes second finds it said. */
export class Marks<Note> {
  #places: number[] = [];
  #notes: Note[] = [];
  /** Which places are marked. A row's id would tell as well, but ids are long texts, and rows change all the time. */
  #isMarked = new Uint8Array(64);

  get isEmpty(): boolean {
    return this.#places.length === 0;
  }

  mark(place: number, note: Note): void {
    if (this.#isMarked[place] === 1) return;
    if (place >= this.#isMarked.length) this.#widen(place);
    this.#isMarked[place] = 1;
    this.#places.push(place);
    this.#notes.push(note);
  }

  /** Whatever lies there from now on is another thing, and marked anew. */
  part(place: number): void {
    if (place < this.#isMarked.length) this.#isMarked[place] = 0;
  }

  /** What was noted, in order, and the place of each; from now on nothing is marked. */
  take(): { readonly places: readonly number[]; readonly notes: readonly Note[] } {
    const taken = { places: this.#places, notes: this.#notes };
    for (const place of this.#places) this.#isMarked[place] = 0;
    this.#places = [];
    this.#notes = [];
    return taken;
  }

  #widen(place: number): void {
    const wider = new Uint8Array(Math.max(2 * this.#isMarked.length, place + 1));
    wider.set(this.#isMarked);
    this.#isMarked = wider;
  }
}
