import type { Rows } from "../../../../bridge/protocol.ts";
import { STAGES } from "../../../rollout/stageNames.ts";
import type { Replica } from "../../../store/replica.ts";
import { Block } from "../Block.tsx";
import { Hook } from "./Hook.tsx";
import { hooksSeen } from "./shiftSeen.ts";

export interface RollingPauseProps {
  readonly pause: Rows["ecs.rollingPauses"];
  readonly state: Replica;
}

/** Where a rolling deployment waits for a person, and buttons that answer. */
export function RollingPause({ pause: { serviceDeploymentArn, stage, hooks }, state }: RollingPauseProps) {
  const options = state.tables["ecs.deploymentOptions"].get(serviceDeploymentArn);
  const name = STAGES.find(([one]) => one === stage)?.[1] ?? stage;
  return (
    <Block title="Deployment paused" aside={stage}>
      <p className="text-xs text-ink-2">{name}</p>
      {hooksSeen({ hooks }, options, state.now).map((hook) => (
        <Hook key={hook.hookId} hook={hook} serviceDeploymentArn={serviceDeploymentArn} />
      ))}
    </Block>
  );
}
