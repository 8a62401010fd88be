import { RESERVED_PROVIDERS } from "../../../aws/rules/reservedProviders.ts";
import type { Rows } from "../../../bridge/protocol.ts";
import { by } from "../../../lib/compare.ts";
import { tally } from "../../store/following.ts";
import type { Tables } from "../../store/replica.ts";
import { placingProvider } from "../../store/taskPlacement.ts";
import { grouping } from "../grouping.ts";
import { waitingByProvider } from "../nodes/waitingByProvider.ts";

/** What belongs to a capacity provider in all clusters: its container instances, and the tasks that it placed. */
export interface ProviderCapacity {
  /** Empty: of no provider, as with a launch type. */
  readonly name: string;
  /** null: it has no row, as Fargate's have none. */
  readonly arn: string | null;
  readonly instances: readonly Rows["ecs.containerInstances"][];
  readonly tasks: number;
  /** Of these, the ones that wait for an instance. */
  readonly waiting: number;
}

const instancesOf = grouping<"ecs.containerInstances">(({ status, capacityProvider }) => (status === "INACTIVE" ? null : (capacityProvider ?? "")));

const tasksOf = tally<"ecs.tasks">((task) => (task.lastStatus === "STOPPED" ? null : (placingProvider(task) ?? "")));

/** Each provider of the account by its name; those of Fargate, and what belongs to none, where there is any. */
export function capacityByProvider(tables: Pick<Tables, "ecs.capacityProviders" | "ecs.containerInstances" | "ecs.tasks">): readonly ProviderCapacity[] {
  const of = (name: string, arn: string | null): ProviderCapacity => ({
    name,
    arn,
    instances: instancesOf(tables["ecs.containerInstances"], name),
    tasks: tasksOf(tables["ecs.tasks"], name),
    waiting: waitingByProvider(tables["ecs.tasks"], name).length,
  });
  const active = [...tables["ecs.capacityProviders"].values()].filter(({ status }) => status === "ACTIVE").toSorted(by(({ name }) => name));
  const others = [...RESERVED_PROVIDERS, ""].map((name) => of(name, null));
  return [...active.map(({ name, capacityProviderArn }) => of(name, capacityProviderArn)), ...others.filter(({ instances, tasks }) => instances.length + tasks > 0)];
}
