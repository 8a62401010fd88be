import type { Call } from "../../../bridge/protocol.ts";
import { by } from "../../../lib/compare.ts";
import type { Tables } from "../../store/replica.ts";
import { CheckedChoice } from "./CheckedChoice.tsx";
import { GroupLinks } from "./GroupLinks.tsx";

export interface GroupChoiceProps {
  readonly groupIds: readonly string[];
  readonly vpcId: string;
  readonly tables: Tables;
  /** The call that puts others in their place. */
  readonly replace: (groupIds: string[]) => Call;
}

/** The security groups that something carries, and which it could. */
export function GroupChoice({ groupIds, vpcId, tables, replace }: GroupChoiceProps) {
  const groups = [...tables["ec2.securityGroups"].values()].filter((row) => row.vpcId === vpcId).toSorted(by((row) => row.groupName));
  return (
    <CheckedChoice title="Security groups" chosen={groupIds} options={groups.map(({ groupId, groupName }) => ({ id: groupId, label: groupName }))} replace={(ids) => [replace(ids)]}>
      <span className="flex flex-wrap gap-x-3">
        <GroupLinks groupIds={groupIds} tables={tables} />
      </span>
    </CheckedChoice>
  );
}
