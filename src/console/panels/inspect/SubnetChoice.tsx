import { call } from "../../../aws/generated/api.ts";
import type { Rows } from "../../../bridge/protocol.ts";
import type { Tables } from "../../store/replica.ts";
import { subnetsOf } from "../../store/subnets.ts";
import { CheckedChoice } from "./CheckedChoice.tsx";
import { RefLink } from "./RefLink.tsx";

export interface SubnetChoiceProps {
  readonly balancer: Rows["elbv2.loadBalancers"];
  readonly tables: Tables;
}

/** The subnets that a load balancer is in, one for each zone that it is enabled in, and which it could be in. */
export function SubnetChoice({ balancer: { loadBalancerArn: LoadBalancerArn, vpcId, subnetIds }, tables }: SubnetChoiceProps) {
  const subnets = subnetsOf(vpcId, tables);
  const options = subnets.map(({ subnetId, availabilityZone, cidrBlock }) => ({ id: subnetId, label: <>{availabilityZone} <span className="text-ink-3">{cidrBlock}</span></> }));
  return (
    <CheckedChoice title="Zones and subnets" chosen={subnetIds} options={options} replace={(Subnets) => call("elbv2", "SetSubnets", { LoadBalancerArn, Subnets })}>
      <ul>
        {subnets
          .filter(({ subnetId }) => subnetIds.includes(subnetId))
          .map(({ subnetId, availabilityZone }) => (
            <li key={subnetId} className="flex justify-between gap-2">
              {availabilityZone}
              <RefLink to={{ table: "ec2.subnets", id: subnetId }}>{subnetId}</RefLink>
            </li>
          ))}
      </ul>
    </CheckedChoice>
  );
}
