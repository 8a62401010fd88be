import { appSpecText, type AppSpecFormat } from "../../../aws/appSpecText.ts";
import type { AutoRollbackEvent } from "../../../aws/generated/codedeploy.ts";
import { ALL_AT_ONCE } from "../../../aws/rules/codeDeployConfigs.ts";
import { HOOK_EVENTS, type HookEvent } from "../../../aws/rules/codeDeployLifecycle.ts";
import type { Rows } from "../../../bridge/protocol.ts";
import { familyIn, nameIn } from "../../store/names.ts";
import type { Tables } from "../../store/replica.ts";
import { definitionChoices, portKey, portsOf } from "../choices.ts";
import { listed } from "../listed.ts";
import { NONE, type RoutingDraft, routingDraftFor } from "../shift/routingDraft.ts";

type Service = Rows["ecs.services"];
type Group = Rows["codedeploy.groups"];

/** What a form holds of a deployment by CodeDeploy, and of the deployment group it belongs to; null in a number means an empty field. */
export interface CodeDeployDraft {
  readonly applicationName: string;
  readonly deploymentGroupName: string;
  readonly taskDefinitionArn: string;
  /** As `portKey` has it. */
  readonly port: string;
  readonly routing: RoutingDraft;
  readonly configuration: string;
  /** Green waits for a person before it gets the traffic, for so long at most. */
  readonly isContinued: boolean;
  readonly readyMinutes: number | null;
  readonly terminationMinutes: number | null;
  readonly rollsBackOn: readonly AutoRollbackEvent[];
  readonly hasAlarms: boolean;
  /** Names, with commas or spaces between them. */
  readonly alarmNames: string;
  /** A name or an ARN for each event; empty: nothing looks then. */
  readonly functions: Readonly<Record<HookEvent, string>>;
  readonly format: AppSpecFormat;
}

/** The deployment group of a service: CodeDeploy lets it have one. */
export const groupOfService = ({ clusterArn, serviceName }: Service, tables: Pick<Tables, "codedeploy.groups">): Group | undefined =>
  [...tables["codedeploy.groups"].values()].find(({ settings: { service } }) => service.serviceName === serviceName && service.clusterName === nameIn(clusterArn));

/** The target group of the task set that has the traffic. */
export const servingGroup = ({ loadBalancers: [first] }: Pick<Service, "loadBalancers">): string => first?.targetGroupArn ?? "";

/** What a form begins with: the newest revision of what the service runs, as its deployment group deploys it. */
export function codeDeployDraftFor(service: Service, taskDefinitionArn: string | null, tables: Tables): CodeDeployDraft {
  const chosen = taskDefinitionArn ?? newestOf(service.taskDefinitionArn, tables);
  return { ...draftOfGroup(service, tables), taskDefinitionArn: chosen, port: portFor(service, chosen, tables) };
}

function newestOf(taskDefinitionArn: string, tables: Tables): string {
  return definitionChoices(tables).find(({ value }) => familyIn(value) === familyIn(taskDefinitionArn))?.value ?? taskDefinitionArn;
}

/** The same container and port, where the definition has them. */
export function portFor({ loadBalancers: [first] }: Service, taskDefinitionArn: string, tables: Tables): string {
  const keys = portsOf(tables["ecs.taskDefinitions"].get(taskDefinitionArn)).map(portKey);
  const same = first === undefined ? undefined : portKey(first);
  return keys.find((key) => key === same) ?? keys[0] ?? "";
}

/** What is said of a deployment group; of one that is yet to be made, what AWS's console begins with. */
export function draftOfGroup(service: Service, tables: Tables): CodeDeployDraft {
  const { clusterArn, serviceName, taskDefinitionArn } = service;
  const usual = routingDraftFor(servingGroup(service), tables, "CODE_DEPLOY");
  const draft: CodeDeployDraft = {
    applicationName: `AppECS-${nameIn(clusterArn).slice(0, LONGEST)}-${serviceName.slice(0, LONGEST)}`,
    deploymentGroupName: `DgpECS-${nameIn(clusterArn).slice(0, LONGEST)}-${serviceName.slice(0, LONGEST)}`,
    taskDefinitionArn,
    port: portFor(service, taskDefinitionArn, tables),
    routing: usual,
    configuration: ALL_AT_ONCE,
    isContinued: false,
    readyMinutes: 60,
    terminationMinutes: 60,
    rollsBackOn: ["DEPLOYMENT_FAILURE"],
    hasAlarms: false,
    alarmNames: "",
    functions: NO_FUNCTIONS,
    format: "YAML",
  };
  const group = groupOfService(service, tables);
  return group === undefined ? draft : { ...draft, ...settingsIn(group, draft), routing: { ...usual, ...routesIn(group, servingGroup(service), tables) } };
}

/** ECS guide, "Blue/Green deployment with CodeDeploy": the console takes so much of either name. */
const LONGEST = 47;

const NO_FUNCTIONS = Object.fromEntries(HOOK_EVENTS.map((event) => [event, ""])) as Record<HookEvent, string>;

function settingsIn({ applicationName, deploymentGroupName, settings }: Group, { readyMinutes }: CodeDeployDraft): Partial<CodeDeployDraft> {
  const { deploymentConfigName, blueGreen, alarms, autoRollback } = settings;
  const ready = blueGreen.deploymentReadyOption;
  const isContinued = ready?.actionOnTimeout === "STOP_DEPLOYMENT";
  return {
    applicationName,
    deploymentGroupName,
    configuration: deploymentConfigName,
    isContinued,
    readyMinutes: isContinued ? (ready.waitTimeInMinutes ?? 0) : readyMinutes,
    terminationMinutes: blueGreen.terminateBlueInstancesOnDeploymentSuccess?.terminationWaitTimeInMinutes ?? 0,
    rollsBackOn: autoRollback?.enabled === true ? (autoRollback.events ?? []) : [],
    hasAlarms: alarms?.enabled === true,
    alarmNames: (alarms?.alarms ?? []).map(({ name = "" }) => name).join(", "),
  };
}

function routesIn({ settings: { serviceRoleArn, pair } }: Group, serving: string, tables: Tables): Partial<RoutingDraft> {
  const names = (pair.targetGroups ?? []).map(({ name }) => name);
  const other = [...tables["elbv2.targetGroups"].values()].find(({ targetGroupArn, targetGroupName }) => targetGroupArn !== serving && names.includes(targetGroupName));
  return {
    ...(other === undefined ? {} : { alternateTargetGroupArn: other.targetGroupArn }),
    productionRoute: pair.prodTrafficRoute?.listenerArns?.[0] ?? "",
    testRoute: pair.testTrafficRoute?.listenerArns?.[0] ?? NONE,
    roleArn: serviceRoleArn,
  };
}

/** The AppSpec file of the deployment; null: no container port is chosen. */
export function appSpecFor({ port, functions, format }: CodeDeployDraft, taskDefinition: string): string | null {
  const colon = port.lastIndexOf(":");
  if (colon < 0) return null;
  const hooks = HOOK_EVENTS.map((event) => ({ event, functionName: functions[event].trim() })).filter(({ functionName }) => functionName !== "");
  return appSpecText({ taskDefinition, containerName: port.slice(0, colon), containerPort: Number(port.slice(colon + 1)), hooks }, format);
}

/** The alarms that stop a deployment. */
export const alarmsIn = ({ hasAlarms, alarmNames }: CodeDeployDraft): readonly string[] => (hasAlarms ? listed(alarmNames) : []);
