import type { View } from "../../kernel/context.ts";
import { knock, type Knock } from "../../physics/contract.ts";
import { nodeFor } from "../balancerFront.ts";
import { instanceOf, reaches, stationOfInstance, type Leg } from "../ec2/contract.ts";
import type { ClassicBalancerRow } from "./tables.ts";

interface Door {
  readonly instanceId: string;
  readonly port: number;
  /** A client's request is sent there, and no health check. */
  readonly isRequest?: boolean;
}

/** The way from a load balancer to a port of an instance; undefined: there is no such instance. */
export function legToInstance(view: View, balancer: ClassicBalancerRow, { instanceId, port }: Door): Leg | undefined {
  const to = stationOfInstance(view, instanceId);
  if (to === undefined) return undefined;
  return { from: nodeFor(view, balancer, instanceOf(view, instanceId)?.availabilityZone ?? ""), to, protocol: "tcp", port };
}

/** What a connection of the load balancer to a port of an instance is answered with, now. */
export function knockOnInstance(view: View, balancer: ClassicBalancerRow, at: Door): Knock {
  const leg = legToInstance(view, balancer, at);
  if (leg === undefined || !reaches(view, leg)) return { kind: "timeout" };
  return knock(view, { ...at, host: at.instanceId });
}
