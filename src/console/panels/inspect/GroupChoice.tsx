import { useState } from "react";
import type { Call } from "../../../bridge/protocol.ts";
import { by } from "../../../lib/compare.ts";
import type { Tables } from "../../store/replica.ts";
import { Button } from "../../ui/Button.tsx";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { Block } from "./Block.tsx";
import { GroupLinks } from "./GroupLinks.tsx";
import { RefusedInPlace } from "./RefusedInPlace.tsx";
import { useCall } from "./useCall.ts";

export interface GroupChoiceProps {
  readonly groupIds: readonly string[];
  readonly vpcId: string;
  readonly tables: Tables;
  /** The call that puts others in their place. */
  readonly replace: (groupIds: string[]) => Call;
}

/** The security groups that something carries, and which it could. */
export function GroupChoice({ groupIds, vpcId, tables, replace }: GroupChoiceProps) {
  const asking = useCall();
  const [draft, setDraft] = useState<readonly string[] | null>(null);
  const groups = [...tables["ec2.securityGroups"].values()].filter((row) => row.vpcId === vpcId).toSorted(by((row) => row.groupName));
  if (draft === null) {
    return (
      <Block title="Security groups" aside={<Button size="sm" onClick={() => setDraft(groupIds)}>Change</Button>}>
        <span className="flex flex-wrap gap-x-3">
          <GroupLinks groupIds={groupIds} tables={tables} />
        </span>
      </Block>
    );
  }
  const save = async () => {
    const call = replace([...draft]);
    if (await asking.make(call)) setDraft(null);
  };
  return (
    <Block title="Security groups">
      <div className="flex flex-col gap-1">
        {groups.map(({ groupId, groupName }) => (
          <Checkbox key={groupId} checked={draft.includes(groupId)} onChange={(isOn) => setDraft(isOn ? [...draft, groupId] : draft.filter((id) => id !== groupId))}>
            {groupName}
          </Checkbox>
        ))}
      </div>
      <span className="mt-1.5 flex gap-1.5">
        <Button size="sm" variant="primary" title={replace([]).operation} disabled={asking.isBusy} onClick={() => void save()}>
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
