import type { DescribeInstanceCreditSpecificationsRequest, DescribeInstanceCreditSpecificationsResult } from "../../../../aws/generated/ec2.ts";
import { creditModeOf } from "../../../../aws/rules/load/credits.ts";
import { burstableOf } from "../credits/burstable.ts";
import { notBurstable } from "../credits/creditsAsked.ts";
import { looking } from "../dryRun.ts";
import { filtered, type FilterFields } from "../filters.ts";
import { instancesNamed } from "../lookup.ts";
import { pageOf } from "../pages.ts";
import { invalidParameterCombination } from "../refusals.ts";
import { instances, type InstanceRow } from "../tables.ts";

/** The credit options of instances: of those named, or of all in unlimited mode (as EC2's API says). */
export const describeInstanceCreditSpecifications = looking("DescribeInstanceCreditSpecifications", (view, input: DescribeInstanceCreditSpecificationsRequest): DescribeInstanceCreditSpecificationsResult => {
  const ids = input.InstanceIds ?? [];
  // Observed of other operations of EC2.
  if (ids.length > 0 && input.MaxResults !== undefined) throw invalidParameterCombination("The parameter instancesSet cannot be used with the parameter maxResults");
  const named = instancesNamed(view, ids);
  for (const { instanceType } of named) if (burstableOf(instanceType) === undefined) throw notBurstable(instanceType);
  const asked = ids.length > 0 ? named : view.all(instances).filter((row) => row.state !== "terminated" && burstableOf(row.instanceType) !== undefined && creditModeOf(row) === "unlimited");
  const { items, ...next } = pageOf(filtered(asked, input.Filters, FIELDS), input);
  return { InstanceCreditSpecifications: items.map((row) => ({ InstanceId: row.instanceId, CpuCredits: creditModeOf(row) })), ...next };
});

const FIELDS: FilterFields<InstanceRow> = { "instance-id": ({ instanceId }) => [instanceId] };
