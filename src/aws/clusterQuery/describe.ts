import type { Comparison, Operator, Query, Subject } from "./query.ts";

/** A query in plain English: `instance type matches t2.* and not (zone is us-east-1a or stack is prod)`. */
export function describeQuery(query: Query): string {
  return wordsFor(query, false);
}

function wordsFor(query: Query, inside: boolean): string {
  if (query.kind === "comparison") return comparisonInWords(query);
  if (query.kind === "not") return `not ${wordsFor(query.query, true)}`;
  const words = query.parts.map((part) => wordsFor(part, true)).join(` ${query.kind} `);
  return inside ? `(${words})` : words;
}

function comparisonInWords({ subject, test }: Comparison): string {
  const name = nameOf(subject);
  const isOrder = subject.kind === "registeredAt" ? WHEN[test.operator] : undefined;
  const verb = isOrder ?? VERBS[test.operator];
  if ("values" in test) return `${name} ${verb} ${test.values.map(({ text }) => shown(text)).join(", ")}`;
  return "value" in test ? `${name} ${verb} ${shown(test.value.text)}` : `${name} ${verb}`;
}

const shown = (text: string): string => (text === "" || /\s/.test(text) ? `“${text}”` : text);

function nameOf(subject: Subject): string {
  if (subject.kind !== "attribute") return NAMES[subject.kind];
  return ATTRIBUTES.get(subject.name) ?? subject.name;
}

const NAMES: Readonly<Record<Exclude<Subject["kind"], "attribute">, string>> = {
  agentConnected: "agent connected",
  agentVersion: "agent version",
  ec2InstanceId: "EC2 instance",
  registeredAt: "registered",
  runningTasksCount: "running tasks",
  pendingTasksCount: "pending tasks",
  "task:group": "group of a task there",
};

const ATTRIBUTES: ReadonlyMap<string, string> = new Map([
  ["ecs.ami-id", "AMI"],
  ["ecs.availability-zone", "zone"],
  ["ecs.cpu-architecture", "CPU architecture"],
  ["ecs.instance-type", "instance type"],
  ["ecs.os-family", "operating system family"],
  ["ecs.os-type", "operating system"],
  ["ecs.subnet-id", "subnet"],
  ["ecs.vpc-id", "VPC"],
]);

const VERBS: Readonly<Record<Operator, string>> = {
  "==": "is",
  "!=": "is not",
  ">": "above",
  ">=": "at least",
  "<": "below",
  "<=": "at most",
  exists: "is there",
  "!exists": "is not there",
  in: "is one of",
  "!in": "is none of",
  "=~": "matches",
  "!~": "does not match",
};

const WHEN: Partial<Record<Operator, string>> = {
  "==": "at",
  "!=": "not at",
  ">": "after",
  ">=": "at or after",
  "<": "before",
  "<=": "at or before",
};
