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

/** The columns that say something now: the cluster's name where there are several, the placement while one is shown. */
export function columnsFor({ isPlacing, clusters }: { readonly isPlacing: boolean; readonly clusters: number }): readonly Column[] {
  return COLUMNS.filter(({ key }) => (key !== "placement" || isPlacing) && (key !== "cluster" || clusters > 1));
}

const text = (key: LineKey, title: string, width: number): Column => ({ key, title, width, isFigure: false });
const amount = (key: LineKey, title: string, width: number): Column => ({ key, title, width, isFigure: true });

const COLUMNS: readonly Column[] = [
  text("instance", "Instance", 72),
  text("placement", "Placement", 236),
  text("cluster", "Cluster", 84),
  text("zone", "Zone", 86),
  text("type", "Type", 84),
  text("status", "Status", 98),
  amount("tasks", "Tasks", 56),
  amount("cpuReserved", "CPU reserved", 96),
  amount("cpuFree", "CPU free", 74),
  amount("cpuStranded", "CPU stranded", 98),
  amount("memoryReserved", "MiB reserved", 96),
  amount("memoryFree", "MiB free", 74),
  amount("memoryStranded", "MiB stranded", 98),
];
