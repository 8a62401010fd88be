import { useState } from "react";
import { call } from "../../../aws/generated/api.ts";
import type { Rows } from "../../../bridge/protocol.ts";
import type { Tables } from "../../store/replica.ts";
import { subnetsOf } from "../../store/subnets.ts";
import { Button } from "../../ui/Button.tsx";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { Block } from "./Block.tsx";
import { RefLink } from "./RefLink.tsx";
import { RefusedInPlace } from "./RefusedInPlace.tsx";
import { useCall } from "./useCall.ts";

export interface SubnetChoiceProps {
  readonly balancer: Rows["elbv2.loadBalancers"];
  readonly tables: Tables;
}

/** The subnets that a load balancer is in, one for each zone that it is enabled in, and which it could be in. */
export function SubnetChoice({ balancer: { loadBalancerArn, vpcId, subnetIds }, tables }: SubnetChoiceProps) {
  const asking = useCall();
  const [draft, setDraft] = useState<readonly string[] | null>(null);
  const subnets = subnetsOf(vpcId, tables);
  if (draft === null) {
    return (
      <Block title="Zones and subnets" aside={<Button size="sm" onClick={() => setDraft(subnetIds)}>Change</Button>}>
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
      </Block>
    );
  }
  const save = async () => {
    if (await asking.make(call("elbv2", "SetSubnets", { LoadBalancerArn: loadBalancerArn, Subnets: draft }))) setDraft(null);
  };
  return (
    <Block title="Zones and subnets">
      <div className="flex flex-col gap-1">
        {subnets.map(({ subnetId, availabilityZone, cidrBlock }) => (
          <Checkbox key={subnetId} checked={draft.includes(subnetId)} onChange={(isOn) => setDraft(isOn ? [...draft, subnetId] : draft.filter((id) => id !== subnetId))}>
            {availabilityZone} <span className="text-ink-3">{cidrBlock}</span>
          </Checkbox>
        ))}
      </div>
      <span className="mt-1.5 flex gap-1.5">
        <Button size="sm" variant="primary" title="SetSubnets" disabled={asking.isBusy} onClick={() => void save()}>
          Save
        </Button>
        <Button size="sm" variant="ghost" onClick={() => setDraft(null)}>
          Cancel
        </Button>
      </span>
      <RefusedInPlace asking={asking} />
    </Block>
  );
}
