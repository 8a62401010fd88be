import { X } from "lucide-react";
import type { Rows } from "../../../../bridge/protocol.ts";
import { many } from "../../../graph/figures.ts";
import { forgetScaleIn, useScaleIn } from "../../../store/scaledIn.ts";
import { IconButton } from "../../../ui/IconButton.tsx";
import { Block } from "../Block.tsx";
import { StoppedTasks } from "./StoppedTasks.tsx";

/** Which tasks go after the desired count was lowered here, and why these; nothing once it is another again. */
export function ScaledIn({ service }: { readonly service: Rows["ecs.services"] }) {
  const last = useScaleIn(service.serviceArn, service.desiredCount);
  if (last === null || last.stopped.length === 0) return null;
  return (
    <Block
      title={`From ${last.from} to ${last.to}: ${many(last.stopped.length, "task")} ${last.stopped.length === 1 ? "goes" : "go"}`}
      aside={<IconButton size="sm" icon={X} label="Close" onClick={forgetScaleIn} />}
    >
      <StoppedTasks stopped={last.stopped} />
    </Block>
  );
}
