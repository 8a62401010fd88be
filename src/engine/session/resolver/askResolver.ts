import type { View } from "../../kernel/context.ts";
import { vpcs } from "../../services/ec2/tables.ts";
import { resolve, type DnsAnswer, type DnsQuestion } from "../../services/servicediscovery/resolve.ts";
import { discoveryServices, namespaces, serviceInstances } from "../../services/servicediscovery/tables.ts";

/** Clients who ask for the same thing; null: for the first name that there is. */
export interface ResolverRequest {
  readonly asked: Omit<DnsQuestion, "asker"> | null;
  readonly askers: readonly string[];
}

/** What each of them would be answered now. */
export interface ResolverAnswer {
  readonly now: number;
  /** What can be asked for. */
  readonly names: readonly Omit<DnsQuestion, "asker">[];
  readonly answers: readonly DnsAnswer[];
  /** The instances that are registered anywhere, to tell which of those that are remembered are gone. */
  readonly registered: readonly string[];
}

/** Asks the resolver in the place of some clients. Only looks. */
export function askResolver(view: View, { asked, askers }: ResolverRequest): ResolverAnswer {
  const names = namesIn(view);
  const question = asked ?? names[0];
  return {
    now: view.now,
    names,
    answers: question === undefined ? [] : askers.map((asker) => resolve(view, { ...question, asker })),
    registered: view.all(serviceInstances).map(({ instanceId }) => instanceId),
  };
}

function namesIn(view: View): ResolverAnswer["names"] {
  const anywhere = view.all(vpcs)[0]?.vpcId ?? "";
  return view.all(discoveryServices).flatMap(({ name, namespaceId, records }) => {
    const namespace = view.need(namespaces, namespaceId);
    return records.map(({ type }) => ({ name: `${name}.${namespace.name}`, type, vpcId: namespace.vpcId ?? anywhere }));
  });
}
