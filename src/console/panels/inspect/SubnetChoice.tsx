import type { Call } from "../../../bridge/protocol.ts";
import type { Tables } from "../../store/replica.ts";
import { subnetsOf } from "../../store/subnets.ts";
import { CheckedChoice } from "./CheckedChoice.tsx";
import { RefLink } from "./RefLink.tsx";

export interface SubnetChoiceProps {
  readonly balancer: { readonly vpcId: string; readonly subnetIds: readonly string[] };
  readonly tables: Tables;
  /** The calls that put others in their place. */
  readonly replace: (subnetIds: string[]) => readonly Call[];
}

/** The subnets that a load balancer is in, one for each zone that it is enabled in, and which it could be in. */
export function SubnetChoice({ balancer: { vpcId, subnetIds }, tables, replace }: SubnetChoiceProps) {
  const subnets = subnetsOf(vpcId, tables);
  const options = subnets.map(({ subnetId, availabilityZone, cidrBlock }) => ({ id: subnetId, label: <>{availabilityZone} <span className="text-ink-3">{cidrBlock}</span></> }));
  return (
    <CheckedChoice title="Zones and subnets" chosen={subnetIds} options={options} replace={replace}>
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
