import type { PlacementVerdict } from "../../bridge/protocol.ts";
import { useSteppedVerdict } from "../store/explained.ts";
import { useVerdict } from "./preview.ts";

/** What a card says of a placement: of the one that is previewed, or of the one that is gone through stage by stage. */
export function useShownVerdict(containerInstanceArn: string): PlacementVerdict | null {
  const previewed = useVerdict(containerInstanceArn);
  const stepped = useSteppedVerdict(containerInstanceArn);
  return previewed ?? stepped;
}
