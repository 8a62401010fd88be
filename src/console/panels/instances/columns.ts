import type { LineKey } from "./instanceLines.ts";

/** A column of the table. */
export interface Column {
  readonly key: LineKey;
  readonly title: string;
  /** In pixels. */
  readonly width: number;
  /** Stands to the right, and is ordered from the largest. */
  readonly isFigure: boolean;
}

export interface ColumnsRead {
  readonly isPlacing: boolean;
  readonly clusters: number;
  /** Room for the columns, in pixels. */
  readonly width: number;
  /** The column that the lines are ordered by stays. */
  readonly orderedBy: LineKey;
}

/**
 * The columns that say something now: the cluster's name where there are several, the placement while one is shown.
 * Where they have no room beside the others, some give way: what is reserved is what is not free.
 */
export function columnsFor({ isPlacing, clusters, width, orderedBy }: ColumnsRead): readonly Column[] {
  let columns = COLUMNS.filter(({ key }) => (key !== "placement" || isPlacing) && (key !== "cluster" || clusters > 1));
  for (const key of GIVE_WAY) {
    if (widthOf(columns) <= width) break;
    if (key !== orderedBy) columns = columns.filter((column) => column.key !== key);
  }
  return columns;
}

/** How wide columns are together, in pixels. */
export function widthOf(columns: readonly Column[]): number {
  return columns.reduce((sum, column) => sum + column.width, 0);
}

const GIVE_WAY: readonly LineKey[] = ["memoryReserved", "cpuReserved", "type", "memoryStranded", "cpuStranded"];

const text = (key: LineKey, title: string, width: number): Column => ({ key, title, width, isFigure: false });
const amount = (key: LineKey, title: string, width: number): Column => ({ key, title, width, isFigure: true });

const COLUMNS: readonly Column[] = [
  text("instance", "Instance", 66),
  text("placement", "Placement", 200),
  text("cluster", "Cluster", 72),
  text("zone", "Zone", 78),
  text("type", "Type", 78),
  text("status", "Status", 86),
  amount("tasks", "Tasks", 50),
  amount("cpuReserved", "CPU reserved", 62),
  amount("cpuFree", "CPU free", 52),
  amount("cpuStranded", "CPU stranded", 64),
  amount("memoryReserved", "MiB reserved", 62),
  amount("memoryFree", "MiB free", 56),
  amount("memoryStranded", "MiB stranded", 64),
];
