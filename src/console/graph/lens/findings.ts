import type { NetworkLens } from "../../../bridge/protocol.ts";
import { type Findings, instancesOf, type Lens, type Mark } from "../../store/lens.ts";
import type { Replica, Tables } from "../../store/replica.ts";
import { isClassic } from "../things.ts";
import { balancersIn, stopOfClients, stopWords } from "./networkFacts.ts";
import { networkSentence } from "./networkSentence.ts";
import { permissionsSentence } from "./permissionsSentence.ts";
import { ecsRoleArn, isAboutTargets, rolesOfDefinition, standingDenials } from "./roleFacts.ts";

/** What a lens says of the arrows and the things on the map now. */
export function findingsOf(lens: Lens, { tables, answer }: { readonly tables: Tables; readonly answer: NetworkLens | null }): Findings {
  return lens === "network"
    ? { marks: answer === null ? new Map() : networkMarks(tables, answer), say: (nodeId, state: Replica) => networkSentence(nodeId, { tables: state.tables, answer }) }
    : { marks: permissionMarks(tables), say: (nodeId, state: Replica) => permissionsSentence(nodeId, state.tables) };
}

/** Arrows along which nothing gets through. */
function networkMarks(tables: Tables, answer: NetworkLens): ReadonlyMap<string, Mark> {
  const marks = new Map<string, Mark>();
  for (const { loadBalancerArn: arn } of balancersIn(tables)) {
    const stop = stopOfClients(arn, { answer, tables });
    if (stop !== null) marks.set(arn, { kind: "shut", says: `Clients do not get in: ${stopWords(stop, tables)}` });
  }
  for (const [arn, { targets, reached, stop }] of Object.entries(answer.targetGroups)) {
    if (targets > 0 && reached === 0 && stop !== null) marks.set(isClassic(arn) ? instancesOf(arn) : arn, { kind: "shut", says: `Nothing gets through: ${stopWords(stop, tables)}` });
  }
  return marks;
}

/** Arrows whose call was refused: to target groups those of ECS itself, to clusters those in the roles of a service's tasks. */
function permissionMarks(tables: Tables): ReadonlyMap<string, Mark> {
  const marks = new Map<string, Mark>();
  for (const denial of standingDenials(ecsRoleArn(tables), tables).filter(isAboutTargets)) {
    const groups = tables["elbv2.targetGroups"];
    const arns = isClassic(denial.resource) ? [instancesOf(denial.resource)] : groups.has(denial.resource) ? [denial.resource] : groups.keys();
    for (const arn of arns) marks.set(arn, { kind: "locked", says: denial.message ?? denial.action });
  }
  for (const service of tables["ecs.services"].values()) {
    const definition = tables["ecs.taskDefinitions"].get(service.taskDefinitionArn);
    const { execution, task } = rolesOfDefinition(definition, tables);
    const denial = [execution, task].flatMap((one) => (one === null ? [] : standingDenials(one.arn, tables)))[0];
    if (denial !== undefined) marks.set(service.serviceArn, { kind: "locked", says: denial.message ?? denial.action });
  }
  return marks;
}
