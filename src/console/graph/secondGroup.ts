import type { Tables } from "../store/replica.ts";
import { sharesOf } from "./rules/ruleWords.ts";

type Needed = Pick<Tables, "ecs.services" | "elbv2.listeners" | "elbv2.rules">;

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

function* actionsIn(tables: Needed) {
  for (const { defaultAction } of tables["elbv2.listeners"].values()) yield defaultAction;
  for (const { action } of tables["elbv2.rules"].values()) yield action;
}
