import { call } from "../../aws/generated/api.ts";
import type { DeploymentConfiguration } from "../../aws/generated/ecs.ts";
import type { Call, RehearsalRequest, Rows } from "../../bridge/protocol.ts";
import { NEW, NONE, routingDraftFor, routingDraftOf, routingParts, ruleOfRoute } from "../dialogs/shift/routingDraft.ts";
import { meeting } from "../graph/roadsTo.ts";
import type { Tables } from "../store/replica.ts";
import { type BuildId, buildOf } from "./builds.ts";
import { alarmWatch, hookWatch, noAlarm, type WatcherId, watchersFor, watchText } from "./watchers.ts";

type Service = Rows["ecs.services"];

export type WayId = "rolling" | "breaker" | "blueGreen" | "canary";

export interface WaysChoice {
  readonly build: BuildId;
  /** One that is there and may be deployed again; null: only such as are made. */
  readonly revision: string | null;
  readonly watchers: Readonly<Record<WayId, readonly WatcherId[]>>;
  /** A person notices so many minutes after requests began to fail, and takes it back; null: nobody does. */
  readonly noticedAfterMinutes: number | null;
  readonly bakeMinutes: number;
  readonly canaryPercent: number;
  /** For how long users are looked at, at most. */
  readonly minutes: number;
}

const NO_WATCHERS: WaysChoice["watchers"] = { rolling: [], breaker: [], blueGreen: [], canary: [] };

export const USUAL_CHOICE: WaysChoice = { build: "failsUsers", revision: null, watchers: NO_WATCHERS, noticedAfterMinutes: 2, bakeMinutes: 10, canaryPercent: 10, minutes: 15 };

export const LENGTHS: readonly number[] = [5, 15, 30, 60];

/** One way to deploy, and what it takes. */
export interface Way {
  readonly id: WayId;
  readonly title: string;
  /** What it does, and who watches, in sentences. */
  readonly does: string;
  readonly watchers: readonly WatcherId[];
  readonly request: RehearsalRequest;
}

/** Requests a second where a service has none. */
export const ASSUMED_RATE = 10;

/** The bad build deployed in four ways from the same moment. Each is made of calls that anybody could make. */
export function waysOf(service: Service, tables: Tables, choice: WaysChoice): readonly Way[] {
  const build = buildOf(service, tables, choice);
  if (build === null) return [];
  const { canaryPercent, bakeMinutes: bakeTimeInMinutes } = choice;
  const way = ({ id, title, does, configuration }: Kind): Way => {
    const watchers = watchersFor(id, service, tables).filter((watcher) => choice.watchers[id].includes(watcher));
    const watched = watchers.map((watcher) => (watcher === "alarm" ? alarmWatch(service, tables, { requestsPerSecond: rateOf(service, tables), bakeTimeInMinutes }) : hookWatch(tables, build.failsUsers)));
    const moves = id === "blueGreen" || id === "canary";
    const watch: DeploymentConfiguration = Object.assign(noAlarm(service, tables), moves ? { lifecycleHooks: [] } : {}, ...watched.map(({ configuration: told }) => told));
    const before = [...loadByListener(service, tables), ...build.before, ...watched.flatMap((one) => one.before), ...(moves ? movedFirst(service, tables, watchers.includes("hook")) : rolledFirst(service, tables))];
    return {
      id,
      title,
      does: `${does} ${watchText(id, watchers, choice.noticedAfterMinutes)}`,
      watchers,
      request: {
        serviceArn: service.serviceArn,
        before,
        deploy: [...build.deploy, update(service, { taskDefinition: build.taskDefinition, deploymentConfiguration: { ...configuration, ...watch } })],
        noticedAfterSeconds: choice.noticedAfterMinutes === null ? null : choice.noticedAfterMinutes * 60,
      },
    };
  };
  const breaker = (enable: boolean) => ({ deploymentCircuitBreaker: { enable, rollback: enable } });
  const kinds: readonly Kind[] = [
    { id: "rolling", title: "Rolling", does: "New tasks take the place of old ones.", configuration: breaker(false) },
    { id: "breaker", title: "Rolling, circuit breaker", does: "The same.", configuration: breaker(true) },
    { id: "blueGreen", title: "Blue/green", does: `All traffic moves at once, the old tasks stay ${bakeTimeInMinutes} min.`, configuration: { ...breaker(false), strategy: "BLUE_GREEN", bakeTimeInMinutes } },
    { id: "canary", title: "Canary", does: `${canaryPercent} % of the traffic moves first, the rest ${bakeTimeInMinutes} min later.`, configuration: { ...breaker(false), strategy: "CANARY", bakeTimeInMinutes, canaryConfiguration: { canaryPercent, canaryBakeTimeInMinutes: bakeTimeInMinutes } } },
  ];
  return kinds.map(way);
}

interface Kind extends Pick<Way, "id" | "title" | "does"> {
  readonly configuration: DeploymentConfiguration;
}

const update = ({ clusterArn, serviceArn }: Service, more: object): Call => call("ecs", "UpdateService", { cluster: clusterArn, service: serviceArn, ...more });

/** A service whose traffic is moved is first made one whose tasks are replaced in place. */
function rolledFirst(service: Service, tables: Tables): readonly Call[] {
  const options = tables["ecs.deploymentOptions"].get(service.serviceArn);
  return options === undefined || options.strategy === "ROLLING" ? [] : [update(service, { deploymentConfiguration: { strategy: "ROLLING", bakeTimeInMinutes: 0, lifecycleHooks: [] } })];
}

/** What moves traffic needs a second target group, a rule that leads to both, and a role; what is missing is made. Nobody waits for its bake time. */
function movedFirst(service: Service, tables: Tables, isTested: boolean): readonly Call[] {
  const [balancer] = service.loadBalancers;
  const deploymentConfiguration: DeploymentConfiguration = { strategy: "BLUE_GREEN", bakeTimeInMinutes: 0, lifecycleHooks: [] };
  if (balancer === undefined) return [update(service, { deploymentConfiguration })];
  const { targetGroupArn, containerName, containerPort } = balancer;
  const draft = routingDraftOf(balancer, tables) ?? routingDraftFor(targetGroupArn, tables);
  const parts = routingParts(isTested && draft.testRoute === NONE ? { ...draft, testRoute: NEW } : draft, targetGroupArn, tables);
  const advanced = parts === null ? {} : { advancedConfiguration: parts.advancedConfiguration };
  return [...(parts?.before ?? []), update(service, { loadBalancers: [{ targetGroupArn, containerName, containerPort, ...advanced }], deploymentConfiguration })];
}

/** How many requests a second come to it while it is looked at. */
function rateOf(service: Service, tables: Tables): number {
  const own = tables["physics.traffic"].get(service.loadBalancers[0]?.targetGroupArn ?? "")?.requestsPerSecond ?? 0;
  const listener = ruleTo(service, tables)?.listenerArn ?? "";
  return own > 0 ? own : (tables["physics.listenerLoads"].get(listener)?.requestsPerSecond ?? ASSUMED_RATE);
}

const ruleTo = ({ loadBalancers: [balancer] }: Service, tables: Tables) => (balancer === undefined ? undefined : ruleOfRoute(routingDraftFor(balancer.targetGroupArn, tables).productionRoute, tables));

/** What is sent to the target group itself comes by the listener instead, where each request is told by its end; where nothing comes, some does. */
function loadByListener(service: Service, tables: Tables): readonly Call[] {
  const rule = ruleTo(service, tables);
  if (rule === undefined) return [];
  const targetGroupArn = service.loadBalancers[0]?.targetGroupArn ?? "";
  const own = tables["physics.traffic"].get(targetGroupArn)?.requestsPerSecond ?? 0;
  if (own === 0 && tables["physics.listenerLoads"].has(rule.listenerArn)) return [];
  const { method = "GET", host = "", path = "/" } = meeting(rule.conditions);
  return [
    ...(own === 0 ? [] : [call("physics", "PutTraffic", { targetGroupArn, requestsPerSecond: 0 })]),
    call("physics", "PutTraffic", { listenerArn: rule.listenerArn, requestsPerSecond: rateOf(service, tables), requests: [{ method, host, path }] }),
  ];
}
