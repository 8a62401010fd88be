import type { CreateTargetGroupInput, CreateTargetGroupOutput } from "../../../../aws/generated/elbv2.ts";
import { targetGroupArn as arnOf } from "../../../../aws/arn.ts";
import { DEREGISTRATION_DELAY_SECONDS } from "../../../../aws/rules/balancing/limits.ts";
import type { View } from "../../../kernel/context.ts";
import { hexId } from "../../../kernel/ids.ts";
import { operation } from "../../../kernel/operation.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { vpcOf } from "../../ec2/contract.ts";
import { describeTargetGroup } from "../describe.ts";
import { healthCheckIn, usualHealthCheck } from "../healthCheckSettings.ts";
import { TARGET_GROUPS } from "../limits.ts";
import { checkTargetGroupName } from "../names.ts";
import { isNetwork } from "../../../../aws/rules/balancing/protocols.ts";
import { notSimulated, sameNameOtherSettings, validationError } from "../refusals.ts";
import { targetGroups, targetGroupsByName, type TargetGroupRow } from "../tables.ts";
import { tagsIn } from "../tags.ts";

/** Creates a target group for instances or addresses. The same call twice gives the same target group. */
export const createTargetGroup = operation("elbv2", "CreateTargetGroup", {
  check(view, input: CreateTargetGroupInput) {
    checkTargetGroupName(input.Name);
    const basics = basicsIn(view, input);
    const wanted = { targetGroupName: input.Name, ...basics, ...healthCheckIn(input, usualHealthCheck(basics.protocol, input.HealthCheckProtocol), basics.protocol) };
    const existing = view.where(targetGroupsByName, input.Name)[0];
    if (existing !== undefined && !isSame(existing, wanted)) {
      throw sameNameOtherSettings("DuplicateTargetGroupName", "target group", input.Name);
    }
    if (existing === undefined && view.size(targetGroups) >= TARGET_GROUPS) {
      throw new Refusal("TooManyTargetGroups", "The maximum number of target groups has been reached"); // Assumed wording.
    }
    return { existing, wanted, tags: tagsIn(input.Tags) };
  },

  apply(ctx, { existing, wanted, tags }): CreateTargetGroupOutput {
    if (existing !== undefined) return { TargetGroups: [describeTargetGroup(existing)] };
    const row = ctx.insert(targetGroups, {
      targetGroupArn: arnOf(wanted.targetGroupName, hexId(ctx, 16)),
      ...wanted,
      deregistrationDelaySeconds: DEREGISTRATION_DELAY_SECONDS,
      attributes: {},
      loadBalancerArn: null,
      tags,
      createdTime: ctx.now,
    });
    return { TargetGroups: [describeTargetGroup(row)] };
  },
});

function basicsIn(view: View, input: CreateTargetGroupInput): Pick<TargetGroupRow, "targetType" | "protocol" | "port" | "vpcId"> {
  const { TargetType: targetType = "instance", Protocol: protocol, Port: port, VpcId: vpcId } = input;
  if (targetType !== "instance" && targetType !== "ip") throw notSimulated(`A target group with target type '${targetType}'`);
  if (protocol === undefined) throw validationError("A protocol must be specified"); // Observed.
  if (protocol === "GENEVE" || protocol === "QUIC" || protocol === "TCP_QUIC") throw notSimulated(`A target group with protocol '${protocol}'`);
  if (port === undefined) throw validationError("A port must be specified"); // Observed.
  if (input.ProtocolVersion !== undefined && !isNetwork(protocol) && input.ProtocolVersion !== "HTTP1") {
    throw notSimulated(`A target group with protocol version '${input.ProtocolVersion}'`);
  }
  if (vpcId === undefined) throw validationError("A VPC ID must be specified"); // Assumed wording.
  if (vpcOf(view, vpcId) === undefined) throw validationError(`The VPC ID '${vpcId}' is not found`); // Observed.
  return { targetType, protocol, port, vpcId };
}

function isSame(row: TargetGroupRow, wanted: Partial<TargetGroupRow>): boolean {
  return (Object.keys(wanted) as (keyof TargetGroupRow)[]).every((key) => row[key] === wanted[key]);
}
