import type { Call } from "../../../aws/generated/api.ts";
import type { View } from "../../kernel/context.ts";
import type { BalancerFront } from "../../services/balancerFront.ts";
import type { AddressHolder, Leg } from "../../services/ec2/contract.ts";
import type { Repair } from "./walk.ts";

/** The road from a load balancer, of either generation, to a port of what it sends requests to. */
export interface Road {
  readonly view: View;
  readonly balancer: BalancerFront;
  /** Where it ends; `all`: outside the VPC. */
  readonly zone: string;
  /** The call by which the load balancer stands in another subnet too. */
  readonly enable: (subnetId: string) => Call;
  /** That requests go to. */
  readonly port: number;
  readonly protocol: "tcp" | "udp";
  readonly probe: Probe;
  readonly legTo: (port: number) => Leg | undefined;
  /** The security groups at its end. */
  readonly groupIds: readonly string[];
  /** The machine at its end, and on which of its interfaces; undefined: nobody has the address. */
  readonly holder: AddressHolder | undefined;
  /** The address of a task's own, where requests go to one; null: to a port of an instance. */
  readonly address: string | null;
  /** Whether AWS tells by a code, `Target.Timeout`, why a health check failed. */
  readonly hasCodes: boolean;
  /** What clients get when a connection is refused, and when nobody answers: `502`. */
  readonly lost: { readonly refused: string; readonly silent: string };
  /** How requests come to another port of the same instance, where that is for the load balancer to say. */
  readonly leadTo: ((port: number) => Repair) | null;
}

/** What the load balancer asks for, to know how the end of the road is. */
export interface Probe {
  readonly port: number;
  /** null: only for a connection. */
  readonly path: string | null;
  /** Statuses that are taken for good, as AWS writes them; null: whatever is answered. */
  readonly codes: string | null;
  readonly takes: (status: number) => boolean;
  /** The fields that decide what is asked for, and which status is good. */
  readonly field: string;
  /** Asks another port. */
  readonly ask: (port: number) => Repair;
  /** Asks only for a connection, where that can be. */
  readonly connect: Repair | null;
}

/** AWS's code for what is wrong, where it has one. */
export const codeOf = ({ hasCodes }: Pick<Road, "hasCodes">, code: string): string | null => (hasCodes ? code : null);
