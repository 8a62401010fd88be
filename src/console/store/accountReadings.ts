import type { EventTone, Reading } from "./eventLine.ts";
import { nameIn } from "./names.ts";
import type { Ref } from "./selection.ts";
import type { Tables } from "./replica.ts";

/** Events of the services around ECS: alarms, deployments that CodeDeploy carries out, classic load balancers, names, rights. */
export const ACCOUNT_READINGS: Readonly<Record<string, (payload: never, tables: Tables) => Reading>> = {
  "cloudwatch.alarmStateChanged": alarmState,
  "codedeploy.functionInvoked": ({ functionArn, deploymentId }: { functionArn: string; deploymentId: string }) => ({
    source: "deployment",
    tone: "plain",
    text: `CodeDeploy invoked ${functionArn} for ${deploymentId}`,
  }),
  "ecs.taskSetSettled": ({ taskSetId, serviceArn, steady }: { taskSetId: string; serviceArn: string; steady: boolean }) => ({
    source: "deployment",
    tone: steady ? "healthy" : "starting",
    text: `Task set ${taskSetId} is ${steady ? "STEADY_STATE" : "STABILIZING"}`,
    serviceArn,
    subject: { table: "ecs.services", id: serviceArn },
  }),
  "elb.registrationChanged": registration,
  "iam.rightsChanged": ({ roleKey }: { roleKey: string }) => ({ source: "machine", tone: "plain", text: `What ${nameIn(roleKey)} may do may have changed` }),
  "ec2.interfaceDeleted": ({ privateIpAddress }: { privateIpAddress: string }) => ({ source: "machine", tone: "plain", text: `The network interface with ${privateIpAddress} is deleted` }),
  "servicediscovery.operationEnded": ({ type, target }: { type: string; target: string }) => ({ source: "other", tone: "plain", text: `Cloud Map has ended ${type} of ${target}` }),
};

const ALARM_TONES: Readonly<Record<string, EventTone>> = { OK: "healthy", ALARM: "warning", INSUFFICIENT_DATA: "unreachable" };

/** That of a low alarm which goes off is no fault: an idle service is always in it. */
function alarmState({ alarmName, stateValue }: { alarmName: string; stateValue: string }, tables: Tables): Reading {
  const subject = scaledBy(alarmName, tables);
  return {
    source: "alarm",
    tone: alarmName.includes("-AlarmLow-") ? "plain" : (ALARM_TONES[stateValue] ?? "plain"),
    text: `Alarm ${alarmName} is in state ${stateValue}`,
    serviceArn: subject?.table === "ecs.services" ? subject.id : null,
    subject,
  };
}

/** What target tracking scales by an alarm, which says so in its name. */
function scaledBy(alarmName: string, tables: Tables): Ref | null {
  const name = /^TargetTracking-(.+)-Alarm(?:High|Low)-[0-9a-f-]+$/.exec(alarmName)?.[1];
  if (name === undefined) return null;
  if (!name.startsWith("service/")) return tables["autoscaling.groups"].has(name) ? { table: "autoscaling.groups", id: name } : null;
  for (const id of tables["ecs.services"].keys()) if (id.endsWith(`:${name}`)) return { table: "ecs.services", id };
  return null;
}

function registration({ loadBalancerName, instanceId, state, description }: { loadBalancerName: string; instanceId: string; state: string | null; description: string }): Reading {
  const because = description === "" || description === "N/A" ? "" : `: ${description}`;
  return {
    source: "target",
    tone: state === null ? "stopped" : state === "InService" ? "healthy" : "unreachable",
    text: state === null ? `Instance ${instanceId} left ${loadBalancerName}` : `Instance ${instanceId} of ${loadBalancerName} is ${state}${because}`,
    subject: { table: "elb.loadBalancers", id: loadBalancerName },
  };
}
