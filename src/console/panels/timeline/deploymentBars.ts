import { by } from "../../../lib/compare.ts";
import type { Rows } from "../../../bridge/protocol.ts";
import { nameIn } from "../../store/names.ts";
import type { Tables } from "../../store/replica.ts";
import type { Stretch } from "./ganttBars.ts";

type Entry = Rows["ecs.serviceDeployments"];

/** A service deployment along time. */
export interface DeploymentBar {
  readonly id: string;
  /** `web:15` */
  readonly revision: string;
  readonly status: Entry["status"];
  readonly from: number;
  readonly to: number;
  /** When it began to go back; null: it did not. */
  readonly backFrom: number | null;
  readonly reason: string | null;
}

/** The deployments of a service that are seen in a stretch of time, the oldest first; only one runs at a time. */
export function deploymentBars(
  serviceArn: string,
  tables: Pick<Tables, "ecs.serviceDeployments" | "ecs.deployments">,
  { stretch, now }: { readonly stretch: Stretch; readonly now: number },
): readonly DeploymentBar[] {
  const definitions = new Map([...tables["ecs.deployments"].values()].map((one) => [one.serviceRevisionArn, one.taskDefinitionArn]));
  return [...tables["ecs.serviceDeployments"].values()]
    .filter((one) => one.serviceArn === serviceArn && one.createdAt <= stretch.to && (one.finishedAt ?? now) >= stretch.from)
    .sort(by((one) => one.createdAt, (one) => one.serviceDeploymentArn))
    .map((one) => ({
      id: one.serviceDeploymentArn,
      revision: nameIn(definitions.get(one.target.arn) ?? ""),
      status: one.status,
      from: one.createdAt,
      to: one.finishedAt ?? now,
      backFrom: one.rollback?.startedAt ?? null,
      reason: one.statusReason,
    }));
}
