/**
 * A request that cannot be carried out: the code and the wording the service would answer.
 * Thrown in an operation's `check` only and caught only where calls are dispatched.
 */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
