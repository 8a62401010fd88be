import { Refusal } from "../../kernel/refusal.ts";

export const invalidParameterValue = (message: string): Refusal => new Refusal("InvalidParameterValue", message);

export const invalidParameterCombination = (message: string): Refusal =>
  new Refusal("InvalidParameterCombination", message);

export const missingParameter = (message: string): Refusal => new Refusal("MissingParameter", message);

/** Observed: one id is quoted alone, several in one pair of quotes. */
export function instancesNotFound(ids: readonly string[]): Refusal {
  const [be, noun] = ids.length === 1 ? ["does not", "ID"] : ["do not", "IDs"];
  return new Refusal("InvalidInstanceID.NotFound", `The instance ${noun} '${ids.join(", ")}' ${be} exist`);
}

export const malformedInstanceId = (id: string): Refusal =>
  new Refusal("InvalidInstanceID.Malformed", `Invalid id: "${id}"`);

export const incorrectInstanceState = (message: string): Refusal => new Refusal("IncorrectInstanceState", message);

export const subnetNotFound = (id: string): Refusal =>
  new Refusal("InvalidSubnetID.NotFound", `The subnet ID '${id}' does not exist`);

export const networkInterfaceNotFound = (id: string): Refusal =>
  new Refusal("InvalidNetworkInterfaceID.NotFound", `The networkInterface ID '${id}' does not exist`);

export const vpcNotFound = (id: string): Refusal => new Refusal("InvalidVpcID.NotFound", `The vpc ID '${id}' does not exist`);

export const groupNotFound = (id: string): Refusal =>
  new Refusal("InvalidGroup.NotFound", `The security group '${id}' does not exist`);

/** Ours, not AWS's: what the simulation does not carry out is refused, never silently left out. */
export const notSimulated = (what: string): Refusal => new Refusal("NotSimulated", `${what} is not simulated yet.`);

export const invalidAmiId = (id: string): Refusal =>
  new Refusal("InvalidAMIID.Malformed", `Invalid id: "${id}" (expecting "ami-...")`);

/** Observed. */
export const notEnoughAddresses = (subnetId: string): Refusal =>
  new Refusal(
    "InsufficientFreeAddressesInSubnet",
    `There are not enough free addresses in subnet '${subnetId}' to satisfy the requested number of instances.`,
  );

/** Observed. */
export const vcpuLimitExceeded = (limit: number): Refusal =>
  new Refusal(
    "VcpuLimitExceeded",
    `You have requested more vCPU capacity than your current vCPU limit of ${limit} allows for the instance bucket ` +
      "that the specified instance type belongs to. Please visit http://aws.amazon.com/contact-us/ec2-request to " +
      "request an adjustment to this limit.",
  );

/** Observed, from the time when EC2 counted instances. */
export const instanceLimitExceeded = (asked: number, limit: number): Refusal =>
  new Refusal(
    "InstanceLimitExceeded",
    `You have requested more instances (${asked}) than your current instance limit of ${limit} allows for the ` +
      "specified instance type. Please visit http://aws.amazon.com/contact-us/ec2-request to request an adjustment to " +
      "this limit.",
  );

/** Observed. `others` are the zones that would do; without any the last sentence is left out. */
export function insufficientCapacity(type: string, zone: string, others: readonly string[]): Refusal {
  const elsewhere =
    others.length === 0
      ? ""
      : ` You can currently get ${type} capacity by not specifying an Availability Zone in your request or choosing ${others.join(", ")}.`;
  return new Refusal(
    "InsufficientInstanceCapacity",
    `We currently do not have sufficient ${type} capacity in the Availability Zone you requested (${zone}). Our system ` +
      `will be working on provisioning additional capacity.${elsewhere}`,
  );
}

/** Observed. */
export const idempotentMismatch = (): Refusal =>
  new Refusal(
    "IdempotentParameterMismatch",
    "Arguments on this idempotent request are inconsistent with arguments used in previous request(s).",
  );

/** Observed. */
export const spotStays = (id: string): Refusal =>
  new Refusal("UnsupportedOperation", `You can't stop the Spot Instance '${id}' because it is associated with a one-time Spot Instance request. You can only stop Spot Instances associated with persistent Spot Instance requests.`);
