import type { Rows } from "../../../../bridge/protocol.ts";
import { clockText } from "../../../../lib/timeText.ts";
import { grouping } from "../../../graph/grouping.ts";
import type { Tables } from "../../../store/replica.ts";

type TablesOfInstances = Pick<Tables, "ec2.instances" | "ecs.containerInstances">;

const registeredAs = grouping<"ecs.containerInstances">(({ status, ec2InstanceId }) => (status === "INACTIVE" ? null : ec2InstanceId));

/** What an instance is that ECS launched, and how it stands with it: `m5.large, idle since 10:00`. */
export function managedWords({ instanceId, emptySince, underusedSince = null }: Rows["ecs.launchedInstances"], tables: TablesOfInstances): string {
  const { instanceType = "gone" } = tables["ec2.instances"].get(instanceId) ?? {};
  const [own] = registeredAs(tables["ecs.containerInstances"], instanceId);
  if (own === undefined) return `${instanceType}, on its way`;
  if (own.status === "DRAINING") return `${instanceType}, drains`;
  if (emptySince !== null) return `${instanceType}, idle since ${clockText(emptySince)}`;
  return underusedSince === null ? instanceType : `${instanceType}, its tasks fit elsewhere since ${clockText(underusedSince)}`;
}
