/**
 * Two texts as one. It is made once and kept: the indexes ask for the same few with every change of a task, most often
 * for the one they asked for last, and a text that was seen before is found and compared without being read.
 */
export class Joined {
  readonly #texts = new Map<string, Map<string, string>>();
  #first = "";
  #second = "";
  #last = "|";

  of(first: string, second: string): string {
    if (first === this.#first && second === this.#second) return this.#last;
    this.#first = first;
    this.#second = second;
    return (this.#last = this.#find(first, second));
  }

  #find(first: string, second: string): string {
    let bySecond = this.#texts.get(first);
    if (bySecond === undefined || bySecond.size >= KEPT) this.#texts.set(first, (bySecond = new Map()));
    let text = bySecond.get(second);
    if (text === undefined) bySecond.set(second, (text = `${first}|${second}`));
    return text;
  }
}

const KEPT = 10_000;
