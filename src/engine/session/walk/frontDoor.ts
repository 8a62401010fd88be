import { call } from "../../../aws/generated/api.ts";
import type { View } from "../../kernel/context.ts";
import { legOfClients, type BalancerFront } from "../../services/balancerFront.ts";
import { judgeLeg, type Hop } from "../../services/ec2/contract.ts";
import type { ListenerRow, LoadBalancerRow } from "../../services/elbv2/contract.ts";
import { groupsText, letIn, toInternetGateway } from "./repairs.ts";
import { passes, stops, type Finding } from "./walk.ts";

interface Door {
  readonly balancer: BalancerFront;
  readonly port: number;
  readonly sourceIp: string;
}

/** Whether a client on the internet gets to the port of a load balancer at all. */
export function judgeClient(view: View, { balancer, port, sourceIp }: Door): Finding {
  const name = sourceIp;
  if (balancer.scheme === "internal") {
    return stops(name, `${balancer.loadBalancerName} is internal: its name leads to private addresses, to which nobody outside of the VPC has a way.`, { field: "CreateLoadBalancer Scheme" });
  }
  const last = judgeLeg(view, legOfClients(view, balancer, port, sourceIp)).at(-1);
  if (last === undefined || last.passes) return passes(name, `${sourceIp} gets to port ${port} of ${balancer.loadBalancerName}.`);
  return last.at === "route" ? noRoad(view, name, last) : notLetIn(view, name, { balancer, port, sourceIp });
}

export function judgeListener({ loadBalancerName, state }: LoadBalancerRow, { protocol, port }: ListenerRow): Finding {
  const name = `${protocol}:${port}`;
  if (state === "active") return passes(name, `${loadBalancerName} listens for ${protocol} on port ${port}.`);
  return stops(name, `${loadBalancerName} is ${state}: it answers nobody before it is active.`);
}

function noRoad(view: View, name: string, { subnetId, routeTableId }: Hop & { readonly at: "route" }): Finding {
  return stops(name, `The route table ${routeTableId} of the load balancer's subnet ${subnetId} does not lead to an internet gateway: clients time out.`, {
    field: "CreateRoute GatewayId",
    repairs: toInternetGateway(view, { subnetId, routeTableId }),
  });
}

function notLetIn(view: View, name: string, { balancer, port, sourceIp }: Door): Finding {
  const [GroupId = ""] = balancer.securityGroupIds;
  const IpPermissions = [{ IpProtocol: "tcp", FromPort: port, ToPort: port, IpRanges: [{ CidrIp: "0.0.0.0/0" }] }];
  return stops(
    name,
    `No rule of ${groupsText(view, balancer.securityGroupIds)} lets TCP ${port} in from ${sourceIp}: the connection is dropped, the client times out, and the load balancer counts nothing.`,
    {
      field: "AuthorizeSecurityGroupIngress IpPermissions",
      repairs: [letIn(`Let TCP ${port} in from anywhere`, call("ec2", "AuthorizeSecurityGroupIngress", { GroupId, IpPermissions }))],
    },
  );
}
