import { validationError } from "./refusals.ts";

/** Refuses what is no name of a load balancer. Wordings of the last two: assumed. */
export function checkLoadBalancerName(name: string): void {
  if (name.length > 32) throw validationError(`The load balancer name '${name}' cannot be longer than '32' characters`);
  if (!isAlphanumeric(name)) {
    throw validationError(
      `The load balancer name '${name}' can only contain characters that are alphanumeric characters and hyphens(-)`,
    );
  }
  if (isHyphenated(name)) throw validationError(`The load balancer name '${name}' cannot begin or end with a hyphen(-)`);
  if (name.startsWith("internal-")) throw validationError(`The load balancer name '${name}' cannot begin with 'internal-'`);
}

/** Refuses what is no name of a target group. Wording of the last: assumed. */
export function checkTargetGroupName(name: string): void {
  if (name.length > 32) throw validationError(`Target group name '${name}' cannot be longer than '32' characters`);
  if (!isAlphanumeric(name)) {
    throw validationError(
      `Target group name '${name}' can only contain characters that are alphanumeric characters or hyphens(-)`,
    );
  }
  if (isHyphenated(name)) throw validationError(`Target group name '${name}' cannot begin or end with a hyphen(-)`);
}

function isAlphanumeric(name: string): boolean {
  return /^[A-Za-z0-9-]+$/.test(name);
}

function isHyphenated(name: string): boolean {
  return name.startsWith("-") || name.endsWith("-");
}
