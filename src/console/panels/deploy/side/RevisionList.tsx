import { Ellipsis } from "lucide-react";
import type { Rows } from "../../../../bridge/protocol.ts";
import { clockParts } from "../../../../lib/timeText.ts";
import { openDialog } from "../../../dialogs/requests.ts";
import { nameIn } from "../../../store/names.ts";
import { classNames } from "../../../ui/classNames.ts";
import { IconButton } from "../../../ui/IconButton.tsx";
import { Menu } from "../../../ui/Menu.tsx";
import type { MenuItem } from "../../../ui/menuItem.ts";
import { StatusGlyph } from "../../../ui/StatusGlyph.tsx";
import { Tag } from "../../../ui/Tag.tsx";

type Revision = Rows["ecs.taskDefinitions"];

export interface RevisionListProps {
  readonly revisions: readonly Revision[];
  /** The number that the draft will probably get. */
  readonly nextRevision: number;
  readonly changeCount: number;
  readonly errorCount: number;
  readonly isTouched: boolean;
  readonly tasks: ReadonlyMap<string, number>;
  /** The revision that the draft is compared with. */
  readonly comparedArn: string | null;
  readonly onCompare: (arn: string) => void;
  readonly onBeginFrom: (revision: Revision) => void;
}

/** The draft and the revisions behind it. A press on a revision compares the draft with it. */
export function RevisionList({ revisions, nextRevision, changeCount, errorCount, isTouched, ...rest }: RevisionListProps) {
  return (
    <div className="-mx-2 flex flex-col">
      <div className="grid min-h-11 grid-cols-[26px_1fr_auto] items-center gap-2.5 rounded-[7px] bg-accent-soft px-2.5 py-1 [--g-on:var(--accent-soft)]">
        <Place isDraft>{nextRevision}</Place>
        <div>
          <p className="font-[550]">Draft</p>
          <p className="text-xs text-ink-3">{isTouched ? `${changeCount === 1 ? "1 change" : `${changeCount} changes`}, not registered` : "Nothing changed yet"}</p>
        </div>
        {errorCount > 0 && (
          <span className="flex items-center gap-1.25 text-bad">
            <StatusGlyph status="failed" size={10} />
            {errorCount === 1 ? "1 error" : `${errorCount} errors`}
          </span>
        )}
      </div>
      {revisions.map((revision) => (
        <RevisionRow key={revision.taskDefinitionArn} revision={revision} {...rest} />
      ))}
    </div>
  );
}

type RowProps = Pick<RevisionListProps, "tasks" | "comparedArn" | "onCompare" | "onBeginFrom"> & { readonly revision: Revision };

function RevisionRow({ revision, tasks, comparedArn, onCompare, onBeginFrom }: RowProps) {
  const { taskDefinitionArn: arn, revision: number, status } = revision;
  const count = tasks.get(arn) ?? 0;
  const active = status === "ACTIVE";
  return (
    <div className={classNames("grid grid-cols-[1fr_auto] items-center rounded-[7px] pr-1", arn === comparedArn && "bg-hover")}>
      <button type="button" aria-pressed={arn === comparedArn} aria-label={`Compare with revision ${number}`} onClick={() => onCompare(arn)} className="grid min-h-11 grid-cols-[26px_1fr_auto] items-center gap-2.5 px-2.5 py-1 text-left">
        <Place>{number}</Place>
        <span className={active ? undefined : "text-ink-3"}>
          <span className="block font-[550]">{STATUS_WORDS[status]}</span>
          <span className="block text-xs text-ink-3">{when(revision)}</span>
        </span>
        {count > 0 ? <Tag>{count === 1 ? "1 task" : `${count} tasks`}</Tag> : <span className="text-ink-3">Not used</span>}
      </button>
      <Menu items={menuFor(revision, count, onBeginFrom)} align="end">
        <IconButton size="sm" icon={Ellipsis} label={`What to do with revision ${number}`} />
      </Menu>
    </div>
  );
}

function Place({ children, isDraft = false }: { readonly children: number; readonly isDraft?: boolean }) {
  return <span className={classNames("grid size-6.5 place-items-center rounded-control font-semibold", isDraft ? "bg-surface text-ink ring-[1.5px] ring-accent" : "bg-sunken text-ink-2")}>{children}</span>;
}

const STATUS_WORDS: Readonly<Record<Revision["status"], string>> = { ACTIVE: "Active", INACTIVE: "Inactive", DELETE_IN_PROGRESS: "Being deleted" };

function when({ registeredAt, deregisteredAt }: Revision): string {
  return deregisteredAt === null ? `Registered T+${clockParts(registeredAt)[0]}` : `Deregistered T+${clockParts(deregisteredAt)[0]}`;
}

function menuFor(revision: Revision, count: number, onBeginFrom: (revision: Revision) => void): readonly MenuItem[] {
  const { status } = revision;
  const name = nameIn(revision.taskDefinitionArn);
  const running = count === 0 ? "No task of it runs." : `Its ${count === 1 ? "task runs" : `${count} tasks run`} on.`;
  const begin: MenuItem = { id: "begin", label: `Begin from revision ${revision.revision}`, note: "replaces the draft", onSelect: () => onBeginFrom(revision) };
  if (status === "DELETE_IN_PROGRESS") return [begin];
  if (status === "INACTIVE") {
    return [
      begin,
      {
        id: "delete",
        label: "Delete",
        note: "DeleteTaskDefinitions",
        danger: true,
        onSelect: () =>
          openDialog({
            kind: "confirm",
            title: `Delete ${name}?`,
            sentence: `It goes for good once nothing uses it, and its number is not used again. ${running} You can undo this.`,
            verb: "Delete",
            calls: [{ service: "ecs", operation: "DeleteTaskDefinitions", input: { taskDefinitions: [name] } }],
          }),
      },
    ];
  }
  return [
    begin,
    {
      id: "deregister",
      label: "Deregister",
      note: "DeregisterTaskDefinition",
      danger: true,
      onSelect: () =>
        openDialog({
          kind: "confirm",
          title: `Deregister ${name}?`,
          sentence: `Nothing new can be started from it then. ${running} You can undo this.`,
          verb: "Deregister",
          calls: [{ service: "ecs", operation: "DeregisterTaskDefinition", input: { taskDefinition: name } }],
        }),
    },
  ];
}
