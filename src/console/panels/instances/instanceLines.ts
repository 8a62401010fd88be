import { by } from "../../../lib/compare.ts";
import type { PlacementVerdict, Rows } from "../../../bridge/protocol.ts";
import { instanceLook } from "../../graph/instanceLook.ts";
import { tally } from "../../store/following.ts";
import { nameIn, shortName } from "../../store/names.ts";
import type { Tables } from "../../store/replica.ts";
import type { Status } from "../../ui/StatusGlyph.tsx";

/** One instance of the table. */
export interface InstanceLine {
  readonly containerInstanceArn: string;
  readonly ec2InstanceId: string;
  readonly instance: string;
  readonly cluster: string;
  readonly type: string;
  readonly zone: string;
  readonly glyph: Status;
  readonly status: string;
  readonly cpuReserved: number;
  readonly cpuFree: number;
  /** null: not known yet. */
  readonly cpuStranded: number | null;
  readonly memoryReserved: number;
  readonly memoryFree: number;
  readonly memoryStranded: number | null;
  readonly tasks: number;
  /** What the placement that is on the map says of it; empty while there is none. */
  readonly placement: string;
}

/** What the lines are read from besides the tables. */
export interface LinesRead {
  readonly tables: Tables;
  /** What no service can use of what is free, by instance. */
  readonly stranded: ReadonlyMap<string, { readonly cpuUnits: number; readonly memoryMiB: number }>;
  readonly verdicts: ReadonlyMap<string, PlacementVerdict>;
  /** The instances that the filter selects; null: all. */
  readonly matching: ReadonlySet<string> | null;
}

export type LineKey = Exclude<keyof InstanceLine, "containerInstanceArn" | "ec2InstanceId" | "glyph">;

export interface Order {
  readonly key: LineKey;
  readonly descending: boolean;
}

const tasksOn = tally<"ecs.tasks">((task) => (task.lastStatus === "STOPPED" ? null : task.containerInstanceArn));

/** The container instances of all clusters, in an order; ties by zone and id. */
export function instanceLines(read: LinesRead, { key, descending }: Order): readonly InstanceLine[] {
  const lines: InstanceLine[] = [];
  for (const row of read.tables["ecs.containerInstances"].values()) {
    if (row.status === "INACTIVE" || read.matching?.has(row.containerInstanceArn) === false) continue;
    lines.push(lineOf(row, read, tasksOn(read.tables["ecs.tasks"], row.containerInstanceArn)));
  }
  const value = (line: InstanceLine) => line[key] ?? -1;
  const ties = by<InstanceLine>((line) => line.zone, (line) => line.ec2InstanceId);
  const order = by(value);
  return lines.sort((a, b) => (descending ? order(b, a) : order(a, b)) || ties(a, b));
}

function lineOf(row: Rows["ecs.containerInstances"], { tables, stranded, verdicts }: LinesRead, tasks: number): InstanceLine {
  const { containerInstanceArn: arn } = row;
  const look = instanceLook({ tables }, arn);
  const lost = stranded.get(arn);
  return {
    containerInstanceArn: arn,
    ec2InstanceId: row.ec2InstanceId,
    instance: shortName(row.ec2InstanceId),
    cluster: nameIn(row.clusterArn),
    type: row.instanceType,
    zone: row.availabilityZone,
    glyph: look.status,
    status: look.isQuiet ? row.status : look.word,
    cpuReserved: row.cpuUnits - row.cpuUnitsFree,
    cpuFree: row.cpuUnitsFree,
    cpuStranded: lost?.cpuUnits ?? null,
    memoryReserved: row.memoryMiB - row.memoryMiBFree,
    memoryFree: row.memoryMiBFree,
    memoryStranded: lost?.memoryMiB ?? null,
    tasks,
    placement: placementWords(verdicts, arn),
  };
}

/** While stages are gone through, who has not been dropped yet is left. */
function placementWords(verdicts: ReadonlyMap<string, PlacementVerdict>, arn: string): string {
  const verdict = verdicts.get(arn);
  if (verdict === undefined) return verdicts.size === 0 ? "" : "Left";
  return verdict.reason === "" ? verdict.headline : `${verdict.headline}: ${verdict.reason}`;
}
