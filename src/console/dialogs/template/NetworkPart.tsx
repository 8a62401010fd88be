import { Checkbox } from "../../ui/Checkbox.tsx";
import { NumberInput } from "../../ui/NumberInput.tsx";
import { Select } from "../../ui/Select.tsx";
import { TextInput } from "../../ui/TextInput.tsx";
import { errorAt } from "../FormDialog.tsx";
import { Section } from "../Section.tsx";
import { subnetsOf } from "./networkSteps.ts";
import { hasInstances, NEW } from "./templateDraft.ts";
import type { PartProps } from "./templatePart.ts";

/** The VPC of a template, new or one that stands, and the security group of its instances. */
export function NetworkPart(props: PartProps) {
  const { draft, set, submission, tables, isDone } = props;
  const vpcs = [...tables["ec2.vpcs"].values()].map(({ vpcId, cidrBlock, isDefault }) => ({ value: vpcId, label: `${vpcId} · ${cidrBlock}${isDefault ? " · default" : ""}` }));
  const [first, second] = draft.subnetCidrs;
  return (
    <>
      <Section title="Networking" isDone={isDone("network")}>
        <Select
          label="VPC"
          value={draft.vpc}
          onChange={(vpc) => set({ vpc, securityGroup: NEW })}
          options={[{ value: NEW, label: "Create a new VPC" }, ...vpcs]}
          hint={draft.vpc === NEW ? "With an internet gateway, and a route to it from both subnets." : subnetsSentence(subnetsOf(draft.vpc, tables).length)}
        />
        {draft.vpc === NEW && (
          <div className="grid grid-cols-3 gap-3">
            <TextInput label="CIDR block" mono value={draft.cidr} onChange={(cidr) => set({ cidr })} error={errorAt(submission, "cidr")} />
            <TextInput label="Subnet 1" mono value={first} onChange={(value) => set({ subnetCidrs: [value, second] })} error={errorAt(submission, "subnetCidr")} />
            <TextInput label="Subnet 2" mono value={second} onChange={(value) => set({ subnetCidrs: [first, value] })} />
          </div>
        )}
      </Section>
      {hasInstances(draft) && <GroupPart {...props} />}
    </>
  );
}

function GroupPart({ draft, set, submission, tables, isDone }: PartProps) {
  const groups = [...tables["ec2.securityGroups"].values()].filter(({ vpcId }) => vpcId === draft.vpc);
  return (
    <Section title="Security group" isDone={isDone("securityGroup")}>
      {draft.vpc !== NEW && (
        <Select
          label="Security group of the instances"
          value={draft.securityGroup}
          onChange={(securityGroup) => set({ securityGroup })}
          options={[{ value: NEW, label: "Create a new security group" }, ...groups.map(({ groupId, groupName }) => ({ value: groupId, label: `${groupName} · ${groupId}` }))]}
        />
      )}
      {(draft.vpc === NEW || draft.securityGroup === NEW) && (
        <>
          <Checkbox checked={draft.port !== null} onChange={(isOpen) => set({ port: isOpen ? 80 : null })}>
            Open a port
          </Checkbox>
          {draft.port !== null && (
            <div className="grid grid-cols-[96px_1fr] gap-3">
              <NumberInput label="Port" min={0} max={65_535} value={draft.port} onChange={(port) => set({ port: port ?? 80 })} error={errorAt(submission, "ingressPort")} />
              <TextInput label="Source" mono value={draft.source} onChange={(source) => set({ source })} error={errorAt(submission, "ingressSource")} />
            </div>
          )}
        </>
      )}
    </Section>
  );
}

const subnetsSentence = (count: number): string => (count === 1 ? "Instances go to its subnet." : `Instances go to its ${count} subnets.`);
