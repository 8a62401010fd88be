import { shortZone } from "../../../../aws/shortZone.ts";
import { counted } from "../../../../lib/plural.ts";
import type { View } from "../../../kernel/context.ts";
import { containerInstances, groupMembers, groupMembersOf } from "../tables.ts";
import type { Seat } from "./seat.ts";
import { least, type Stage } from "./stage.ts";
import { attributeOf, bucketOf, type Strategy, type Subject } from "./subject.ts";

/**
 * A stage for each strategy. The rule, exactly:
 *
 * Strategies are applied in their order, each to the instances that the one before left, and each keeps those that
 * have the least of its measure:
 * - `binpack(cpu)`: `cpuUnitsFree`; `binpack(memory)`: `memoryMiBFree`.
 * - `spread(instanceId)`: the tasks of the subject's group on the instance.
 * - `spread(attribute:NAME)`: the tasks of the group on all instances that have the same value of the attribute, in
 *   the same bucket. All instances that there are count, also those that a filter or a constraint dropped; a bucket
 *   without a candidate is not waited for. Instances without the attribute, or with none but its name, are one bucket
 *   with an empty name; when it ties with buckets that have names, those are kept (assumed).
 * - `random`: keeps all, and ends the list: whatever comes after it has no ties left to break.
 *
 * A task counts as long as its desiredStatus is RUNNING (assumed after distinctInstance, for which it is documented).
 * Of what is left `place` takes the first by rank and ARN, or draws one if a strategy is `random`.
 * ECS guide, "Task placement strategies".
 */
export function strategyStages(view: View, subject: Subject): readonly Stage[] {
  const random = subject.strategies.findIndex(({ type }) => type === "random");
  const effective = random < 0 ? subject.strategies : subject.strategies.slice(0, random + 1);
  return effective.map((strategy) => stageOf(view, subject, strategy));
}

function stageOf(view: View, subject: Subject, strategy: Strategy): Stage {
  if (strategy.type === "random") return (candidates) => ({ step: 3, stage: "random", kept: candidates, dropped: [] });
  if (strategy.type === "binpack") return strategy.field === "cpu" ? leastCpu : leastMemory;
  const attribute = attributeOf(strategy);
  return attribute === null ? fewestTasks : emptiestBucket(view, subject, attribute);
}

const leastCpu = least(
  "binpack(cpu)",
  { unit: "CPU units", amountOf: ({ instance }) => instance.cpuUnitsFree },
  (_seat, had, best) => `has ${had} CPU units free, another instance ${best}`,
);

const leastMemory = least(
  "binpack(memory)",
  { unit: "MiB", amountOf: ({ instance }) => instance.memoryMiBFree },
  (_seat, had, best) => `has ${had} MiB free, another instance ${best}`,
);

const fewestTasks = least(
  "spread(instanceId)",
  { unit: "tasks", amountOf: ({ siblings }) => siblings },
  (_seat, had, best) => `has ${counted(had, "task")} of it, another instance ${best}`,
);

function emptiestBucket(view: View, { clusterArn, group }: Subject, attribute: string): Stage {
  const counts = new Map<string, number>();
  for (const { containerInstanceArn } of view.where(groupMembers, groupMembersOf(clusterArn, group))) {
    const instance = view.find(containerInstances, containerInstanceArn);
    if (instance === undefined) continue;
    const bucket = bucketOf(instance, attribute);
    counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
  }
  const valueOf = ({ instance }: Seat) => bucketOf(instance, attribute);
  const countIn = (bucket: string) => counts.get(bucket) ?? 0;
  return least(
    `spread(attribute:${attribute})`,
    {
      unit: "tasks",
      amountOf: (seat) => countIn(valueOf(seat)),
      bucketOf: valueOf,
      // A whole task weighs two, so that having no name only ever decides a tie.
      weightOf: (seat) => {
        const bucket = valueOf(seat);
        return countIn(bucket) * 2 + (bucket === "" ? 1 : 0);
      },
    },
    (seat, had, best) => whyFuller(attribute, valueOf(seat), { had: had >> 1, best: best >> 1 }),
  );
}

function whyFuller(attribute: string, bucket: string, { had, best }: { readonly had: number; readonly best: number }): string {
  if (had === best) return `has no ${attribute}, and others have as few tasks`;
  if (attribute === "ecs.availability-zone") return `${shortZone(bucket)} has ${counted(had, "task")}, another zone ${best}`;
  return `${bucket === "" ? `no ${attribute}` : bucket} has ${counted(had, "task")}, another value ${best}`;
}

