import { isMembers, type Members } from "../../import/candidates.ts";
import { answered } from "../answered.ts";
import { type Draft, listOf } from "../draft.ts";
import { addFitted } from "../fitted.ts";
import { knownText } from "../functions.ts";
import type { Resource } from "../plan.ts";
import { isYes, tagsFor } from "../tags.ts";
import { launchData, launchedBy } from "./launching.ts";

/** One instance, with what its launch template says where it says nothing itself. */
export function instance(draft: Draft, resource: Resource): void {
  const { LaunchTemplate, SubnetId, Tags, Monitoring, AvailabilityZone, ...given } = draft.propertiesOf(resource);
  const template = launchedBy(draft, resource, LaunchTemplate);
  if (template === undefined && knownText(given["InstanceType"]) === undefined) return draft.leftOut(resource, "Its instance type is not known.");
  const { ImageId, ...own } = launchData(draft, resource, given);
  const [subnet] = SubnetId === undefined ? [] : draft.subnetsFrom(SubnetId, resource);
  const properties: Members = {
    // The template's image counts where the instance names none.
    ...(template === undefined || given["ImageId"] !== undefined ? { ImageId } : {}),
    ...own,
    ...(template === undefined ? {} : { LaunchTemplate: template }),
    MinCount: 1,
    MaxCount: 1,
    ...(subnet === undefined ? placedIn(draft, resource, AvailabilityZone) : { SubnetId: subnet }),
    ...(Monitoring === undefined ? {} : { Monitoring: isMembers(Monitoring) ? Monitoring : { Enabled: isYes(Monitoring) } }),
    ...tagsFor("instance", listOf(Tags)),
  };
  const step = addFitted(draft, resource, { service: "ec2", operation: "RunInstances", properties });
  const id = answered(step, "Instances[0].InstanceId");
  draft.means(resource.id, { Ref: id, InstanceId: id, PrivateIp: answered(step, "Instances[0].PrivateIpAddress") });
  draft.used(resource);
}

function placedIn(draft: Draft, resource: Resource, zone: unknown): Members {
  const known = knownText(zone);
  return known === undefined ? {} : { Placement: { AvailabilityZone: draft.nextZone(known, resource.id) } };
}
