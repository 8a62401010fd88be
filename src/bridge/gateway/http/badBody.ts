/** A body that is not in the protocol it came in: what the service answers before it looks at the call. */
export class BadBody extends Error {
  override readonly name = "BadBody";
  readonly code: string;

  constructor(message: string, code = "SerializationException") {
    super(message);
    this.code = code;
  }
}

/** A body nests no deeper: what does would run a reader out of its stack. */
export const DEEPEST = 64;
