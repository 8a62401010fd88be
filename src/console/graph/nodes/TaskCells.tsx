import { classNames } from "../../ui/classNames.ts";
import type { TaskCell } from "../taskCells.ts";

export interface TaskCellsProps {
  readonly cells: readonly TaskCell[];
  /** Taller, with the revision printed in each cell. */
  readonly isBand?: boolean;
}

/** More cells than that become one bar in proportion. */
const CELLS = 24;

/** A service's tasks in a strip. */
export function TaskCells({ cells, isBand = false }: TaskCellsProps) {
  if (cells.length > CELLS) return <Stacked cells={cells} isBand={isBand} />;
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

const LOOKS = ["newest", "older", "pending", "draining", "none"] as const;

function Stacked({ cells, isBand = false }: TaskCellsProps) {
  return (
    <div className="cells" aria-hidden>
      {LOOKS.map((look) => {
        const count = cells.filter((cell) => cell.look === look).length;
        return count === 0 ? null : (
          <span key={look} className={classNames("cell", look)} style={{ flexGrow: count }}>
            {isBand && count >= cells.length / 12 ? count : null}
          </span>
        );
      })}
    </div>
  );
}
