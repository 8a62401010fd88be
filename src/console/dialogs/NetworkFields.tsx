import { by } from "../../lib/compare.ts";
import { useTable } from "../store/replica.ts";
import { Checkbox } from "../ui/Checkbox.tsx";
import { FieldError } from "../ui/Field.tsx";
import { errorAt } from "./FormDialog.tsx";
import type { NetworkDraft } from "./networkDraft.ts";
import type { Submission } from "./useSubmission.ts";

export interface NetworkFieldsProps {
  readonly network: NetworkDraft;
  readonly onChange: (network: NetworkDraft) => void;
  readonly submission: Submission;
}

/** Subnets by zone, and security groups: tasks with a network interface of their own need both. */
export function NetworkFields({ network, onChange, submission }: NetworkFieldsProps) {
  const subnets = [...useTable("ec2.subnets").values()].toSorted(by((row) => row.availabilityZone, (row) => row.subnetId));
  const groups = [...useTable("ec2.securityGroups").values()].toSorted(by((row) => row.groupName, (row) => row.groupId));
  const { subnetIds, securityGroupIds } = network;
  return (
    <>
      <fieldset className="flex flex-col gap-1">
        <legend className="float-left mb-0.5 w-full text-xs font-medium text-ink-2">Subnets</legend>
        {subnets.map(({ subnetId, availabilityZone, cidrBlock }) => (
          <Checkbox key={subnetId} checked={subnetIds.includes(subnetId)} onChange={(isIn) => onChange({ ...network, subnetIds: toggled(subnetIds, subnetId, isIn) })}>
            {availabilityZone} <span className="text-ink-3">{cidrBlock}</span>
          </Checkbox>
        ))}
        <FieldError>{errorAt(submission, "subnets")}</FieldError>
      </fieldset>
      <fieldset className="flex flex-col gap-1">
        <legend className="float-left mb-0.5 w-full text-xs font-medium text-ink-2">Security groups</legend>
        {groups.map(({ groupId, groupName }) => (
          <Checkbox key={groupId} checked={securityGroupIds.includes(groupId)} onChange={(isIn) => onChange({ ...network, securityGroupIds: toggled(securityGroupIds, groupId, isIn) })}>
            {groupName} <span className="font-mono text-xs text-ink-3">{groupId}</span>
          </Checkbox>
        ))}
        <FieldError>{errorAt(submission, "securityGroups")}</FieldError>
      </fieldset>
      {network.isPublic !== undefined && (
        <Checkbox checked={network.isPublic} onChange={(isPublic) => onChange({ ...network, isPublic })}>
          Public IP addresses <span className="text-ink-3">without them images come by NAT or endpoints</span>
        </Checkbox>
      )}
    </>
  );
}

function toggled(ids: readonly string[], id: string, isIn: boolean): readonly string[] {
  return isIn ? [...ids, id] : ids.filter((one) => one !== id);
}
