import type { Described } from "../../aws/recreate.ts";
import type { AccountReader } from "./accountReader.ts";
import { isDescribed, text } from "./parts.ts";

/** Namespaces with their services. */
export interface DiscoveryAnswers {
  readonly namespaces: readonly { readonly described: Described; readonly services: readonly Described[] }[];
  /** Instances that no task stands for: somebody registered them by hand. */
  readonly instancesByHand: number;
}

export async function readDiscovery(reader: AccountReader): Promise<DiscoveryAnswers> {
  let instancesByHand = 0;
  const found = await reader.list("servicediscovery", "ListNamespaces", {}, "Namespaces");
  const namespaces = await reader.each(found, async (described) => {
    const Filters = [{ Name: "NAMESPACE_ID", Values: [described["Id"]], Condition: "EQ" }];
    const services = await reader.list("servicediscovery", "ListServices", { Filters }, "Services");
    for (const { Id } of services) {
      const instances = await reader.list("servicediscovery", "ListInstances", { ServiceId: Id }, "Instances");
      instancesByHand += instances.filter(({ Attributes }) => !isDescribed(Attributes) || text(Attributes["ECS_SERVICE_NAME"]) === "").length;
    }
    return { described, services };
  });
  return { namespaces, instancesByHand };
}
