import { expect, test } from "vitest";
import { stringify } from "yaml";
import { fc } from "../../../scripts/properties.ts";
import { withAnswers } from "../../aws/template/answered.ts";
import { formatCall } from "../../bridge/gateway/cli/format.ts";
import { readScript } from "../../bridge/gateway/terminal/readScript.ts";
import { runLine } from "../../bridge/gateway/terminal/runLine.ts";
import type { Call } from "../../bridge/protocol.ts";
import { kindsOfActs, randomSession } from "../../engine/session/randomSession.ts";
import { emptyFile, playScenario } from "../../engine/session/scenario.ts";
import { Session } from "../../engine/session/session.ts";
import { clockText } from "../../lib/timeText.ts";
import { retailStore } from "../../scenarios/retailStore.ts";
import { readText, templateIn } from "../import/template.ts";
import { accountPlan } from "./accountPlan.ts";
import { accountScript } from "./accountScript.ts";
import { accountTemplate } from "./accountTemplate.ts";
import { readAccount } from "./readAccount.ts";
import { sessionScript } from "./sessionScript.ts";

type Row = Readonly<Record<string, unknown>>;

const rowsOf = (session: Session, table: string): readonly Row[] => session.world.rows(table as never).map(([, row]) => row as unknown as Row);

const userDataIn = (session: Session) => (instanceId: string) => String(rowsOf(session, "ec2.instances").find((row) => row["instanceId"] === instanceId)?.["userData"] ?? "");

async function planOf(session: Session) {
  const account = await readAccount((call) => Promise.resolve(session.call(call)));
  return accountPlan(account, userDataIn(session));
}

/**
 * What a person asked for, in words that another account shares: names for ids. Left out is what cannot be equal: ids,
 * ARNs, numbers of revisions, times, and tasks, which are placed anew.
 */
function desiredState(session: Session, { isTemplate = false } = {}) {
  const groups = new Map(rowsOf(session, "ec2.securityGroups").map((row) => [row["groupId"], row["groupName"]]));
  const zones = new Map(rowsOf(session, "ec2.subnets").map((row) => [row["subnetId"], row["availabilityZone"]]));
  const targets = new Map(rowsOf(session, "elbv2.targetGroups").map((row) => [row["targetGroupArn"], row["targetGroupName"]]));
  const balancers = new Map(rowsOf(session, "elbv2.loadBalancers").map((row) => [row["loadBalancerArn"], row["loadBalancerName"]]));
  const definitions = new Map(rowsOf(session, "ecs.taskDefinitions").map((row) => [row["taskDefinitionArn"], contentOf(row)]));
  const latest = new Map(rowsOf(session, "ecs.taskDefinitions").filter(({ status }) => status === "ACTIVE").toSorted((a, b) => Number(a["revision"]) - Number(b["revision"])).map((row) => [row["family"], contentOf(row)]));
  const named = (names: ReadonlyMap<unknown, unknown>, ids: unknown) => (ids as readonly unknown[]).map((id) => names.get(id)).toSorted();
  const state = {
    clusters: rowsOf(session, "ecs.clusters").filter(({ status }) => status === "ACTIVE").map(({ clusterName, containerInsights, tags }) => ({ clusterName, containerInsights, tags })),
    definitions: [...latest],
    services: rowsOf(session, "ecs.services").filter(({ status }) => status === "ACTIVE").map((row) => {
      const { serviceName, deploymentController, schedulingStrategy, minimumHealthyPercent, maximumPercent, healthCheckGracePeriodSeconds, availabilityZoneRebalancing, placementConstraints, placementStrategy, tags, echo } = row;
      const network = row["network"] as Row | null;
      return {
        serviceName,
        deploymentController,
        cluster: String(row["clusterArn"]).split("/").at(-1),
        definition: definitions.get(row["taskDefinitionArn"]),
        // That of a DAEMON service is counted.
        desiredCount: schedulingStrategy === "DAEMON" ? null : row["desiredCount"],
        schedulingStrategy, minimumHealthyPercent, maximumPercent, healthCheckGracePeriodSeconds, availabilityZoneRebalancing, placementConstraints, placementStrategy, tags, echo,
        network: network === null ? null : { zones: named(zones, network["subnetIds"]), groups: named(groups, network["securityGroupIds"]) },
        loadBalancers: (row["loadBalancers"] as readonly Row[]).map(({ targetGroupArn, ...rest }) => ({ ...rest, group: targets.get(targetGroupArn) })),
      };
    }),
    instances: rowsOf(session, "ec2.instances").filter(({ state: is }) => is === "running" || is === "pending").map((row) => ({ instanceType: row["instanceType"], zone: row["availabilityZone"], groups: named(groups, row["securityGroupIds"]), userData: row["userData"], tags: row["tags"], profile: row["iamInstanceProfile"] })),
    loadBalancers: rowsOf(session, "elbv2.loadBalancers").map((row) => ({ name: row["loadBalancerName"], scheme: row["scheme"], zones: row["availabilityZones"], groups: named(groups, row["securityGroupIds"]), tags: row["tags"] })),
    listeners: rowsOf(session, "elbv2.listeners").map((row) => ({ balancer: balancers.get(row["loadBalancerArn"]), port: row["port"], protocol: row["protocol"], action: JSON.stringify(row["defaultAction"]).replaceAll(/"arn:[^"]*"/g, (arn) => String(targets.get(arn.slice(1, -1)))) })),
    targetGroups: rowsOf(session, "elbv2.targetGroups").map(({ targetGroupArn: _arn, vpcId: _vpc, loadBalancerArn, createdTime: _created, ...rest }) => ({ ...rest, balancer: balancers.get(loadBalancerArn) })),
    settings: rowsOf(session, "ecs.accountSettings").map(({ name, value }) => ({ name, value })),
    images: rowsOf(session, "physics.imageBehaviors"),
    securityGroups: rowsOf(session, "ec2.securityGroups").map(({ groupName, description, tags, ingress }) => ({ groupName, description, tags, ingress: (ingress as readonly Row[]).map(({ ruleId: _id, sourceGroupId, ...rule }) => JSON.stringify({ ...rule, source: groups.get(sourceGroupId) })).toSorted() })),
  };
  // Of these a template has no resources.
  const kinds = Object.entries(state).filter(([kind]) => !isTemplate || (kind !== "settings" && kind !== "images"));
  return Object.fromEntries(kinds.map(([kind, things]) => [kind, things.map((one) => JSON.stringify(inOrder(one))).toSorted()]));
}

/** The same with the members of each object in the order of their names. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, part]) => [key, inOrder(part)]));
}

function contentOf({ definition, tags }: Row): string {
  const { taskDefinitionArn: _arn, revision: _revision, status: _status, registeredAt: _at, ...rest } = definition as Row;
  return JSON.stringify(inOrder({ rest, tags }));
}

/** Runs a script as a paste into the terminal does. */
async function runScript(text: string, seed = 99): Promise<Session> {
  const session = new Session(emptyFile("other", seed));
  const shell = {
    account: {
      call: (call: Call) => Promise.resolve(session.call(call)),
      pass: (seconds: number) => Promise.resolve(session.runUntil(session.now + seconds * 1_000)),
      region: "us-east-1",
      columns: 80,
    },
    variables: new Map<string, string>(),
    isCancelled: () => false,
  };
  const script = readScript(text);
  if (script.kind !== "script") throw new Error(`${script.kind}: ${text}`);
  let complaints = "";
  for (const line of script.lines) await runLine(line, shell, (printed, stream) => (complaints += stream === "error" ? `${line.source}\n${printed}` : ""));
  expect(complaints).toBe("");
  return session;
}

function runTemplate(text: string): Session {
  const session = new Session(emptyFile("other", 77));
  const reading = templateIn(readText(text, true), { name: "x", given: new Map(), known: new Set() });
  if (reading?.kind !== "plan") throw new Error(JSON.stringify(reading));
  const answers = new Map<string, unknown>();
  for (const { id, call } of reading.plan.steps) {
    const answer = session.call({ ...call, input: withAnswers(call.input, answers) });
    if (!answer.ok) throw new Error(`${id}: ${answer.code} ${answer.message} ${JSON.stringify(call.input)}`);
    answers.set(id, answer.output);
  }
  expect(reading.plan.remarks.filter(({ kind }) => kind === "leftOut")).toEqual([]);
  return session;
}

/** A world with all that a person can ask for and random acts leave out. */
function rich(session: Session): Session {
  const group = session.call({ service: "ec2", operation: "CreateSecurityGroup", input: { GroupName: "web it's", Description: "for 'web'" } });
  const GroupId = (group as { readonly output?: { readonly GroupId: string } }).output?.GroupId;
  const peers = { IpRanges: [{ CidrIp: "10.0.0.0/8", Description: "$HOME" }, { CidrIp: "0.0.0.0/0" }], UserIdGroupPairs: [{ GroupId }] };
  session.call({ service: "ec2", operation: "AuthorizeSecurityGroupIngress", input: { GroupId, IpPermissions: [{ IpProtocol: "tcp", FromPort: 80, ToPort: 81, ...peers }, { IpProtocol: "-1", IpRanges: [{ CidrIp: "10.1.0.0/16" }] }] } });
  session.call({ service: "ecs", operation: "CreateCluster", input: { clusterName: "second", settings: [{ name: "containerInsights", value: "enhanced" }], tags: [{ key: "a", value: "b = c/d @e" }] } });
  const tags = [{ key: "team", value: "x" }];
  session.call({ service: "ecs", operation: "RegisterTaskDefinition", input: { family: "tagged", tags, containerDefinitions: [{ name: "a", image: "a", memory: 32, command: ["sh", "-c", "echo '$X' `y`\nnext"], dockerLabels: { camelCase: "stays" }, environment: [{ name: "E", value: "${NOT_A_REFERENCE}" }] }] } });
  session.call({ service: "ecs", operation: "CreateService", input: { cluster: "second", serviceName: "tagged", taskDefinition: "tagged", desiredCount: 1, tags, propagateTags: "SERVICE", enableECSManagedTags: true } });
  // A service that stays with a revision that is not the latest of its family.
  for (const memory of [48, 64, 80]) session.call({ service: "ecs", operation: "RegisterTaskDefinition", input: { family: "old", containerDefinitions: [{ name: "a", image: "a", memory }] } });
  for (const revision of [2, 3]) session.call({ service: "ecs", operation: "CreateService", input: { cluster: "second", serviceName: `old-${revision}`, taskDefinition: `old:${revision}`, desiredCount: 0 } });
  session.call({ service: "ec2", operation: "RunInstances", input: { InstanceType: "t3.small", MinCount: 2, MaxCount: 2, IamInstanceProfile: { Name: "ecsInstanceRole" }, SecurityGroupIds: [GroupId], TagSpecifications: [{ ResourceType: "instance", Tags: [{ Key: "k", Value: "v" }] }] } });
  expect(desiredState(session)["services"]?.some((one) => one.includes("tagged"))).toBe(true);
  return session;
}

const act = fc.record({ afterSeconds: fc.integer({ min: 0, max: 60 }), kind: fc.integer({ min: 0, max: kindsOfActs() - 1 }), pick: fc.nat(20), size: fc.nat(20) });
const world = fc.tuple(fc.nat(1_000), fc.array(act, { maxLength: 25 })).map(([seed, acts]) => rich(randomSession(seed, acts)));
const script = async (session: Session) => accountScript(await planOf(session), { title: "x", format: formatCall });

test("an account written as a script and run in the terminal is the same account", async () => {
  await fc.assert(fc.asyncProperty(world, async (session) => {
      expect(desiredState(await runScript(await script(session)))).toEqual(desiredState(session));
    }), { numRuns: 6 });
});

test("an account written as a template and imported is the same account, as YAML and as JSON", async () => {
  await fc.assert(
    fc.asyncProperty(world, fc.boolean(), async (session, asYaml) => {
      const template = accountTemplate(await planOf(session), "x");
      expect(desiredState(runTemplate(asYaml ? stringify(template, { aliasDuplicateObjects: false }) : JSON.stringify(template, null, 2)), { isTemplate: true })).toEqual(desiredState(session, { isTemplate: true }));
    }),
    { numRuns: 6 },
  );
});

test("load goes to services by their names, and what is simulated beside AWS stands as comments", async () => {
  const file = playScenario(retailStore);
  const session = new Session(file);
  session.runUntil(file.clock);
  const text = await script(session);
  expect(text).toContain('# simulated: physics PutTraffic {"cluster":"retail","service":"ui","requestsPerSecond":240}');
  const again = await runScript(text);
  expect(desiredState(again)).toEqual(desiredState(session));
  expect(rowsOf(again, "physics.traffic")).toMatchObject([{ requestsPerSecond: 240 }]);
});

test("Service Connect goes along with its namespace, and so do the requests that services send each other", async () => {
  const session = new Session(emptyFile("x", 1));
  const call = (service: string, operation: string, input: object) => expect(session.call({ service, operation, input })).toMatchObject({ ok: true });
  call("ecs", "CreateCluster", { clusterName: "prod", serviceConnectDefaults: { namespace: "shop" } });
  call("ecs", "RegisterTaskDefinition", { family: "web", memory: "256", containerDefinitions: [{ name: "web", image: "web", memory: 128, portMappings: [{ name: "web", containerPort: 80 }] }] });
  const create = (serviceName: string, serviceConnectConfiguration: object) => call("ecs", "CreateService", { cluster: "prod", serviceName, taskDefinition: "web", desiredCount: 1, serviceConnectConfiguration });
  create("orders", { enabled: true, services: [{ portName: "web", clientAliases: [{ port: 80, dnsName: "orders" }] }] });
  create("ui", { enabled: true });
  call("physics", "PutServiceTraffic", { cluster: "prod", service: "ui", name: "orders", requestsPerSecond: 5 });
  const connected = (of: Session) => rowsOf(of, "ecs.connects").filter(({ ownerId }) => String(ownerId).startsWith("arn:")).map(({ ownerId, given }) => [ownerId, given]);
  const again = await runScript(await script(session));
  expect(connected(again)).toEqual(connected(session));
  expect(rowsOf(again, "ecs.serviceLoads")).toEqual(rowsOf(session, "ecs.serviceLoads"));
});

test("the script of a session, run in the terminal of an account with its seed, makes the same calls at the same times", async () => {
  const file = playScenario(retailStore);
  const again = await runScript(sessionScript(file, { format: formatCall, clock: clockText }), file.seed);
  expect(again.toFile().calls).toEqual(file.calls);
});
