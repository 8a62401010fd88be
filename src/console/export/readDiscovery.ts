import type { Described } from "../../aws/recreate.ts";
import type { AccountReader } from "./accountReader.ts";
import { isDescribed, text } from "./parts.ts";

/** Namespaces with their services. */
export interface DiscoveryAnswers {
  readonly namespaces: readonly { readonly described: Described; readonly services: readonly Described[] }[];
  /** Instances that no task stands for: somebody registered them by hand. */
  readonly instancesByHand: number;
}

/** `endpoints`: ARNs of what Service Connect makes by itself, and will make again. */
export async function readDiscovery(reader: AccountReader, endpoints: ReadonlySet<string>): Promise<DiscoveryAnswers> {
  let instancesByHand = 0;
  const found = await reader.list("servicediscovery", "ListNamespaces", {}, "Namespaces");
  const namespaces = await reader.each(found, async (described) => {
    const Filters = [{ Name: "NAMESPACE_ID", Values: [described["Id"]], Condition: "EQ" }];
    const services = (await reader.list("servicediscovery", "ListServices", { Filters }, "Services")).filter(({ Arn }) => !endpoints.has(text(Arn)));
    for (const { Id } of services) {
      const instances = await reader.list("servicediscovery", "ListInstances", { ServiceId: Id }, "Instances");
      instancesByHand += instances.filter(({ Attributes }) => !isDescribed(Attributes) || text(Attributes["ECS_SERVICE_NAME"]) === "").length;
    }
    return { described, services };
  });
  return { namespaces, instancesByHand };
}
