import type { PlacementVerdict, Rows } from "../../bridge/protocol.ts";
import { shortName } from "../store/names.ts";
import { many, percent } from "./figures.ts";
import type { InstanceLook } from "./instanceLook.ts";

/** A container instance as it is read out, on a card or on a tile. */
export function instanceSentence(
  row: Rows["ecs.containerInstances"],
  { look, taskCount, verdict }: { readonly look: InstanceLook; readonly taskCount: number; readonly verdict: PlacementVerdict | null },
): string {
  const cpu = percent(row.cpuUnits - row.cpuUnitsFree, row.cpuUnits);
  const memory = percent(row.memoryMiB - row.memoryMiBFree, row.memoryMiB);
  const told = verdict === null ? "" : ` ${verdict.headline}: ${verdict.reason}.`;
  return `Instance ${shortName(row.ec2InstanceId)}, ${row.instanceType}, ${row.availabilityZone}. ${look.word}. CPU ${cpu} %, memory ${memory} % reserved. ${many(taskCount, "task")}.${told}`;
}
