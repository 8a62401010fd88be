import type { AttachTrafficSourcesType, DescribeTrafficSourcesRequest, DescribeTrafficSourcesResponse, DetachTrafficSourcesType } from "../../../../aws/generated/autoscaling.ts";
import type { View } from "../../../kernel/context.ts";
import { operation, reading } from "../../../kernel/operation.ts";
import { RECORDS_PER_PAGE } from "../limits.ts";
import { pageOf } from "../pages.ts";
import { attach, attachmentOf, detach, detachmentOf, statesOf } from "../processes/attachment.ts";
import { TARGET_GROUP, targetGroupsIn } from "../trafficSource.ts";

/** Registers what is in a group's service with traffic sources, which are its target groups by another name. */
export const attachTrafficSources = operation("autoscaling", "AttachTrafficSources", {
  check: (view: View, { AutoScalingGroupName: name, TrafficSources }: AttachTrafficSourcesType) => attachmentOf(view, name, targetGroupsIn(TrafficSources)),
  apply: attach,
});

/** Takes a group off traffic sources. */
export const detachTrafficSources = operation("autoscaling", "DetachTrafficSources", {
  check: (view: View, { AutoScalingGroupName: name, TrafficSources }: DetachTrafficSourcesType) => detachmentOf(view, name, targetGroupsIn(TrafficSources)),
  apply: detach,
});

/** The traffic sources of a group, or those of one type. */
export const describeTrafficSources = reading("autoscaling", "DescribeTrafficSources", (view: View, input: DescribeTrafficSourcesRequest): DescribeTrafficSourcesResponse => {
  const { TrafficSourceType = TARGET_GROUP, AutoScalingGroupName } = input;
  const own = statesOf(view, AutoScalingGroupName).filter(() => TrafficSourceType === TARGET_GROUP);
  const { page, next } = pageOf(own, input, RECORDS_PER_PAGE);
  // API reference, TrafficSourceState: TrafficSource is what Identifier was before.
  return { TrafficSources: page.map(({ arn, state }) => ({ TrafficSource: arn, State: state, Identifier: arn, Type: TARGET_GROUP })), ...next };
});
