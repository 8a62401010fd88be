import type { Rows } from "../../bridge/protocol.ts";
import { by } from "../../lib/compare.ts";
import type { Tables } from "../store/replica.ts";

/** The task definition whose deployment failed last, or fails just now: one that was taken back, was stopped, or cannot keep its tasks up; null: the last one went well. */
export function failedRevision({ serviceArn }: Rows["ecs.services"], tables: Pick<Tables, "ecs.deployments" | "ecs.serviceDeployments">): string | null {
  const deployments = [...tables["ecs.deployments"].values()].filter((one) => one.serviceArn === serviceArn).toSorted(by((row) => row.createdAt));
  const told = [...tables["ecs.serviceDeployments"].values()].filter((one) => one.serviceArn === serviceArn).toSorted(by((row) => row.createdAt)).at(-1);
  if (told !== undefined && (told.rollback !== null || ENDED_BADLY.has(told.status))) {
    return deployments.find(({ serviceRevisionArn }) => serviceRevisionArn === told.target.arn)?.taskDefinitionArn ?? null;
  }
  const newest = deployments.at(-1);
  return newest !== undefined && (newest.rolloutState === "FAILED" || newest.failedTasks > 0) ? newest.taskDefinitionArn : null;
}

const ENDED_BADLY: ReadonlySet<string> = new Set(["STOPPED", "ROLLBACK_FAILED"]);
