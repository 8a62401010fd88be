import { table } from "../../../kernel/table.ts";

/** The service of Cloud Map that tasks are registered in, and by which of their ports. */
export interface RegistryRow {
  /** A service's ARN: what it is to have; a deployment's id: what its tasks have. */
  readonly ownerId: string;
  readonly registryArn: string;
  readonly port: number | null;
  readonly containerName: string | null;
  readonly containerPort: number | null;
}

/** A task that Cloud Map knows, or that it is just being told of. */
export interface RegistrationRow {
  readonly taskArn: string;
  readonly registryArn: string;
  /** REFUSED: it was not taken and is offered again. */
  readonly state: "REFUSED" | "JOINING" | "JOINED" | "LEAVING";
}

export const registries = table<RegistryRow>("ecs.registries", "ownerId");
export const registrations = table<RegistrationRow>("ecs.registrations", "taskArn");
