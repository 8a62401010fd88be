import { many } from "../../graph/figures.ts";
import { roleArnOf, standingDenials } from "../../graph/lens/roleFacts.ts";
import { subnetKind } from "../../graph/lens/subnetKind.ts";
import { shortName } from "../../store/names.ts";
import type { Tables } from "../../store/replica.ts";
import type { Heading } from "./heading.ts";
import type { AccountSubject } from "./subject.ts";

/** What stands over a part of the network or a role. */
export function accountHeading(subject: AccountSubject, tables: Tables): Heading {
  switch (subject.kind) {
    case "vpc":
      return heading(shortName(subject.id), "VPC", `VPC, ${subject.vpc.cidrBlock}${subject.vpc.isDefault ? ", the default one" : ""}`);
    case "subnet": {
      const { availabilityZone, cidrBlock } = subject.subnet;
      const { kind } = subnetKind(subject.subnet, tables);
      const look = { status: kind === "isolated" ? ("unreachable" as const) : ("healthy" as const), tone: kind === "isolated" ? ("warn" as const) : ("ok" as const), word: kind };
      return { ...heading(shortName(subject.id), kind, `Subnet ${cidrBlock} in ${availabilityZone}`), look };
    }
    case "securityGroup": {
      const { groupName, ingress, egress } = subject.group;
      return heading(groupName, "Security group", `${many(ingress.length, "rule")} in, ${many(egress.length, "rule")} out`);
    }
    case "autoScalingGroup": {
      const { minSize, maxSize, desiredCapacity } = subject.group;
      return heading(subject.id, "Auto Scaling group", `${desiredCapacity} wanted, ${minSize} to ${maxSize}`);
    }
    case "capacityProvider": {
      const { name, status, updateStatus, managedScaling, managedInstances } = subject.provider;
      const word = updateStatus === "DELETE_IN_PROGRESS" ? "Being deleted" : status === "ACTIVE" ? "Capacity provider" : status;
      if (managedInstances !== undefined) return heading(name, word, "Capacity provider of Managed Instances");
      return heading(name, word, managedScaling?.status === "ENABLED" ? `Capacity provider, target capacity ${managedScaling.targetCapacity} %` : "Capacity provider without managed scaling");
    }
    case "routeTable":
      return heading(shortName(subject.id), "Route table", `${many(subject.table.routes.length, "route")}`);
    case "role": {
      const denied = standingDenials(roleArnOf(subject.role), tables).length;
      const { attachedPolicyArns, inlinePolicies } = subject.role;
      const sub = `IAM role, ${attachedPolicyArns.length} attached and ${inlinePolicies.length} inline policies`;
      const look = denied === 0 ? null : ({ status: "failed", tone: "bad", word: `${denied} denied` } as const);
      return { ...heading(subject.role.roleName, "Role", sub), ...(look === null ? {} : { look }) };
    }
  }
}

function heading(title: string, word: string, sub: string): Heading {
  return { title, hue: null, look: { status: null, tone: "neutral", word }, sub };
}
