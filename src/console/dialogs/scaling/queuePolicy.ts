import { QUEUE_NAMESPACE } from "../../../aws/rules/load/backlog.ts";
import type { Rows } from "../../../bridge/protocol.ts";
import { nameIn } from "../../store/names.ts";
import type { PolicyDraft } from "./policyDraft.ts";

/** A task's work of so long may wait before there should be more tasks, and of so long with less. Usual, in seconds. */
const PATIENCE = 60;
const SLACK = 1;

interface Owner {
  readonly service: Pick<Rows["ecs.services"], "clusterArn" | "serviceName">;
  readonly queue: Rows["ecs.queues"];
  readonly alarms: Iterable<Rows["cloudwatch.alarms"]>;
}

/**
 * A step policy on what waits for each task of a service. The first one scales out, for that is what a queue needs; where
 * an alarm looks for much already, the next one scales in.
 */
export function queuePolicyOf(usual: PolicyDraft, { service, queue: { queueName, messagesPerSecondPerTask }, alarms }: Owner): PolicyDraft {
  const isOut = ![...alarms].some(({ configuration: { Namespace, ComparisonOperator, Dimensions } }) => Namespace === QUEUE_NAMESPACE && ComparisonOperator?.startsWith("Greater") === true && Dimensions?.some(({ Value }) => Value === queueName) === true);
  const name = `${queueName}-${isOut ? "out" : "in"}`;
  const threshold = messagesPerSecondPerTask * (isOut ? PATIENCE : SLACK);
  const steps = isOut ? [{ lower: 0, upper: threshold, by: 1 }, { lower: threshold, upper: null, by: 2 }] : [{ lower: null, upper: 0, by: -1 }];
  return {
    ...usual,
    name,
    type: "StepScaling",
    metric: "customized",
    customized: { namespace: QUEUE_NAMESPACE, metricName: "BacklogPerTask", dimensions: `ClusterName=${nameIn(service.clusterArn)}, QueueName=${queueName}, ServiceName=${service.serviceName}`, statistic: "Average", queries: "" },
    steps: steps.map((step, key) => ({ key, ...step })),
    cooldown: PATIENCE,
    alarm: { name, operator: isOut ? "GreaterThanThreshold" : "LessThanThreshold", threshold, periods: 1 },
  };
}
