import { expect, test } from "vitest";
import type { InstanceFacts } from "../../aws/clusterQuery/facts.ts";
import { matches } from "../../aws/clusterQuery/match.ts";
import { secondsOf } from "../../aws/clusterQuery/operands.ts";
import { parseQuery } from "../../aws/clusterQuery/parse.ts";
import { EPOCH_SECONDS } from "../../aws/region.ts";
import { instance, task } from "../services/ecs/placement/fixture.ts";
import { clusters, containerInstances, tasks } from "../services/ecs/tables.ts";
import { Trial } from "../trial.ts";
import clusterQueries from "./clusterQueries.json" with { type: "json" };

/** The reference's fleet asked the reference's questions: of the language alone, and by ListContainerInstances. */
const { fleet, vectors } = clusterQueries;

const attributesOf = (attributes: (typeof fleet)[number]["attributes"]): Record<string, string> =>
  Object.fromEntries(Object.entries(attributes).filter((entry): entry is [string, string] => entry[1] !== undefined));

const facts = fleet.map((member): readonly [string, InstanceFacts] => [
  member.id,
  {
    ...member,
    attributes: attributesOf(member.attributes),
    registeredAtMs: (secondsOf(member.registeredAt) ?? 0) * 1000,
    runningTasksCount: member.taskGroups.length,
    pendingTasksCount: 0,
    taskGroups: new Set(member.taskGroups),
  },
]);

const trial = new Trial();
trial.call("ecs", "CreateCluster", { clusterName: "prod" });
const { context, view } = trial.world;
const [clusterArn = ""] = view.all(clusters).map((cluster) => cluster.clusterArn);
for (const { id, attributes, registeredAt, taskGroups, ...more } of fleet) {
  const at = ((secondsOf(registeredAt) ?? 0) - EPOCH_SECONDS) * 1000;
  const row = context.insert(
    containerInstances,
    instance(id, { ...more, clusterArn, attributes: attributesOf(attributes), registeredAt: at }),
  );
  // Of the tasks that are on their way out, no group is left.
  context.insert(tasks, task(`${id}9`, row, { desiredStatus: "STOPPED", group: "databases" }));
  for (const [serial, group] of taskGroups.entries()) context.insert(tasks, task(`${id}${serial}`, row, { group }));
}

test.each(vectors)("$id: $expression", ({ expression, selects, problemAt }) => {
  const parsed = parseQuery(expression);
  if (selects === undefined) {
    expect(parsed).toMatchObject({ ok: false, problem: { at: problemAt } });
    expect(trial.refusal("ecs", "ListContainerInstances", { cluster: "prod", filter: expression })).toMatch(
      new RegExp(`^InvalidParameterException: .* at character ${(problemAt ?? 0) + 1}\\.$`),
    );
    return;
  }
  expect(facts.filter(([, of]) => parsed.ok && matches(parsed.query, of)).map(([id]) => id)).toEqual(selects);
  const { containerInstanceArns = [] } = trial.call("ecs", "ListContainerInstances", { cluster: "prod", filter: expression });
  expect(containerInstanceArns.map((arn) => arn.slice(-1))).toEqual(selects);
});
