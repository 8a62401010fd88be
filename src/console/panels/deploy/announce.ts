import { navigate } from "wouter/use-hash-location";
import { nameIn } from "../../store/names.ts";
import { select } from "../../store/selection.ts";
import { toast } from "../../ui/toast.ts";

export interface Registered {
  readonly arn: string;
  /** Services that took the new revision. */
  readonly updated: readonly string[];
  /** Services that were to take it and did not. */
  readonly refusedCount: number;
}

/** Says what was registered, and leads to where it can be watched. */
export function announce({ arn, updated, refusedCount }: Registered): void {
  const [service] = updated;
  const words = [
    updated.length === 0 ? "" : updated.length === 1 ? `${nameIn(service ?? "")} is being updated.` : `${updated.length} services are being updated.`,
    refusedCount === 0 ? "" : refusedCount === 1 ? "1 service was not updated." : `${refusedCount} services were not updated.`,
  ].filter((word) => word !== "");
  toast(`Registered ${nameIn(arn)}`, {
    tone: refusedCount === 0 ? "ok" : "bad",
    detail: words.length === 0 ? null : words.join(" "),
    action: {
      label: service === undefined ? "Show on the map" : "Watch on the map",
      run: () => {
        select(service === undefined ? { table: "ecs.taskDefinitions", id: arn } : { table: "ecs.services", id: service });
        navigate("/");
      },
    },
  });
}
