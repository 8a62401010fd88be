import type { View } from "../../../kernel/context.ts";
import { divide, wayThrough } from "../../elbv2/late/contract.ts";
import { liveTasksByService, services, type TaskRow } from "../tables.ts";
import type { ClientGroup } from "./clients.ts";
import { fateOf, type Share } from "./share.ts";
import type { ServiceLoadRow } from "./tables.ts";

/** Requests that clients send to the name of a load balancer; undefined: there is none of that name. */
export function overBalancer(view: View, { name, port, path }: ServiceLoadRow, { from, rate }: ClientGroup): readonly Share[] | undefined {
  const way = wayThrough(view, { name, port, path, from });
  if (way === undefined) return undefined;
  // Parts are fractions: what is divided are whole numbers.
  const rates = divide(rate, way.map(({ part }) => Math.round(part * 1000)));
  return way.map(({ targetId, end }, i): Share => ({ via: "loadBalancer", targetServiceArn: targetId === null ? null : serviceAt(view, targetId), taker: targetId, fate: fateOf(end), rate: rates[i] ?? 0 }));
}

/** The service whose task an address is; an instance is many services'. */
function serviceAt(view: View, targetId: string): string | null {
  const isAt = ({ networkInterface }: TaskRow) => networkInterface?.privateIpv4Address === targetId;
  return view.all(services).find(({ serviceArn, loadBalancers }) => loadBalancers.length > 0 && view.where(liveTasksByService, serviceArn).some(isAt))?.serviceArn ?? null;
}
