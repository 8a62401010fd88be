import type { CreatedAt, ListServiceDeploymentsRequest, ListServiceDeploymentsResponse } from "../../../../aws/generated/ecs.ts";
import { epochSeconds } from "../../../../aws/epoch.ts";
import { byCodeUnit } from "../../../../lib/compare.ts";
import { reading } from "../../../kernel/operation.ts";
import { describeBriefly } from "../describe/serviceDeployment.ts";
import { SERVICE_DEPLOYMENTS_PER_PAGE } from "../limits.ts";
import { clusterNamed } from "../lookup.ts";
import { serviceNamed } from "../lookupService.ts";
import { pageOf } from "../pages.ts";
import { serviceDeploymentsOf } from "../serviceDeployments/find.ts";
import { refuseInClassic } from "../serviceDeployments/refuseInClassic.ts";
import type { ServiceDeploymentRow } from "../serviceDeployments/table.ts";

/** The history of a service, the newest deployment first (assumed). */
export const listServiceDeployments = reading(
  "ecs",
  "ListServiceDeployments",
  (view, input: ListServiceDeploymentsRequest): ListServiceDeploymentsResponse => {
    refuseInClassic(view, "ListServiceDeployments");
    const { serviceArn } = serviceNamed(view, clusterNamed(view, input.cluster), input.service);
    const { status = [] } = input;
    const rows = serviceDeploymentsOf(view, serviceArn)
      .filter((row) => status.length === 0 || status.includes(row.status))
      .filter((row) => isWithin(row, input.createdAt))
      .toSorted((a, b) => byAge(keyOf(a), keyOf(b)));
    const { items, ...next } = pageOf(rows, input, { key: keyOf, compare: byAge, size: SERVICE_DEPLOYMENTS_PER_PAGE });
    return { serviceDeployments: items.map((row) => describeBriefly(view, row)), ...next };
  },
);

/** Both ends included (assumed). */
function isWithin({ createdAt }: ServiceDeploymentRow, { before = Infinity, after = -Infinity }: CreatedAt = {}): boolean {
  const at = epochSeconds(createdAt);
  return after <= at && at <= before;
}

const byAge = (a: string, b: string): number => byCodeUnit(b, a);

/** Text that sorts by time. */
const keyOf = ({ createdAt, serviceDeploymentArn }: ServiceDeploymentRow): string => `${String(createdAt).padStart(16, "0")} ${serviceDeploymentArn}`;
