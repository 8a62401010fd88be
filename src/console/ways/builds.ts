import { call } from "../../aws/generated/api.ts";
import type { PutImageBehaviorRequest } from "../../aws/generated/physics.ts";
import { recreate } from "../../aws/recreate.ts";
import { answered } from "../../aws/template/answered.ts";
import type { Call, Rows } from "../../bridge/protocol.ts";
import { withoutTag } from "../../lib/imageName.ts";
import { behaviorOf } from "../store/behavior.ts";
import { rollbackOf } from "../revisions/rollback.ts";
import { nameIn } from "../store/names.ts";
import type { Tables } from "../store/replica.ts";

type Service = Rows["ecs.services"];

/** What is wrong with the build, as its containers show it; revision: one that is there is deployed as it is. */
export type BuildId = "failsUsers" | "neverHealthy" | "crashes" | "revision";

interface MadeBuild {
  readonly id: BuildId;
  readonly label: string;
  readonly behavior: Omit<PutImageBehaviorRequest, "image">;
}

const MADE: readonly MadeBuild[] = [
  { id: "failsUsers", label: "is healthy, and answers users with 500", behavior: { requestStatus: 500 } },
  { id: "neverHealthy", label: "never passes its health checks", behavior: { healthStatus: 503 } },
  { id: "crashes", label: "crashes a few seconds after its start", behavior: { exitAfterSeconds: 3, exitCode: 1 } },
];

export const buildChoices = (revision: string | null): readonly { readonly value: BuildId; readonly label: string }[] => [
  ...(revision === null ? [] : [{ value: "revision" as const, label: `${nameIn(revision)}, as it is` }]),
  ...MADE.map(({ id, label }) => ({ value: id, label })),
];

/** A bad build, and what it takes to deploy it. */
export interface Build {
  /** What the service must be brought back to first: it has that revision already. */
  readonly before: readonly Call[];
  readonly deploy: readonly Call[];
  readonly taskDefinition: string;
  /** Whoever sends it a request as users do gets an error. */
  readonly failsUsers: boolean;
}

/** null: there is nothing to build from. */
export function buildOf(service: Service, tables: Tables, { build, revision }: { readonly build: BuildId; readonly revision: string | null }): Build | null {
  if (build !== "revision") return madeBuild(service, tables, build);
  if (revision === null) return null;
  const back = service.taskDefinitionArn === revision ? rollbackOf(service, tables) : null;
  return { before: back === null ? [] : [back.call], deploy: [], taskDefinition: revision, failsUsers: imagesOf(revision, tables).some((image) => isFailing(behaviorOf(tables["physics.imageBehaviors"], image))) };
}

const imagesOf = (revision: string, tables: Tables): readonly string[] => (tables["ecs.taskDefinitions"].get(revision)?.definition.containerDefinitions ?? []).flatMap(({ image }) => image ?? []);

const isFailing = (behavior: Rows["physics.imageBehaviors"] | null): boolean => (behavior?.requestStatus ?? behavior?.healthStatus ?? 200) >= 500;

/** A revision whose container behind the load balancer, or whose first one, runs another image that is as bad as chosen. */
function madeBuild({ taskDefinitionArn, loadBalancers: [balancer] }: Service, tables: Tables, build: BuildId): Build | null {
  const row = tables["ecs.taskDefinitions"].get(taskDefinitionArn);
  const containers = row?.definition.containerDefinitions ?? [];
  const chosen = containers.find(({ name }) => name === balancer?.containerName) ?? containers[0];
  const kind = MADE.find(({ id }) => id === build);
  if (row === undefined || chosen?.image === undefined || kind === undefined) return null;
  const image = `${withoutTag(chosen.image)}:bad-build`;
  const containerDefinitions = containers.map((container) => (container === chosen ? { ...container, image } : container));
  return {
    before: [],
    deploy: [...recreate({ kind: "taskDefinition", described: { ...row.definition, containerDefinitions } }), call("physics", "PutImageBehavior", { image, ...kind.behavior })],
    taskDefinition: answered("RegisterTaskDefinition", "taskDefinition.taskDefinitionArn"),
    failsUsers: kind.id === "failsUsers",
  };
}
