import { call } from "../../aws/generated/api.ts";
import type { DeploymentConfiguration } from "../../aws/generated/ecs.ts";
import type { PutImageBehaviorRequest } from "../../aws/generated/physics.ts";
import { recreate } from "../../aws/recreate.ts";
import { answered } from "../../aws/template/answered.ts";
import type { Call, RehearsalRequest, Rows } from "../../bridge/protocol.ts";
import { withoutTag } from "../../lib/imageName.ts";
import { routingDraftFor, routingDraftOf, routingParts, ruleOfRoute } from "../dialogs/shift/routingDraft.ts";
import { meeting } from "../graph/roadsTo.ts";
import type { Tables } from "../store/replica.ts";

type Service = Rows["ecs.services"];

export type WayId = "rolling" | "breaker" | "blueGreen" | "canary";

/** What is wrong with the build, as its containers show it. */
export type BuildId = "failsUsers" | "neverHealthy" | "crashes";

export const BUILDS: readonly { readonly id: BuildId; readonly label: string; readonly behavior: Omit<PutImageBehaviorRequest, "image"> }[] = [
  { id: "failsUsers", label: "is healthy, and answers users with 500", behavior: { requestStatus: 500 } },
  { id: "neverHealthy", label: "never passes its health checks", behavior: { healthStatus: 503 } },
  { id: "crashes", label: "crashes a few seconds after its start", behavior: { exitAfterSeconds: 3, exitCode: 1 } },
];

export interface WaysChoice {
  readonly build: BuildId;
  /** A person notices so many minutes after requests began to fail, and takes it back; null: nobody does. */
  readonly noticedAfterMinutes: number | null;
  readonly bakeMinutes: number;
  readonly canaryPercent: number;
  /** For how long users are looked at, at most. */
  readonly minutes: number;
}

export const USUAL_CHOICE: WaysChoice = { build: "failsUsers", noticedAfterMinutes: 2, bakeMinutes: 10, canaryPercent: 10, minutes: 15 };

export const LENGTHS: readonly number[] = [5, 15, 30, 60];

/** One way to deploy, and what it takes. */
export interface Way {
  readonly id: WayId;
  readonly title: string;
  /** What it does, as a sentence. */
  readonly does: string;
  readonly request: RehearsalRequest;
}

/** Requests a second where a service has none. */
export const ASSUMED_RATE = 10;

/** The bad build deployed in four ways from the same moment. Each is made of calls that anybody could make. */
export function waysOf(service: Service, tables: Tables, choice: WaysChoice): readonly Way[] {
  const bad = badBuild(service, tables, choice.build);
  if (bad === null) return [];
  const { deploy, load } = { deploy: bad, load: loadByListener(service, tables) };
  const { canaryPercent, bakeMinutes: bakeTimeInMinutes } = choice;
  const way = (id: WayId, title: string, does: string, before: readonly Call[], deploymentConfiguration: DeploymentConfiguration): Way => ({
    id,
    title,
    does,
    request: {
      serviceArn: service.serviceArn,
      before: [...load, ...before],
      deploy: [...deploy, update(service, { taskDefinition: BAD_DEFINITION, deploymentConfiguration })],
      noticedAfterSeconds: choice.noticedAfterMinutes === null ? null : choice.noticedAfterMinutes * 60,
    },
  });
  const breaker = (enable: boolean) => ({ deploymentCircuitBreaker: { enable, rollback: enable } });
  const moved = movedFirst(service, tables);
  return [
    way("rolling", "Rolling", "New tasks take the place of old ones, and nobody looks.", rolledFirst(service, tables), breaker(false)),
    way("breaker", "Rolling, circuit breaker", "The same, and tasks that do not get healthy end it.", rolledFirst(service, tables), breaker(true)),
    way("blueGreen", "Blue/green", `All traffic moves at once, and the old tasks stay ${bakeTimeInMinutes} min.`, moved, { strategy: "BLUE_GREEN", bakeTimeInMinutes }),
    way("canary", "Canary", `${canaryPercent} % of the traffic moves first, the rest after ${bakeTimeInMinutes} min.`, moved, { strategy: "CANARY", bakeTimeInMinutes, canaryConfiguration: { canaryPercent, canaryBakeTimeInMinutes: bakeTimeInMinutes } }),
  ];
}

const BAD_DEFINITION = answered("RegisterTaskDefinition", "taskDefinition.taskDefinitionArn");

const update = ({ clusterArn, serviceArn }: Service, more: object): Call => call("ecs", "UpdateService", { cluster: clusterArn, service: serviceArn, ...more });

/** A revision whose container behind the load balancer, or whose first one, runs another image that is as bad as chosen. */
function badBuild({ taskDefinitionArn, loadBalancers: [balancer] }: Service, tables: Tables, build: BuildId): readonly Call[] | null {
  const row = tables["ecs.taskDefinitions"].get(taskDefinitionArn);
  const containers = row?.definition.containerDefinitions ?? [];
  const chosen = containers.find(({ name }) => name === balancer?.containerName) ?? containers[0];
  const kind = BUILDS.find(({ id }) => id === build);
  if (row === undefined || chosen?.image === undefined || kind === undefined) return null;
  const image = `${withoutTag(chosen.image)}:bad-build`;
  const containerDefinitions = containers.map((container) => (container === chosen ? { ...container, image } : container));
  return [...recreate({ kind: "taskDefinition", described: { ...row.definition, containerDefinitions } }), call("physics", "PutImageBehavior", { image, ...kind.behavior })];
}

/** A service whose traffic is moved is first made one whose tasks are replaced in place. */
function rolledFirst(service: Service, tables: Tables): readonly Call[] {
  const options = tables["ecs.deploymentOptions"].get(service.serviceArn);
  return options === undefined || options.strategy === "ROLLING" ? [] : [update(service, { deploymentConfiguration: { strategy: "ROLLING" } })];
}

/** What moves traffic needs a second target group, a rule that leads to both, and a role; what is missing is made. Nobody waits for its bake time. */
function movedFirst(service: Service, tables: Tables): readonly Call[] {
  const [balancer] = service.loadBalancers;
  const deploymentConfiguration: DeploymentConfiguration = { strategy: "BLUE_GREEN", bakeTimeInMinutes: 0 };
  if (balancer === undefined) return [update(service, { deploymentConfiguration })];
  const { targetGroupArn, containerName, containerPort } = balancer;
  const parts = routingParts(routingDraftOf(balancer, tables) ?? routingDraftFor(targetGroupArn, tables), targetGroupArn, tables);
  const advanced = parts === null ? {} : { advancedConfiguration: parts.advancedConfiguration };
  return [...(parts?.before ?? []), update(service, { loadBalancers: [{ targetGroupArn, containerName, containerPort, ...advanced }], deploymentConfiguration })];
}

/** A load on the target group itself would not move with the traffic, so the same comes by the listener; where there is none, some does. */
function loadByListener({ loadBalancers: [balancer] }: Service, tables: Tables): readonly Call[] {
  if (balancer === undefined) return [];
  const { targetGroupArn } = balancer;
  const rule = ruleOfRoute(routingDraftFor(targetGroupArn, tables).productionRoute, tables);
  if (rule === undefined) return [];
  const own = tables["physics.traffic"].get(targetGroupArn)?.requestsPerSecond ?? 0;
  if (own === 0 && tables["physics.listenerLoads"].has(rule.listenerArn)) return [];
  const { method = "GET", host = "", path = "/" } = meeting(rule.conditions);
  return [
    ...(own === 0 ? [] : [call("physics", "PutTraffic", { targetGroupArn, requestsPerSecond: 0 })]),
    call("physics", "PutTraffic", { listenerArn: rule.listenerArn, requestsPerSecond: own === 0 ? ASSUMED_RATE : own, requests: [{ method, host, path }] }),
  ];
}
