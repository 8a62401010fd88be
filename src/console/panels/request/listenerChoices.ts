import { classicListenerIn } from "../../../aws/classicListener.ts";
import { by } from "../../../lib/compare.ts";
import { classicPorts } from "../../graph/roadsTo.ts";
import { nameIn } from "../../store/names.ts";
import type { Tables } from "../../store/replica.ts";

/** A listener to which a request may be walked. */
export interface ListenerChoice {
  readonly listenerArn: string;
  readonly label: string;
  /** The name of its load balancer in DNS. */
  readonly dnsName: string;
}

/** All listeners by load balancer and port; `asked`: also the port that was asked for, where a Classic Load Balancer listens no more. */
export function listenerChoices({ "elbv2.listeners": listeners, "elbv2.loadBalancers": balancers, "elb.loadBalancers": classics }: Pick<Tables, "elbv2.listeners" | "elbv2.loadBalancers" | "elb.loadBalancers">, asked: string | null): readonly ListenerChoice[] {
  const modern = [...listeners.values()].map(({ listenerArn, loadBalancerArn, protocol, port }) => ({
    listenerArn,
    name: nameIn(loadBalancerArn),
    port,
    words: `${protocol}:${port}`,
    dnsName: balancers.get(loadBalancerArn)?.dnsName ?? "",
  }));
  const wanted = asked === null ? undefined : classicListenerIn(asked);
  const classic = [...classics.values()].flatMap((row) =>
    classicPorts(row, wanted?.loadBalancerArn === row.loadBalancerArn ? wanted.port : null).map(({ listenerArn, protocol, port }) => ({
      listenerArn,
      name: row.loadBalancerName,
      port,
      words: protocol === null ? `:${port}, no listener` : `${protocol}:${port}`,
      dnsName: row.dnsName,
    })),
  );
  return [...modern, ...classic].toSorted(by(({ name }) => name, ({ port }) => port)).map(({ listenerArn, name, words, dnsName }) => ({ listenerArn, label: `${name} ${words}`, dnsName }));
}
