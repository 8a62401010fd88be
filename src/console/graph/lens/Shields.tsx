import { Shield } from "lucide-react";
import { useTable } from "../../store/replica.ts";
import { select, useIsSelected } from "../../store/selection.ts";
import { classNames } from "../../ui/classNames.ts";
import { hueStyle } from "../../ui/hue.ts";
import { groupHue } from "./groupHue.ts";

export interface ShieldsProps {
  readonly groupIds: readonly string[];
  /** Where there is no room for names, they are told by hovering. */
  readonly isBare?: boolean;
}

/** Security groups, each a shield in its own hue. A click selects one. */
export function Shields({ groupIds, isBare = false }: ShieldsProps) {
  return (
    <span className="shields">
      {groupIds.length === 0 && "no security group"}
      {groupIds.map((groupId) => (
        <OneShield key={groupId} groupId={groupId} isBare={isBare} />
      ))}
    </span>
  );
}

/** The keyboard finds groups in the navigator: on the map the arrows go from card to card. */
function OneShield({ groupId, isBare }: { readonly groupId: string; readonly isBare: boolean }) {
  const groups = useTable("ec2.securityGroups");
  const name = groups.get(groupId)?.groupName ?? groupId;
  const ref = { table: "ec2.securityGroups", id: groupId } as const;
  const isSelected = useIsSelected(ref);
  return (
    <button
      type="button"
      tabIndex={-1}
      data-no-drag
      className={classNames("pick nopan", isSelected && "on")}
      style={hueStyle(groupHue(groupId, groups))}
      title={`${name} · ${groupId}`}
      aria-label={`Security group ${name}`}
      onClick={(event) => {
        event.stopPropagation();
        select(ref);
      }}
    >
      <Shield aria-hidden size={isBare ? 13 : 11} className="shield" />
      {!isBare && <span>{name}</span>}
    </button>
  );
}
