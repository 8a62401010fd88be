import type { View } from "../../../kernel/context.ts";
import { SERVICE_DEFAULT } from "../placement/subject.ts";
import { strategiesOf } from "../placementRules.ts";
import { deploymentsByService, type ServiceRow } from "../tables.ts";
import { crewOf } from "./crew.ts";
import { scaleInOf } from "./rollout.ts";
import { explainScaleIn, type ScaleInVerdict } from "./victimsTold.ts";

/**
 * Which tasks of a service the scheduler's next pass would stop if so many were desired, and why those and no others:
 * for every task of the primary deployment that does well. The picks are the scheduler's own.
 */
export function explainServiceScaleIn(
  view: View,
  service: ServiceRow,
  desiredCount = service.desiredCount,
): readonly ScaleInVerdict[] {
  const generations = view.where(deploymentsByService, service.serviceArn);
  const { sightings } = crewOf(view, service);
  const of = (deploymentId: string) => sightings.filter(({ task }) => task.deploymentId === deploymentId).map(({ member }) => member);
  const primary = generations.filter(({ status }) => status === "PRIMARY").flatMap(({ deploymentId }) => of(deploymentId));
  const older = generations
    .filter(({ status }) => status === "ACTIVE")
    .map(({ deploymentId, desiredCount: wanted, failedTasks }) => ({ deploymentId, wanted, fails: failedTasks > 0, members: of(deploymentId) }));
  const strategies = strategiesOf(service.placementStrategy, SERVICE_DEFAULT);
  return explainScaleIn(scaleInOf({ primary, older, desiredCount, strategies }));
}
