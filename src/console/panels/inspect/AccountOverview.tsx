import type { Replica } from "../../store/replica.ts";
import { AutoScalingGroupOverview } from "./group/AutoScalingGroupOverview.tsx";
import { CapacityProviderOverview } from "./group/CapacityProviderOverview.tsx";
import { RouteTableOverview } from "./network/RouteTableOverview.tsx";
import { SecurityGroupOverview } from "./network/SecurityGroupOverview.tsx";
import { SubnetOverview } from "./network/SubnetOverview.tsx";
import { VpcOverview } from "./network/VpcOverview.tsx";
import { RoleOverview } from "./role/RoleOverview.tsx";
import type { AccountSubject } from "./subject.ts";

/** A part of the network, a role, or what instances come from. */
export function AccountOverview({ subject, state }: { readonly subject: AccountSubject; readonly state: Replica }) {
  switch (subject.kind) {
    case "vpc":
      return <VpcOverview vpc={subject.vpc} state={state} />;
    case "subnet":
      return <SubnetOverview subnet={subject.subnet} state={state} />;
    case "securityGroup":
      return <SecurityGroupOverview group={subject.group} state={state} />;
    case "routeTable":
      return <RouteTableOverview table={subject.table} state={state} />;
    case "role":
      return <RoleOverview role={subject.role} state={state} />;
    case "autoScalingGroup":
      return <AutoScalingGroupOverview group={subject.group} state={state} />;
    case "capacityProvider":
      return <CapacityProviderOverview provider={subject.provider} state={state} />;
  }
}
