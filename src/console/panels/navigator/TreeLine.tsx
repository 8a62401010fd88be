import { Boxes, ChevronDown, ChevronRight, type LucideIcon, Route, Server, Target } from "lucide-react";
import { memo } from "react";
import { type DragItem, useDragSource } from "../../graph/drag.ts";
import { classNames } from "../../ui/classNames.ts";
import { StatusGlyph } from "../../ui/StatusGlyph.tsx";
import { Swatch } from "../../ui/Swatch.tsx";
import { isSameNode, type NodeIcon, type TreeRow } from "./treeRows.ts";
import { setOpen } from "./useTree.ts";
import { ROW_HEIGHT } from "../../ui/useWindow.ts";

export interface TreeLineProps {
  readonly row: TreeRow;
  readonly index: number;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  /** The same function for all lines, so that a selection draws two of them anew. */
  readonly onChoose: (row: TreeRow) => void;
}

/** A line of the tree. Services can be dragged from here onto a target group. It is drawn anew when it says something else. */
export const TreeLine = memo(function TreeLine(props: TreeLineProps) {
  const { ref } = props.row.node;
  return ref?.table === "ecs.services" ? <DraggableLine {...props} item={{ kind: "service", arn: ref.id }} /> : <Line {...props} />;
}, isSameLine);

function isSameLine({ row: a, ...before }: TreeLineProps, { row: b, ...after }: TreeLineProps): boolean {
  return (
    before.index === after.index &&
    before.isActive === after.isActive &&
    before.isSelected === after.isSelected &&
    before.onChoose === after.onChoose &&
    a.level === b.level &&
    a.position === b.position &&
    a.siblings === b.siblings &&
    a.isOpen === b.isOpen &&
    isSameNode(a.node, b.node)
  );
}

function DraggableLine({ item, ...props }: TreeLineProps & { readonly item: DragItem }) {
  const { onPointerDown } = useDragSource(item);
  return <Line {...props} onPointerDown={onPointerDown} />;
}

const ICONS: Readonly<Record<NonNullable<NodeIcon>, LucideIcon>> = {
  cluster: Boxes,
  instance: Server,
  loadBalancer: Route,
  targetGroup: Target,
};

interface LineProps extends TreeLineProps {
  readonly onPointerDown?: ReturnType<typeof useDragSource>["onPointerDown"];
}

function Line({ row, index, isActive, isSelected, onChoose, onPointerDown }: LineProps) {
  const { node, level, isOpen } = row;
  const Icon = node.icon === null ? null : ICONS[node.icon];
  return (
    <div
      role="treeitem"
      id={rowId(index)}
      data-index={index}
      aria-level={level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-selected={isSelected}
      aria-expanded={isOpen ?? undefined}
      aria-label={[node.label, node.detail, node.statusWord, node.meta].filter((part) => part !== "").join(", ")}
      onClick={() => onChoose(row)}
      onPointerDown={onPointerDown}
      style={{ top: index * ROW_HEIGHT, height: ROW_HEIGHT, paddingLeft: 12 + (level - 1) * 14 }}
      className={classNames(
        "absolute inset-x-0 flex cursor-default items-center gap-1.5 pr-2.5 whitespace-nowrap",
        isSelected ? "bg-accent-soft shadow-[inset_2px_0_var(--accent)]" : "hover:bg-hover",
        isActive && "group-focus-visible/tree:outline-2 group-focus-visible/tree:-outline-offset-2 group-focus-visible/tree:outline-accent",
      )}
    >
      <Toggle isOpen={isOpen} nodeKey={node.key} />
      {node.hue !== null && <Swatch hue={node.hue} />}
      {Icon !== null && <Icon size={13} className="shrink-0 text-ink-3" />}
      <span className={classNames("truncate", level === 1 && "font-semibold")}>{node.label}</span>
      {node.detail !== "" && <span className="truncate text-xs text-ink-3">{node.detail}</span>}
      <span className="ml-auto flex shrink-0 items-center gap-1.25 pl-2 text-xs text-ink-3">
        {node.status !== null && <StatusGlyph status={node.status} size={9} />}
        {node.meta}
      </span>
    </div>
  );
}

/** The id of a line's element, so that the tree can name its active one. */
export function rowId(index: number): string {
  return `navigator-row-${index}`;
}

/** For the pointer only: the keyboard opens and closes with the arrows. */
function Toggle({ isOpen, nodeKey }: { readonly isOpen: boolean | null; readonly nodeKey: string }) {
  if (isOpen === null) return <span className="w-3 shrink-0" />;
  const Icon = isOpen ? ChevronDown : ChevronRight;
  return (
    <span
      aria-hidden
      onClick={(event) => {
        event.stopPropagation();
        setOpen(nodeKey, !isOpen);
      }}
      className="-my-1 -ml-1 shrink-0 p-1 pr-0 text-ink-3"
    >
      <Icon size={12} />
    </span>
  );
}
