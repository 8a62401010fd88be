import type { Rows } from "../../../../bridge/protocol.ts";
import { by } from "../../../../lib/compare.ts";
import { nameIn, scalingResourceOf } from "../../../store/names.ts";
import type { Tables } from "../../../store/replica.ts";
import type { Subject } from "../subject.ts";
import type { Stretch } from "./chartGeometry.ts";

/** Something that happened to a service at an instant. */
export interface ChartMark {
  readonly id: string;
  readonly at: number;
  readonly kind: "activity" | "deployment";
  readonly text: string;
}

/** When a service was scaled, and when deployments of it began, the earliest first. */
export function marksOf(subject: Subject, tables: Pick<Tables, "application-autoscaling.activities" | "ecs.deployments">, { from, to }: Stretch): readonly ChartMark[] {
  if (subject.kind !== "service") return [];
  const marks = [...activitiesOf(subject.service, tables), ...deploymentsOf(subject.service, tables)];
  return marks.filter(({ at }) => at >= from && at <= to).toSorted(by(({ at }) => at));
}

function activitiesOf(service: Rows["ecs.services"], tables: Pick<Tables, "application-autoscaling.activities">): readonly ChartMark[] {
  const own = scalingResourceOf(service);
  return [...tables["application-autoscaling.activities"].values()].flatMap(({ resourceId, change, activityId, startTime, description, statusCode }) =>
    resourceId === own && change !== null ? { id: activityId, at: startTime, kind: "activity" as const, text: `${description} ${statusCode}` } : [],
  );
}

const deploymentsOf = ({ serviceArn }: Rows["ecs.services"], tables: Pick<Tables, "ecs.deployments">): readonly ChartMark[] =>
  [...tables["ecs.deployments"].values()].flatMap((one) => (one.serviceArn === serviceArn ? { id: one.deploymentId, at: one.createdAt, kind: "deployment" as const, text: `Deployment of ${nameIn(one.taskDefinitionArn)}` } : []));
