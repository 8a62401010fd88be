/** A text that asks for more work than any honest one. */
export class TooMuch extends Error {
  override readonly name = "TooMuch";
}

/** Values looked at, and characters put together, in one template; CloudFormation takes a million characters. */
const VALUES = 400_000;
const CHARACTERS = 8_000_000;

/** How deep values and functions may be nested; CloudFormation allows less. */
export const DEEPEST = 60;

/** What a template may cost. Aliases and functions in functions make much of little. */
export class Budget {
  #values = VALUES;
  #characters = CHARACTERS;

  /** Throws TooMuch. */
  value(depth: number): void {
    if (depth > DEEPEST) throw new TooMuch(`It is nested more than ${DEEPEST} levels deep.`);
    if (--this.#values < 0) throw new TooMuch(`It holds more than ${VALUES} values.`);
  }

  /** Throws TooMuch. */
  text(text: string): string {
    this.#characters -= text.length;
    if (this.#characters < 0) throw new TooMuch("Its functions put together more text than it may hold.");
    return text;
  }
}
