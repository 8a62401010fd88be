import { clockText } from "../../lib/timeText.ts";
import { oldTasksUntil } from "../rollout/terminationWait.ts";
import { nameIn } from "../store/names.ts";
import type { Tables } from "../store/replica.ts";
import { sharesOf } from "./rules/ruleWords.ts";

type Needed = Pick<Tables, "ecs.services" | "elbv2.listeners" | "elbv2.rules" | "codedeploy.groups" | "codedeploy.deployments">;

/** Below which target group a service stands. */
export function hasService(targetGroupArn: string, services: Needed["ecs.services"]): boolean {
  for (const { status, loadBalancers } of services.values()) {
    if (status !== "INACTIVE" && loadBalancers.some((one) => one.targetGroupArn === targetGroupArn)) return true;
  }
  return false;
}

/**
 * What stands below a target group that no service stands below. The second one of a service, which its traffic moves
 * to and back, says what it has of that: CodeDeploy leads its rules to both groups.
 */
export function whatAwaits(targetGroupArn: string, tables: Needed): string {
  const deployed = codeDeployed(nameIn(targetGroupArn), tables);
  if (deployed !== null) return deployed;
  const services = tables["ecs.services"];
  for (const action of actionsIn(tables)) {
    const shares = sharesOf(action);
    const share = shares.get(targetGroupArn);
    if (share !== undefined && [...shares.keys()].some((arn) => hasService(arn, services))) return share === 0 ? WAITS : `Has ${Math.round(share * 1000) / 10} % of the traffic`;
  }
  for (const { loadBalancers } of services.values()) if (loadBalancers.some((one) => one.advancedConfiguration?.alternateTargetGroupArn === targetGroupArn)) return WAITS;
  return "Drop a service here";
}

const WAITS = "Waits for green";

/** Of a group of CodeDeploy's: once a deployment has moved all traffic away, the group has the old tasks until they go. null: nothing that the rules do not tell. */
function codeDeployed(name: string, tables: Needed): string | null {
  for (const { groupKey, settings } of tables["codedeploy.groups"].values()) {
    if (settings.pair.targetGroups?.some((one) => one.name === name) !== true) continue;
    const last = [...tables["codedeploy.deployments"].values()].findLast((row) => row.groupKey === groupKey);
    if (last === undefined) return WAITS;
    if (last.greenPercent < 100) return null;
    const until = oldTasksUntil(last);
    return until === null ? "Has none of the traffic" : `Has the old tasks until ${clockText(until)}`;
  }
  return null;
}

function* actionsIn(tables: Needed) {
  for (const { defaultAction } of tables["elbv2.listeners"].values()) yield defaultAction;
  for (const { action } of tables["elbv2.rules"].values()) yield action;
}
