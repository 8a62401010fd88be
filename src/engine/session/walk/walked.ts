import type { Story } from "../../services/ecs/story.ts";
import type { Hop, Walk } from "./walk.ts";

/** For stories of walks. The places with their verdicts, one letter each: passes, warns, stops, unreached. */
export const brief = ({ hops, outcome }: Walk): string => `${hops.map(({ verdict }) => verdict[0]).join("")} ${outcome.status ?? "none"}`;

/** The place that is looked at. */
export const wrong = ({ hops }: Walk): Hop => hops.find(({ verdict }) => verdict === "stops") ?? hops.find(({ verdict }) => verdict === "warns") ?? fail();

function fail(): never {
  throw new Error("nothing is wrong");
}

/** Takes the first repair, as the button does. */
export function repair(s: Story, walk: Walk): void {
  const [first] = wrong(walk).repairs;
  if (first === undefined) throw new Error("nothing mends it");
  for (const { service, operation, input } of first.calls) s.call(service as "ec2", operation as "CreateSubnet", input as never);
}
