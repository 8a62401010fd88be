import { accountDescription, type AccountDescription, type ServiceDescription } from "../../account/description.ts";
import { Unreadable } from "../../account/reader.ts";
import { tooMuch, MAX_INPUT_CHARACTERS } from "../../measure.ts";
import { REGION } from "../../region.ts";
import { parseArn } from "../../arn.ts";
import { alarmsIn } from "./alarms.ts";
import { BalancingDraft } from "./balancing.ts";
import { ClassicDraft } from "./classic.ts";
import { DefinitionsDraft } from "./definitions.ts";
import { DiscoveryDraft } from "./discovery.ts";
import { documentsIn } from "./documents.ts";
import { partOf, partsOf, tagsOf, textOf } from "./fields.ts";
import { GroupsDraft } from "./groups.ts";
import { InstancesDraft } from "./instances.ts";
import { type Items, itemsIn } from "./items.ts";
import { withMaskedAccounts } from "./masking.ts";
import { ecsName, isName } from "./names.ts";
import { namedAddresses, NetworkDraft } from "./network.ts";
import { type AccountRemark, NOWHERE, Report } from "./remark.ts";
import { Reserve } from "./reserve.ts";
import { logGroupsIn, RolesDraft } from "./roles.ts";
import { RoadsDraft } from "./roads.ts";
import { RoutingDraft } from "./routing.ts";
import { scalingIn } from "./scaling.ts";
import { ServicesDraft } from "./services.ts";
import { sizeStandIns, standInsForServices } from "./standIns.ts";
import { targetsOf } from "./targets.ts";
import { TasksDraft } from "./tasks.ts";
import { Times } from "./times.ts";
import { Zones } from "./zones.ts";

/** An account read out of texts. */
export interface AccountImport {
  /** What RestoreAccount takes; null: there is nothing of an account in the texts, or `problem` keeps it from being used. */
  readonly account: AccountDescription | null;
  readonly problem: string | null;
  /** Line by line what was used, assumed and left out, in the order of the lines; those about no line stand last. */
  readonly remarks: readonly AccountRemark[];
  /** How many there are of each kind; of very many not all are kept. */
  readonly counts: Readonly<Record<AccountRemark["kind"], number>>;
}

/**
 * Reads an account out of whatever was pasted: answers of describe- commands, one or many, whole transcripts. It never
 * throws, and its time is bounded. `mask`: other accounts stand for those that the texts name.
 */
export function importAccount(texts: readonly string[], { mask }: { readonly mask: boolean }): AccountImport {
  const report = new Report();
  const characters = texts.reduce((sum, { length }) => sum + length, 0);
  if (characters > LARGEST) return { account: null, problem: `It has more than ${LARGEST / 1_000_000} million characters.`, remarks: [], counts: report.counts };
  const plain = mask ? withMaskedAccounts(texts) : texts;
  const documents = plain.flatMap((text, source) => documentsIn(text, { source, report }).map((document) => ({ ...document, source })));
  const items = itemsIn(documents, report);
  const drawn = hasAccount(items) ? draw(items, report) : null;
  const account = drawn === null || drawn.clusters.length === 0 ? null : drawn;
  const problem = account === null ? null : problemOf(account);
  return { account: problem === null ? account : null, problem, remarks: report.remarks.toSorted(byLine), counts: report.counts };
}

/** Characters that are read: a cluster of a thousand instances has fewer. */
const LARGEST = 16_000_000;

/** Whether there is more than a task definition: those are registered one by one. */
function hasAccount(items: Items): boolean {
  return [items.cluster, items.containerInstance, items.service, items.task].some((list) => list.length > 0);
}

function draw(items: Items, report: Report): AccountDescription {
  const times = new Times(items);
  tellOfTime(items, { times, report });
  const zones = new Zones(items, report);
  const network = new NetworkDraft(items, { zones, report, named: namedAddresses(items) });
  const rights = new RolesDraft({ items, times, report });
  const routing = new RoutingDraft({ items, times, network, report });
  const definitions = new DefinitionsDraft(items, { times, report });
  const instances = new InstancesDraft({ items, times, network, report });
  const balancing = new BalancingDraft({ items, times, network, report });
  const groups = new GroupsDraft({ items, times, network, balancing, report });
  const roads = new RoadsDraft({ items, network, balancing, report });
  const discovery = new DiscoveryDraft({ items, times, network, report, subnetIn: (cluster) => subnetOf(instances, cluster) });
  const classic = new ClassicDraft({ items, times, network, report });
  const services = new ServicesDraft({ items, times, network, balancing, classic, discovery, groups, definitions, report });
  const tasks = new TasksDraft({ items, times, zones, network, definitions, instances, groups, services: services.drafts, report });
  const { shares } = new Reserve({ network, definitions, instances, services, tasks, report });
  standInsForServices({ items, services, instances, definitions, report });
  const sized = sizeStandIns({ instances, tasks, report });
  const found = [...services.drafts].map(([place, { described }]) => withDeployments(described, tasks.deployments.get(place) ?? []));
  const clusters = clustersOf(items, { report, discovery, places: [...sized.map(({ described }) => described), ...found] });
  const running = new Set(sized.flatMap(({ machine }) => (machine.state === "running" ? [machine.instanceId] : [])));
  return {
    clusters,
    ...network.described,
    routeTables: routing.routeTables,
    internetGateways: routing.internetGateways,
    elasticAddresses: routing.elasticAddresses,
    natGateways: routing.natGateways,
    instances: sized.map(({ machine }) => machine),
    networkInterfaces: [...instances.trunks, ...tasks.interfaces],
    capabilities: instances.capabilities,
    containerInstances: sized.map(({ described }) => described),
    taskDefinitions: definitions.described,
    loadBalancers: balancing.loadBalancers,
    roles: rights.roles,
    policies: rights.policies,
    instanceProfiles: rights.instanceProfiles,
    logGroups: logGroupsIn(items, report),
    listeners: roads.listeners,
    listenerRules: roads.listenerRules,
    targetGroups: [...balancing.targetGroups.values()],
    targets: targetsOf(items, { balancing, services: found, tasks, machines: sized.map(({ machine }) => machine), report }),
    namespaces: [...discovery.namespaces.values()],
    discoveryServices: [...discovery.services.values()],
    classicBalancers: [...classic.balancers.values()],
    classicInstances: classic.instances(new Set(sized.map(({ machine }) => machine.instanceId))),
    launchTemplates: [...groups.launchTemplates.values()],
    autoScalingGroups: groups.groups(running),
    capacityProviders: [...groups.providers.values()],
    associations: groups.associations(clusters),
    alarms: alarmsIn(items, report),
    services: found,
    ...scalingIn(items, { times, services: found, report }),
    tasks: tasks.tasks,
    shares,
  };
}

/** What no refusal of ours should have to say: a description that RestoreAccount cannot read. */
function problemOf(account: AccountDescription): string | null {
  if (tooMuch({ account }) !== undefined) return `It describes more than a session takes: ${MAX_INPUT_CHARACTERS} characters in all.`;
  try {
    accountDescription(account, "");
    return null;
  } catch (thrown) {
    if (thrown instanceof Unreadable) return thrown.message;
    throw thrown;
  }
}

/** Where an instance of a cluster stands, or else any. */
function subnetOf({ drafts }: InstancesDraft, cluster: string | undefined): string | undefined {
  const all = [...drafts.values()];
  return (all.find(({ described }) => described.cluster === cluster) ?? all[0])?.machine.subnetId;
}

function tellOfTime(items: Items, { times, report }: { readonly times: Times; readonly report: Report }): void {
  if (times.latest > 0) report.assumed(NOWHERE, "Times", "The newest one in the text is when the session begins; all others keep their distance from it.");
  const regions = new Set<string>();
  for (const { fields } of [...items.cluster, ...items.containerInstance, ...items.service, ...items.task]) {
    const region = parseArn(textOf(fields, "clusterArn", 2_048) ?? textOf(fields, "containerInstanceArn", 2_048) ?? "")?.region ?? "";
    if (region !== "" && region !== REGION && regions.size < 20) regions.add(region);
  }
  for (const region of regions) report.assumed(NOWHERE, `Region ${region}`, `It is ${REGION} here, the one Region that there is.`);
}

function clustersOf(items: Items, { report, discovery, places }: { readonly report: Report; readonly discovery: DiscoveryDraft; readonly places: readonly { readonly cluster: string }[] }): AccountDescription["clusters"] {
  const clusters = new Map<string, AccountDescription["clusters"][number]>();
  for (const { fields, options: _options, ...spot } of items.cluster) {
    const clusterName = textOf(fields, "clusterName") ?? ecsName(textOf(fields, "clusterArn", 2_048))?.name;
    const what = `Cluster ${clusterName ?? ""}`;
    if (!isName(clusterName) || (textOf(fields, "status") ?? "ACTIVE") !== "ACTIVE") {
      report.leftOut(spot, what, `It is ${textOf(fields, "status") ?? "without a name"}.`);
      continue;
    }
    const insights = partsOf(fields, "settings").find((one) => textOf(one, "name") === "containerInsights");
    const said = textOf(insights ?? {}, "value");
    const serviceConnectNamespace = discovery.named(textOf(partOf(fields, "serviceConnectDefaults"), "namespace", 2_048))?.namespaceId ?? null;
    clusters.set(clusterName, { clusterName, containerInsights: said === "enabled" || said === "enhanced" ? said : "disabled", serviceConnectNamespace, tags: tagsOf(fields, "tags") });
    report.used(spot, what);
  }
  for (const { cluster } of places) {
    if (clusters.has(cluster)) continue;
    clusters.set(cluster, { clusterName: cluster, containerInsights: "disabled", serviceConnectNamespace: null, tags: [] });
    report.assumed(NOWHERE, `Cluster ${cluster}`, "It is only named, not described.");
  }
  return [...clusters.values()];
}

/** With what its tasks tell of deployments that it does not list. */
function withDeployments(service: ServiceDescription, more: ServiceDescription["deployments"]): ServiceDescription {
  return more.length === 0 ? service : { ...service, deployments: [...service.deployments, ...more].slice(0, 100) };
}

/** What is about no line stands behind the others. */
function byLine(a: AccountRemark, b: AccountRemark): number {
  if (a.line === null || b.line === null) return Number(a.line === null) - Number(b.line === null);
  return a.source - b.source || a.line - b.line;
}
