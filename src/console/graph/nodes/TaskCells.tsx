import type { TaskKind } from "../../store/taskKinds.ts";
import { classNames } from "../../ui/classNames.ts";
import { useTasksOfService } from "../groups.ts";
import { cellsOf, type LookCount, looksOf } from "../taskCells.ts";

export interface TaskCellsProps {
  readonly serviceArn: string;
  readonly kinds: readonly TaskKind[];
  /** The task definition that the service wants now. */
  readonly newest: string;
  /** Cells at least; where tasks are missing they are empty. */
  readonly length: number;
  /** Taller, with the revision printed in each cell. */
  readonly isBand?: boolean;
}

/** More cells than that become one bar in proportion. */
const CELLS = 24;

/** A service's tasks in a strip. Where there are many, only their counts are read. */
export function TaskCells({ serviceArn, kinds, newest, length, isBand = false }: TaskCellsProps) {
  const looks = looksOf(kinds, newest, length);
  const total = cellCount(looks);
  return total > CELLS ? <Stacked looks={looks} total={total} isBand={isBand} /> : <Single {...{ serviceArn, newest, length, isBand }} />;
}

/** How many cells the strip has. */
export function cellCount(looks: readonly LookCount[]): number {
  return looks.reduce((sum, { count }) => sum + count, 0);
}

function Single({ serviceArn, newest, length, isBand }: Required<Omit<TaskCellsProps, "kinds">>) {
  const cells = cellsOf(useTasksOfService(serviceArn), newest, length);
  return (
    <div className="cells" aria-hidden>
      {cells.map(({ id, look, revision }) => (
        <span key={id} className={classNames("cell", look)}>
          {isBand && cells.length <= 14 ? revision : null}
        </span>
      ))}
    </div>
  );
}

function Stacked({ looks, total, isBand }: { readonly looks: readonly LookCount[]; readonly total: number; readonly isBand: boolean }) {
  return (
    <div className="cells" aria-hidden>
      {looks.map(({ look, count }) => (
        <span key={look} className={classNames("cell", look)} style={{ flexGrow: count }}>
          {isBand && count >= total / 12 ? count : null}
        </span>
      ))}
    </div>
  );
}
