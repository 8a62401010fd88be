import type { Call } from "../../../aws/generated/api.ts";

/** What is changed, and by how much: one unit less of it, and the task does not fit. */
export type ChangeUnit =
  /** The task asks for so much; the unit is 1 MiB asked more. */
  | { readonly kind: "memory"; readonly memoryMiB: number; readonly before: number }
  /** The unit is 1 CPU unit asked more. */
  | { readonly kind: "cpu"; readonly cpuUnits: number; readonly before: number }
  /** Another host port; 0: one that the agent finds. The unit is one port lower; of 0, the port that it was. */
  | { readonly kind: "port"; readonly hostPort: number; readonly before: number; readonly protocol: "tcp" | "udp" }
  /** A constraint is dropped; the unit is the constraint. `expression` is null for distinctInstance. */
  | { readonly kind: "constraint"; readonly expression: string | null; readonly from: "taskDefinition" | "request" }
  /** An instance gets an attribute; the unit is the attribute. */
  | { readonly kind: "attribute"; readonly name: string; readonly value: string | null; readonly containerInstanceArn: string }
  /** An instance is set ACTIVE again, or its agent is connected again; the unit is that. */
  | { readonly kind: "active"; readonly containerInstanceArn: string }
  | { readonly kind: "agent"; readonly containerInstanceArn: string }
  /** Standalone tasks are stopped; the unit is one of them. */
  | { readonly kind: "tasks"; readonly count: number; readonly containerInstanceArn: string }
  /** Another service has fewer tasks; the unit is one of them. */
  | { readonly kind: "service"; readonly serviceArn: string; readonly desiredCount: number; readonly before: number }
  /** One more instance; the unit is the next cheaper type, or where there is none the instance. */
  | { readonly kind: "instance"; readonly instanceType: string; readonly availabilityZone: string }
  /** So many more instances, without which an update comes to no end; the unit is one of them. */
  | { readonly kind: "instances"; readonly count: number; readonly instanceType: string; readonly availabilityZone: string }
  /** An update may start more tasks before others stop; the unit is one percent less. */
  | { readonly kind: "maximum"; readonly maximumPercent: number; readonly before: number }
  /** An update may stop more tasks before others start, or must keep more of them; the unit is one percent more, or the whole. */
  | { readonly kind: "minimum"; readonly minimumHealthyPercent: number; readonly before: number }
  /** Several at once, none of which can be left out; the unit is one less of any of them. */
  | { readonly kind: "several"; readonly units: readonly ChangeUnit[] };

/** Calls, and what comes after a while. */
export interface Steps {
  /** Made at once, in this order, instead of the calls that were planned. */
  readonly calls: readonly Call[];
  /** Made when `afterMillis` have passed: a task that is run finds room only then. Empty for a service: it waits by itself. */
  readonly later: readonly Call[];
  /** Simulated milliseconds until a task fits: an instance boots, a task stops. 0: at once, or with the next pass. */
  readonly afterMillis: number;
}

/** One change that makes the task fit that found no place. It was tried out before it is offered. */
export interface PlacementChange extends Steps {
  /** For example `Ask for 256 MiB`. */
  readonly title: string;
  /** For example `i-0b93 has 256 MiB left; the task asks for 512.` */
  readonly detail: string;
  readonly unit: ChangeUnit;
}
