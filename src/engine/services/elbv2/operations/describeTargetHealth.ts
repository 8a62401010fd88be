import type { DescribeTargetHealthInput, DescribeTargetHealthOutput } from "../../../../aws/generated/elbv2.ts";
import { reading } from "../../../kernel/operation.ts";
import { describeTargetHealthOf } from "../describe.ts";
import { needTargetGroup } from "../lookup.ts";
import { targetKeyOf, targets, targetsByGroup } from "../tables.ts";
import { NOT_REGISTERED } from "../targetState.ts";

/** The health of all targets of a group, or of those asked for: one that is not registered is unused. */
export const describeTargetHealth = reading(
  "elbv2",
  "DescribeTargetHealth",
  (view, { TargetGroupArn, Targets }: DescribeTargetHealthInput): DescribeTargetHealthOutput => {
    const group = needTargetGroup(view, TargetGroupArn);
    const { targetGroupArn } = group;
    const rows =
      Targets === undefined || Targets.length === 0
        ? view.where(targetsByGroup, targetGroupArn)
        : Targets.map(({ Id: targetId, Port: port = group.port }) => {
            const asked = { targetGroupArn, targetId, port };
            return view.find(targets, targetKeyOf(asked)) ?? { ...asked, ...NOT_REGISTERED };
          });
    return { TargetHealthDescriptions: rows.map((row) => describeTargetHealthOf(group, row, row)) };
  },
);
