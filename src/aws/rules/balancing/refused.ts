/** What keeps something of load balancing from being, in the code and the wording that AWS answers. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

export const validationError = (message: string): Refused => new Refused("ValidationError", message);

export const invalidAction = (message: string): Refused => new Refused("InvalidLoadBalancerAction", message);

/** Ours, not AWS's: what the simulation does not carry out is refused, never silently left out. */
export const notSimulated = (what: string): Refused => new Refused("NotSimulated", `${what} is not simulated yet.`);
