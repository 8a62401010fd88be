import { by } from "../../lib/compare.ts";
import { tablesNow, useTable } from "../store/replica.ts";
import { subnetsOf } from "../store/subnets.ts";
import { Checkbox } from "../ui/Checkbox.tsx";
import { FieldError } from "../ui/Field.tsx";
import { Select } from "../ui/Select.tsx";
import { TextInput } from "../ui/TextInput.tsx";
import { errorAt } from "./FormDialog.tsx";
import { LISTENER_PROTOCOLS } from "./listenerProtocols.ts";
import type { PartProps } from "./PublishDialog.tsx";
import { balancerSubnetIds } from "./placesForNew.ts";
import { BALANCER, NEW_GROUP } from "./publishSteps.ts";
import { Section } from "./Section.tsx";

const TYPES = [
  { value: "application", label: "Application (HTTP, HTTPS)" },
  { value: "network", label: "Network (TCP, UDP, TLS)" },
  { value: "classic", label: "Classic (whole instances)" },
] as const;

const SCHEMES = [
  { value: "internet-facing", label: "Internet-facing" },
  { value: "internal", label: "Internal" },
] as const;

/** What a load balancer is, and where it stands. */
export function BalancerPart({ draft, set, submission, canBeClassic }: PartProps & { readonly canBeClassic: boolean }) {
  const vpcs = [...useTable("ec2.vpcs").values()];
  const become = (chosen: (typeof TYPES)[number]["value"]) => {
    const isClassic = chosen === "classic";
    const type = isClassic ? "application" : chosen;
    const protocol = LISTENER_PROTOCOLS[type][0];
    set({ type, isClassic, listenerProtocol: protocol, targetGroupProtocol: protocol });
  };
  return (
    <Section title="Load balancer" isDone={submission.done.has(BALANCER)}>
      <TextInput label="Name" value={draft.loadBalancerName} onChange={(loadBalancerName) => set({ loadBalancerName })} error={errorAt(submission, "loadBalancerName")} data-autofocus />
      <div className="grid grid-cols-2 gap-3">
        <Select label="Type" value={draft.isClassic ? "classic" : draft.type} onChange={(value) => become(TYPES.find((one) => one.value === value)?.value ?? draft.type)} options={canBeClassic ? TYPES : TYPES.slice(0, 2)} />
        <Select label="Scheme" value={draft.scheme} onChange={(value) => set({ scheme: SCHEMES.find((one) => one.value === value)?.value ?? draft.scheme })} options={SCHEMES} />
      </div>
      {vpcs.length > 1 && (
        <Select
          label="VPC"
          value={draft.vpcId}
          onChange={(vpcId) => set({ vpcId, subnetIds: balancerSubnetIds(vpcId, draft.scheme, tablesNow()), securityGroupId: NEW_GROUP })}
          options={vpcs.map(({ vpcId, cidrBlock, isDefault }) => ({ value: vpcId, label: `${vpcId} · ${cidrBlock}${isDefault ? " · default" : ""}` }))}
        />
      )}
      <Subnets draft={draft} set={set} submission={submission} />
      <GroupSelect draft={draft} set={set} submission={submission} />
    </Section>
  );
}

/** One in each zone in which targets are to get requests. */
function Subnets({ draft: { vpcId, subnetIds }, set, submission }: PartProps) {
  useTable("ec2.subnets");
  return (
    <fieldset className="flex flex-col">
      <legend className="text-xs font-medium text-ink-2">Zones and subnets</legend>
      <div className="grid grid-cols-2 gap-x-3">
        {subnetsOf(vpcId, tablesNow()).map(({ subnetId, availabilityZone, cidrBlock }) => (
          <Checkbox key={subnetId} checked={subnetIds.includes(subnetId)} onChange={(isOn) => set({ subnetIds: isOn ? [...subnetIds, subnetId] : subnetIds.filter((id) => id !== subnetId) })}>
            {availabilityZone} <span className="text-xs text-ink-3">{cidrBlock}</span>
          </Checkbox>
        ))}
      </div>
      <FieldError>{errorAt(submission, "subnets")}</FieldError>
    </fieldset>
  );
}

function GroupSelect({ draft: { vpcId, securityGroupId }, set, submission }: PartProps) {
  const groups = [...useTable("ec2.securityGroups").values()].filter((row) => row.vpcId === vpcId).toSorted(by((row) => row.groupName));
  return (
    <Select
      label="Security group"
      value={securityGroupId}
      onChange={(id) => set({ securityGroupId: id })}
      options={[{ value: NEW_GROUP, label: "A new one, open at the listener's port" }, ...groups.map(({ groupId, groupName }) => ({ value: groupId, label: `${groupName} · ${groupId}` }))]}
      hint={securityGroupId === NEW_GROUP ? "The groups of the instances let it in." : undefined}
      error={errorAt(submission, "securityGroups")}
    />
  );
}
