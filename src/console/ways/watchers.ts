import { lambdaArn } from "../../aws/arn.ts";
import { call } from "../../aws/generated/api.ts";
import type { DeploymentConfiguration } from "../../aws/generated/ecs.ts";
import type { Call, Rows } from "../../bridge/protocol.ts";
import { HOOK_ROLE, madeRoleArn, NEW_ROLE, roleCalls, usualRoleArn } from "../dialogs/shift/roles.ts";
import { balancerDimension } from "../store/balancerMetrics.ts";
import type { Tables } from "../store/replica.ts";
import type { WayId } from "./ways.ts";

type Service = Rows["ecs.services"];

/** Who looks after a deployment beside health checks and a person. */
export type WatcherId = "alarm" | "hook";

export const WATCHER_LABELS: Readonly<Record<WatcherId, string>> = { alarm: "CloudWatch alarm", hook: "Lifecycle hook" };

/** Those that a way may have: ECS asks no hook of a rolling deployment, and an Application Load Balancer alone counts errors. */
export const watchersFor = (way: WayId, service: Service, tables: Tables): readonly WatcherId[] => [
  ...(balancerOf(service, tables) === null ? [] : ["alarm" as const]),
  ...((way === "blueGreen" || way === "canary") && service.loadBalancers.length > 0 ? ["hook" as const] : []),
];

/** What watchers take: calls that make them, and what the deployment is told of them. */
export interface Watched {
  readonly before: readonly Call[];
  readonly configuration: DeploymentConfiguration;
}

/** An alarm on 5xx answers: it goes off with the first minute in which more requests fail than this part of them. */
const ALARM_PERCENT = 1;

/** A deployment that is complete too soon is not rolled back any more, so it has a bake time whatever its strategy. */
export function alarmWatch(service: Service, tables: Tables, { requestsPerSecond, bakeTimeInMinutes }: { readonly requestsPerSecond: number; readonly bakeTimeInMinutes: number }): Watched {
  const alarmName = `${service.serviceName}-errors`;
  const metric = {
    AlarmName: alarmName,
    Namespace: "AWS/ApplicationELB",
    MetricName: "HTTPCode_Target_5XX_Count",
    Dimensions: [balancerDimension(balancerOf(service, tables) ?? "")],
    Statistic: "Sum" as const,
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: Math.ceil((requestsPerSecond * 60 * ALARM_PERCENT) / 100),
    ComparisonOperator: "GreaterThanThreshold" as const,
    TreatMissingData: "notBreaching",
  };
  return { before: [call("cloudwatch", "PutMetricAlarm", metric)], configuration: { bakeTimeInMinutes, alarms: { alarmNames: [alarmName], enable: true, rollback: true } } };
}

/** Alarms that the service has are not looked at where none was chosen. */
export const noAlarm = ({ serviceArn }: Service, tables: Tables): DeploymentConfiguration =>
  (tables["ecs.deploymentOptions"].get(serviceArn)?.alarms ?? null) === null ? {} : { alarms: { alarmNames: [], enable: false, rollback: false } };

const HOOK_FUNCTION = lambdaArn("try-before-users");

/** A function that sends the new tasks requests as users do, once the test traffic comes to them. */
export function hookWatch(tables: Tables, failsUsers: boolean): Watched {
  const usual = usualRoleArn(HOOK_ROLE, tables);
  const roleArn = usual === NEW_ROLE ? madeRoleArn(HOOK_ROLE) : usual;
  return {
    before: [...roleCalls(HOOK_ROLE, tables), call("physics", "PutFunctionBehavior", { functionArn: HOOK_FUNCTION, hookStatus: failsUsers ? "FAILED" : "SUCCEEDED" })],
    configuration: { lifecycleHooks: [{ targetType: "AWS_LAMBDA", hookTargetArn: HOOK_FUNCTION, roleArn, lifecycleStages: ["POST_TEST_TRAFFIC_SHIFT"] }] },
  };
}

/** The Application Load Balancer that its requests come by; null: there is none. */
function balancerOf({ loadBalancers: [balancer] }: Service, tables: Tables): string | null {
  const arn = tables["elbv2.targetGroups"].get(balancer?.targetGroupArn ?? "")?.loadBalancerArn ?? "";
  return arn.includes(":loadbalancer/app/") ? arn : null;
}

/** Who would stop it, and when, in a few words. */
export function watchText(way: WayId, watchers: readonly WatcherId[], noticedAfterMinutes: number | null): string {
  const eyes = [
    ...(watchers.includes("hook") ? ["A function tries it before users do."] : []),
    ...(way === "breaker" ? ["ECS stops it if tasks do not get healthy."] : []),
    ...(watchers.includes("alarm") ? [`An alarm stops it once over ${ALARM_PERCENT} % fail.`] : []),
  ];
  if (noticedAfterMinutes === null) return eyes.length === 0 ? "Nothing and nobody stops it." : eyes.join(" ");
  return [...eyes, eyes.length === 0 ? `Only a person stops it, ${noticedAfterMinutes} min late.` : `Else a person, ${noticedAfterMinutes} min late.`].join(" ");
}
