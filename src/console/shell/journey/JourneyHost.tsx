import { useReplica } from "../../store/replica.ts";
import { onDemand } from "../../ui/onDemand.ts";

const JourneyCard = onDemand(() => import("./JourneyCard.tsx").then((module) => module.JourneyCard));

/** Over the map while a journey through time is under way that takes long enough to be told of. */
export function JourneyHost() {
  return useReplica(({ progress, status }) => progress !== null || status.ahead !== null) && <JourneyCard />;
}
