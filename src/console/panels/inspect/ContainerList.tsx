import type { Rows } from "../../../bridge/protocol.ts";
import { clockText } from "../../../lib/timeText.ts";
import { type Status, StatusGlyph } from "../../ui/StatusGlyph.tsx";
import { Tag } from "../../ui/Tag.tsx";
import { Block } from "./Block.tsx";

type Container = Rows["ecs.tasks"]["containers"][number];

/** A task's containers: image, status, health, ports, and how each ended. */
export function ContainerList({ containers }: { readonly containers: readonly Container[] }) {
  return (
    <Block title="Containers">
      <ul className="flex flex-col gap-2">
        {containers.map((container) => (
          <ContainerItem key={container.name} container={container} />
        ))}
      </ul>
    </Block>
  );
}

function ContainerItem({ container }: { readonly container: Container }) {
  const { name, image, essential, lastStatus, healthStatus, exitCode, reason, networkBindings, failedChecks, startedAt, stoppedAt } = container;
  return (
    <li className="rounded-card border border-line px-2.5 py-1.75">
      <div className="flex items-center gap-2">
        <StatusGlyph status={glyphOf(container)} />
        <b className="min-w-0 truncate font-semibold">{name}</b>
        {essential && <Tag>essential</Tag>}
        <span className="ml-auto text-xs text-ink-2">{lastStatus}</span>
      </div>
      <p className="mt-0.5 font-mono text-xs wrap-anywhere text-ink-2">{image}</p>
      <p className="text-xs text-ink-3">
        {healthStatus === "UNKNOWN" ? "No container health check" : `Health ${healthStatus}`}
        {failedChecks > 0 && `, ${failedChecks} checks failed in a row`}
        {startedAt !== null && `, started ${clockText(startedAt)}`}
        {stoppedAt !== null && `, stopped ${clockText(stoppedAt)}`}
      </p>
      {networkBindings.map((binding) => (
        <p key={`${binding.hostPort}/${binding.protocol}`} className="text-xs text-ink-2">
          {binding.bindIP}:{binding.hostPort} → {binding.containerPort}/{binding.protocol}
        </p>
      ))}
      {exitCode !== null && <p className="text-xs text-ink-2">Exit code {exitCode}</p>}
      {reason !== null && <p className="text-xs wrap-anywhere text-bad">{reason}</p>}
    </li>
  );
}

function glyphOf({ lastStatus, healthStatus, exitCode, reason }: Container): Status {
  if (lastStatus === "STOPPED") return (exitCode !== null && exitCode !== 0) || reason !== null ? "failed" : "stopped";
  if (lastStatus !== "RUNNING") return "pending";
  return healthStatus === "UNHEALTHY" ? "failed" : "healthy";
}
