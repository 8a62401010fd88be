import type { Rows } from "../../bridge/protocol.ts";
import type { Tables } from "./replica.ts";
import type { Ref } from "./selection.ts";

/** The service that is selected, or whose task or target group is. */
export function serviceBehind(selected: Ref | null, tables: Tables): Rows["ecs.services"] | null {
  const services = tables["ecs.services"];
  if (selected?.table === "ecs.services") return services.get(selected.id) ?? null;
  if (selected?.table === "ecs.tasks") return services.get(tables["ecs.tasks"].get(selected.id)?.serviceArn ?? "") ?? null;
  if (selected?.table !== "elbv2.targetGroups") return null;
  for (const service of services.values()) {
    if (service.loadBalancers.some((one) => one.targetGroupArn === selected.id)) return service;
  }
  return null;
}
