import { Refusal } from "../../../kernel/refusal.ts";

// Observed, where nothing else is said.

export const routeTableNotFound = (id: string): Refusal => new Refusal("InvalidRouteTableID.NotFound", `The routeTable ID '${id}' does not exist`);

export const internetGatewayNotFound = (id: string): Refusal =>
  new Refusal("InvalidInternetGatewayID.NotFound", `The internetGateway ID '${id}' does not exist`);

export const allocationNotFound = (id: string): Refusal => new Refusal("InvalidAllocationID.NotFound", `The allocation ID '${id}' does not exist`);

export const natGatewayNotFound = (id: string): Refusal => new Refusal("NatGatewayNotFound", `The Nat Gateway ${id} was not found`);

export const endpointNotFound = (id: string): Refusal => new Refusal("InvalidVpcEndpointId.NotFound", `The Vpc Endpoint Id '${id}' does not exist`);

export const hasDependencies = (kind: string, id: string): Refusal =>
  new Refusal("DependencyViolation", `The ${kind} '${id}' has dependencies and cannot be deleted.`);

export const notACidrBlock = (parameter: string, value: string): Refusal =>
  new Refusal("InvalidParameterValue", `Value (${value}) for parameter ${parameter} is invalid. This is not a valid CIDR block.`);

export const limitExceeded = (code: string, what: string): Refusal => new Refusal(code, `The maximum number of ${what} has been reached.`);
