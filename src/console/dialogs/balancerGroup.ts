import { call } from "../../aws/generated/api.ts";
import type { Tables } from "../store/replica.ts";
import { firstFree } from "./choices.ts";
import type { Step } from "./useSubmission.ts";

/** The security group of a load balancer to be made. */
export interface BalancerGroup {
  readonly balancer: string;
  readonly vpcId: string;
  /** The ports of its listeners. */
  readonly ports: readonly number[];
}

/**
 * What the EC2 console asks for beside a load balancer: a security group that everybody's requests pass, and a rule in
 * the groups of the instances that lets it in, for without one each target would time out.
 */
export function balancerGroupSteps({ balancer, vpcId, ports }: BalancerGroup, tables: Tables): readonly Step[] {
  const taken = new Set([...tables["ec2.securityGroups"].values()].filter((group) => group.vpcId === vpcId).map(({ groupName }) => groupName));
  const GroupName = firstFree(`${balancer}-sg`, taken);
  const IpPermissions = ports.map((port) => ({ IpProtocol: "tcp", FromPort: port, ToPort: port, IpRanges: [{ CidrIp: "0.0.0.0/0" }] }));
  return [
    { id: MADE, call: () => call("ec2", "CreateSecurityGroup", { GroupName, Description: `Web traffic to ${balancer}`, VpcId: vpcId }) },
    { id: `${MADE} in`, call: (outputs) => call("ec2", "AuthorizeSecurityGroupIngress", { GroupId: balancerGroupId(outputs), IpPermissions }) },
    ...groupsOfInstances(vpcId, tables).map((GroupId) => ({
      id: `${MADE} to ${GroupId}`,
      call: (outputs: ReadonlyMap<string, unknown>) => {
        const fromIt = [{ IpProtocol: "tcp", FromPort: 0, ToPort: 65_535, UserIdGroupPairs: [{ GroupId: balancerGroupId(outputs) }] }];
        return call("ec2", "AuthorizeSecurityGroupIngress", { GroupId, IpPermissions: fromIt });
      },
    })),
  ];
}

/** The id of the group, once it was made. */
export function balancerGroupId(outputs: ReadonlyMap<string, unknown>): string {
  const output = outputs.get(MADE);
  const id: unknown = typeof output === "object" && output !== null && "GroupId" in output ? output.GroupId : undefined;
  return typeof id === "string" ? id : "<security group>";
}

/** One rule more where a load balancer that is there gets a listener on a port that its groups do not let everybody to. */
export function openPortSteps(balancerArn: string | null, port: number, tables: Tables): readonly Step[] {
  const ids = balancerArn === null ? [] : ((tables["elbv2.loadBalancers"].get(balancerArn) ?? tables["elb.loadBalancers"].get(balancerArn))?.securityGroupIds ?? []);
  const groups = ids.flatMap((id) => tables["ec2.securityGroups"].get(id) ?? []);
  const isOpen = groups.some(({ ingress }) =>
    ingress.some(({ ipProtocol, cidrIp, fromPort, toPort }) => cidrIp === "0.0.0.0/0" && (ipProtocol === "-1" || (ipProtocol === "tcp" && (fromPort ?? 0) <= port && port <= (toPort ?? 0)))),
  );
  const [first] = groups;
  if (isOpen || first === undefined) return [];
  return [{ id: "open port", call: () => call("ec2", "AuthorizeSecurityGroupIngress", { GroupId: first.groupId, IpProtocol: "tcp", FromPort: port, ToPort: port, CidrIp: "0.0.0.0/0" }) }];
}

const MADE = "securityGroup";

/** The groups that instances of a VPC carry, or the one that they will carry who name none. */
function groupsOfInstances(vpcId: string, tables: Tables): readonly string[] {
  const carried = new Set<string>();
  for (const row of tables["ec2.instances"].values()) {
    const [first] = row.securityGroupIds;
    if (row.vpcId === vpcId && row.state !== "terminated" && first !== undefined) carried.add(first);
  }
  if (carried.size > 0) return [...carried];
  return [...tables["ec2.securityGroups"].values()].filter((group) => group.vpcId === vpcId && group.groupName === "default").map(({ groupId }) => groupId);
}
