import type { StoppedTask } from "../../../../bridge/protocol.ts";
import { shortName } from "../../../store/names.ts";
import { RefLink } from "../RefLink.tsx";
import { InstanceName } from "./InstanceName.tsx";
import { pointAt, useDarkAfterwards } from "./pointAt.ts";

/** Tasks that go when a service is to have fewer, and why each of them and not another. */
export function StoppedTasks({ stopped }: { readonly stopped: readonly StoppedTask[] }) {
  useDarkAfterwards();
  return (
    <ul>
      {stopped.map(({ taskArn, containerInstanceArn, availabilityZone, because }) => (
        <li
          key={taskArn}
          onPointerEnter={() => pointAt([containerInstanceArn])}
          onPointerLeave={() => pointAt(null)}
          className="-mx-1 rounded-chip px-1 py-0.75 hover:bg-hover"
        >
          <p className="flex items-center gap-1.5">
            <RefLink to={{ table: "ecs.tasks", id: taskArn }}>
              <span className="font-mono text-xs">{shortName(taskArn)}</span>
            </RefLink>
            <span className="text-ink-3">on</span>
            <InstanceName containerInstanceArn={containerInstanceArn} />
            <span className="text-ink-3">in {availabilityZone}</span>
          </p>
          <p className="text-xs text-ink-2">{because}</p>
        </li>
      ))}
    </ul>
  );
}
