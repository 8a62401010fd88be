import type { Rows } from "../../../bridge/protocol.ts";
import { clockText } from "../../../lib/timeText.ts";
import { logPlaceOf, openLogs } from "../../store/logPlace.ts";
import { Button } from "../../ui/Button.tsx";
import { type Status, StatusGlyph } from "../../ui/StatusGlyph.tsx";
import { Tag } from "../../ui/Tag.tsx";
import { Block } from "./Block.tsx";

type Container = Rows["ecs.tasks"]["containers"][number];

/** A task's containers: image, status, health, ports, how each ended, and what it wrote. */
export function ContainerList({ task, definition }: { readonly task: Rows["ecs.tasks"]; readonly definition: Rows["ecs.taskDefinitions"] | undefined }) {
  return (
    <Block title="Containers">
      <ul className="flex flex-col gap-2">
        {task.containers.map((container) => (
          <ContainerItem key={container.name} container={container} logs={logPlaceOf(task, container, definition)} />
        ))}
      </ul>
    </Block>
  );
}

function ContainerItem({ container, logs }: { readonly container: Container; readonly logs: ReturnType<typeof logPlaceOf> }) {
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
      {logs !== null && (
        <p className="flex items-center justify-between gap-2 text-xs text-ink-3">
          <span className="min-w-0 truncate">Writes to {logs.logGroupName}</span>
          <Button size="sm" variant="ghost" aria-label={`Logs of ${name}`} onClick={() => openLogs(logs)}>
            Logs
          </Button>
        </p>
      )}
    </li>
  );
}

function glyphOf({ lastStatus, healthStatus, exitCode, reason }: Container): Status {
  if (lastStatus === "STOPPED") return (exitCode !== null && exitCode !== 0) || reason !== null ? "failed" : "stopped";
  if (lastStatus !== "RUNNING") return "pending";
  return healthStatus === "UNHEALTHY" ? "failed" : "healthy";
}
