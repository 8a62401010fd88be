import { assert } from "../../../lib/assert.ts";
import type { Call } from "../../../aws/generated/api.ts";
import type { RunTaskResponse } from "../../../aws/generated/ecs.ts";
import { seconds } from "../../kernel/time.ts";
import { deploymentsByService, services, taskDefinitions, tasks, type TaskRow } from "../../services/ecs/tables.ts";
import { Session } from "../session.ts";
import type { Steps } from "./change.ts";
import { ROOM_COMES_WITHIN } from "./tryOut.ts";
import { planOf, whyStopped } from "../questions.ts";
import { offersFor } from "./offers.ts";

// Laws of plans, held against any session and any call: by the tests in small worlds, by the swarm in large ones.

/** A call that asks for tasks, as a few numbers. */
export interface Asking {
  readonly kind: number;
  readonly count: number;
  readonly pick: number;
  readonly placement: number;
}

const STRATEGIES = [
  {},
  { placementStrategy: [{ type: "binpack", field: "memory" }] },
  { placementStrategy: [{ type: "spread", field: "attribute:ecs.availability-zone" }, { type: "binpack", field: "cpu" }] },
  { placementStrategy: [{ type: "random" }] },
  { placementConstraints: [{ type: "distinctInstance" }] },
  { placementConstraints: [{ type: "memberOf", expression: "attribute:ecs.instance-type != t3.micro" }] },
  { placementConstraints: [{ type: "memberOf", expression: "attribute:disk == ssd" }] },
  { placementStrategy: [{ type: "spread", field: "instanceId" }], placementConstraints: [{ type: "distinctInstance" }] },
];

/** A call that asks for tasks, in whatever world there is. */
export function askingCall(session: Session, { kind, count, pick, placement }: Asking, { name, cluster = "random" }: { readonly name: string; readonly cluster?: string }): Call {
  const definitions = session.read((view) => view.all(taskDefinitions)).filter(({ definition }) => definition.networkMode !== "awsvpc");
  const taskDefinition = (pick % 2 === 0 ? definitions.at(-1) : definitions[pick % definitions.length])?.taskDefinitionArn;
  const more = STRATEGIES[placement % STRATEGIES.length];
  if (kind === 0) return { service: "ecs", operation: "RunTask", input: { cluster, taskDefinition, count, ...more } };
  const known = session.read((view) => view.all(services)).filter(({ status }) => status === "ACTIVE");
  const service = known[pick % Math.max(1, known.length)]?.serviceName;
  if (kind === 1 && service !== undefined) return { service: "ecs", operation: "UpdateService", input: { cluster: "random", service, desiredCount: count } };
  if (kind === 2 && service !== undefined) return { service: "ecs", operation: "UpdateService", input: { cluster: "random", service, taskDefinition, ...more } };
  return { service: "ecs", operation: "CreateService", input: { cluster, serviceName: name, taskDefinition, desiredCount: count, ...more } };
}

/**
 * A call for more and larger tasks than most worlds have room for, with a port of their own now and then. One in eight
 * goes to a cluster without an instance, where there is nothing to update.
 */
export function tooMuch(session: Session, asking: Asking): Call {
  const { pick, placement, kind } = asking;
  const portMappings = pick % 3 === 0 ? [{ containerPort: 80, hostPort: 8080 }] : [];
  const app = { name: "app", image: "app:1", cpu: 256 * placement, memory: 400 + 70 * pick, portMappings };
  session.call({ service: "ecs", operation: "RegisterTaskDefinition", input: { family: "big", containerDefinitions: [app] } });
  const more = { ...asking, count: asking.count + 4 };
  if (pick % 8 !== 2) return askingCall(session, more, { name: "wanted" });
  session.call({ service: "ecs", operation: "CreateCluster", input: { clusterName: "empty" } });
  return askingCall(session, { ...more, kind: kind % 2 === 0 ? 0 : 3 }, { name: "wanted", cluster: "empty" });
}

/** What a call started: of RunTask what it answers, of a service the tasks of its newest deployment since then. */
function started(session: Session, call: Call, before: Before, output: unknown): readonly TaskRow[] {
  return session.read((view) => {
    if (call.operation === "RunTask") {
      const { tasks: launched = [] } = output as RunTaskResponse;
      return launched.flatMap(({ taskArn = "" }) => view.find(tasks, taskArn) ?? []);
    }
    const { service, serviceName } = call.input as { readonly service?: string; readonly serviceName?: string };
    const row = view.all(services).find((one) => one.serviceName === (service ?? serviceName));
    const primary = row === undefined ? undefined : view.where(deploymentsByService, row.serviceArn).find(({ status }) => status === "PRIMARY");
    return view.all(tasks).filter((task) => task.deploymentId === primary?.deploymentId && task.createdAt >= before.at && !before.taskArns.has(task.taskArn));
  });
}

/** When a call was made, and the tasks that were there before it. */
interface Before {
  readonly at: number;
  readonly taskArns: ReadonlySet<string>;
}

function beforeCall(session: Session): Before {
  return { at: session.now, taskArns: new Set(session.read((view) => view.all(tasks)).map(({ taskArn }) => taskArn)) };
}

/** What a plan and its act came to. */
export interface Deed {
  readonly placed: number;
  readonly isStuck: boolean;
}

/** Plans a call, and makes it: its tasks must come to stand where the plan said, and planning must change nothing. */
export function holdPlanToAct(session: Session, call: Call): Deed {
  const { digest } = session.world;
  const plan = planOf(session, { calls: [call], explain: [1] });
  assert(session.world.digest === digest, "a plan changed the world");
  const [first] = plan.tasks;
  assert(!first?.explanation || first.explanation.containerInstanceArn === first.containerInstanceArn, "the explanation names another instance");
  const before = beforeCall(session);
  const answer = session.call(call);
  if (!answer.ok) {
    assert(JSON.stringify(plan.answer) === JSON.stringify(answer), `the plan was answered ${JSON.stringify(plan.answer)}, the call ${JSON.stringify(answer)}`);
    return { placed: 0, isStuck: false };
  }
  assert(plan.answer.ok, "the plan was refused, the call was not");
  session.runUntil(plan.tasks.at(-1)?.at ?? before.at);
  const made = places(started(session, call, before, answer.output).slice(0, plan.asked ?? Infinity));
  assert(made === places(plan.tasks), `planned:\n${places(plan.tasks)}\nmade:\n${made}`);
  return { placed: plan.tasks.length, isStuck: plan.obstacle !== null };
}

/** Every change that is offered to a call makes its task fit, and with one unit less it does not. Answers their kinds. */
export function holdChanges(session: Session, call: Call): readonly string[] {
  const fork = session.forks();
  const { plan, offers } = offersFor(fork, { calls: [call], explain: [] }, { number: 1, containerInstanceArn: null });
  const goal = plan.tasks.length + 1;
  return offers.map(({ change, less }) => {
    const { kind } = change.unit;
    const within = Math.max(change.afterMillis, seconds(30));
    assert(carryOut(session, change, within) >= goal, `${kind}: ${change.title} does not make task ${goal} fit`);
    const isSlow = ["agent", "tasks", "service", "instance"].includes(kind);
    for (const one of less) assert(carryOut(session, one, isSlow ? ROOM_COMES_WITHIN : within) < goal, `${kind}: less than ${change.title} makes task ${goal} fit as well`);
    return kind;
  });
}

/** Every task that a service's scheduler stopped can be explained. Answers the causes of the last of them. */
export function holdStops(session: Session): readonly string[] {
  const stopped = session.read((view) => view.all(tasks)).filter(({ stopCode }) => stopCode === "ServiceSchedulerInitiated");
  const before = session.world.digest;
  const causes = stopped.slice(-STOPS_EXPLAINED).map(({ taskArn, stoppedReason }) => {
    const explanation = whyStopped(session, taskArn);
    assert(explanation !== null, `${taskArn} is not explained: ${stoppedReason ?? ""}`);
    return explanation.cause;
  });
  assert(session.world.digest === before, "an explanation changed the world");
  return [...new Set(causes)];
}

/** Each is lived again from a keyframe. */
const STOPS_EXPLAINED = 30;

/** Makes the calls as a person would, in a session of their own, and answers how many of the tasks started in time. */
function carryOut(original: Session, { calls, later, afterMillis }: Steps, within: number): number {
  const session = new Session(original.toFile());
  session.runUntil(original.now);
  const before = beforeCall(session);
  let output: unknown;
  let last: Call | undefined;
  const make = (call: Call) => {
    const answer = session.call(call);
    if (answer.ok) output = answer.output;
    last = answer.ok ? call : undefined;
  };
  for (const call of calls) make(call);
  if (later.length > 0) session.runUntil(before.at + afterMillis);
  for (const call of later) make(call);
  if (last === undefined) return 0;
  if (last.operation !== "RunTask") session.runUntil(before.at + within);
  return started(session, last, before, output).length;
}

const places = (list: readonly { readonly taskArn: string; readonly containerInstanceArn: string }[]): string =>
  list.map(({ taskArn, containerInstanceArn }) => `${taskArn} ${containerInstanceArn}`).join("\n");
