import { idOf } from "../../../../aws/arn.ts";
import type { View } from "../../../kernel/context.ts";
import { seconds } from "../../../kernel/time.ts";
import { knock } from "../../../physics/contract.ts";
import { addressHolder, reaches, stationOfAddress } from "../../ec2/contract.ts";
import { divide } from "../../elbv2/late/contract.ts";
import { resolve, type DnsAnswer } from "../../servicediscovery/late/contract.ts";
import { registrations } from "../discovery/tables.ts";
import { tasks } from "../tables.ts";
import type { Client, ClientGroup } from "./clients.ts";
import { fateOf, type Share } from "./share.ts";
import type { CachedAddress, CachedAnswer, FlowFate, ServiceLoadRow } from "./tables.ts";

/** Where the requests of clients go that believe what they were answered, and what they believe from now on. */
export interface DnsSpread {
  readonly shares: readonly Share[];
  readonly cached: readonly CachedAnswer[];
  readonly nextAt: number | null;
}

/**
 * Each client asks DNS by itself, keeps to the answer until its TTL is over, and takes the addresses by turns. Nobody
 * tells it that one of them is gone.
 */
export function overDns(view: View, load: ServiceLoadRow, group: ClientGroup): DnsSpread {
  const cached: CachedAnswer[] = [];
  const shares: Share[] = [];
  for (const client of group.clients) {
    const answer = believed(view, load, { client, group });
    if (answer.addresses.length === 0) {
      shares.push({ via: "unknown", targetServiceArn: null, taker: null, fate: "nameNotFound", rate: client.rate });
      continue;
    }
    if (answer.expiresAt > view.now) cached.push(answer);
    const rates = divide(client.rate, answer.addresses.map(() => 1));
    answer.addresses.forEach((to, i) => shares.push({ via: "dns", targetServiceArn: to.serviceArn, taker: to.address, fate: fateAt(view, to, group), rate: rates[i] ?? 0 }));
  }
  return { shares, cached, nextAt: cached.length === 0 ? null : Math.min(...cached.map(({ expiresAt }) => expiresAt)) };
}

function believed(view: View, load: ServiceLoadRow, { client, group }: { readonly client: Client; readonly group: ClientGroup }): CachedAnswer {
  const known = load.cached.find(({ taskArn }) => taskArn === client.taskArn);
  if (known !== undefined && known.expiresAt > view.now) return known;
  const ask = (type: "A" | "SRV", name = load.name) => resolve(view, { name, type, vpcId: group.vpcId, asker: client.taskArn });
  const answer = ask("A");
  const addresses = answer.status === "NOERROR" ? answer.records.map(({ value, instanceId }) => ({ address: value, port: load.port, serviceArn: ownerOf(view, instanceId) })) : [];
  if (addresses.length > 0) return { taskArn: client.taskArn, addresses, expiresAt: view.now + seconds(answer.ttlSeconds) };
  const srv = ask("SRV");
  return { taskArn: client.taskArn, addresses: bySrv(view, srv, (host) => ask("A", host)), expiresAt: view.now + seconds(srv.ttlSeconds) };
}

/** An SRV record names the port, and the host whose address must be asked for. */
function bySrv(view: View, { status, records }: DnsAnswer, ask: (host: string) => DnsAnswer): readonly CachedAddress[] {
  if (status !== "NOERROR") return [];
  return records.flatMap(({ value, instanceId }) => {
    const [, , port = "", host = ""] = value.split(" ");
    return ask(host).records.map((record) => ({ address: record.value, port: Number(port), serviceArn: ownerOf(view, instanceId) }));
  });
}

/** The service of ECS that registered an instance: its id is the task's. */
function ownerOf(view: View, instanceId: string): string | null {
  const registered = view.all(registrations).find(({ taskArn }) => idOf(taskArn) === instanceId);
  return view.find(tasks, registered?.taskArn ?? "")?.serviceArn ?? null;
}

function fateAt(view: View, { address, port }: CachedAddress, { vpcId, from }: ClientGroup): FlowFate {
  const holder = addressHolder(view, vpcId, address);
  const to = stationOfAddress(view, vpcId, address);
  if (holder === undefined || to === undefined) return "staleAddress";
  if (!reaches(view, { from, to, protocol: "tcp", port })) return "connectionTimedOut";
  return fateOf(knock(view, { ...holder, port, isRequest: true }));
}
