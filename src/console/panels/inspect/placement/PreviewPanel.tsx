import { useMemo } from "react";
import type { Plan, Rows, TaskNeeds } from "../../../../bridge/protocol.ts";
import { figure } from "../../../graph/figures.ts";
import { explanationIn, lookAtTask, usePreview } from "../../../graph/preview.ts";
import { hueOfDefinition } from "../../../graph/serviceLooks.ts";
import { funnelOf } from "../../../store/funnel.ts";
import { nameIn } from "../../../store/names.ts";
import { askedFor, type PendingRevision } from "../../../store/pendingRevision.ts";
import { useReplica, useRow } from "../../../store/replica.ts";
import { Segmented } from "../../../ui/Segmented.tsx";
import { Stepper } from "../../../ui/Stepper.tsx";
import { Swatch } from "../../../ui/Swatch.tsx";
import { Badge } from "../../../ui/Tag.tsx";
import { useAfterPaint } from "../../../ui/useAfterPaint.ts";
import { PlanCost } from "../../../cost/PlanCost.tsx";
import { FunnelSteps } from "./FunnelSteps.tsx";
import { HeldOffers } from "./HeldOffers.tsx";
import { InstanceName } from "./InstanceName.tsx";
import { InstanceRows } from "./InstanceRows.tsx";
import { PlannedTasks } from "./PlannedTasks.tsx";

/** Tasks that stand side by side to be chosen from; more are walked through one by one. */
const SIDE_BY_SIDE = 3;

/** What is held over a cluster: where each of its tasks would land and why. It goes when the hand opens. */
export function PreviewPanel() {
  const { taskDefinitionArn, revision, preview, count, number } = useAfterPaint(usePreview());
  const definition = useRow("ecs.taskDefinitions", taskDefinitionArn ?? "");
  if (definition === undefined) return null;
  return (
    <section aria-label="Preview" className="flex min-h-0 flex-1 flex-col">
      <Header definition={definition} revision={revision} needs={preview?.needs ?? definition.needs} />
      {preview !== null && <PlanCost plan={preview} className="px-3.5 pb-2" />}
      <div className="min-h-0 flex-1 overflow-y-auto border-t border-line px-3.5">
        <HeldOffers />
        <div className="flex min-h-12 items-center justify-between gap-2">
          <h3 className="font-semibold">Why here?</h3>
          <WhichTask count={count} number={number} />
        </div>
        {preview !== null && <Planned plan={preview} count={count} number={number} />}
      </div>
    </section>
  );
}

interface HeaderProps {
  readonly definition: Rows["ecs.taskDefinitions"];
  readonly revision: PendingRevision | null;
  readonly needs: TaskNeeds;
}

function Header({ definition: { taskDefinitionArn }, revision, needs }: HeaderProps) {
  const hue = useReplica(({ tables }) => hueOfDefinition(taskDefinitionArn, tables));
  return (
    <header className="px-3.5 pt-3 pb-2.5">
      <div className="flex min-h-5.5 items-center gap-2">
        <Swatch hue={hue} size="lg" />
        <h2 className="min-w-0 flex-1 truncate text-lg font-semibold tracking-[-.012em]">{askedFor(nameIn(taskDefinitionArn), revision)}</h2>
        <Badge tone="neutral">Preview</Badge>
      </div>
      <p className="mt-0.5 text-xs text-ink-3">{needsText(needs)}. Nothing is created until you drop.</p>
      {revision !== null && <p className="mt-0.5 text-xs text-ink-2">With a new revision. {revision.changes.join(". ")}.</p>}
    </header>
  );
}

/** `256 CPU, 512 MiB, host port 80`. */
function needsText(needs: TaskNeeds): string {
  const ports = [...needs.ports.map(String), ...needs.portsUdp.map((port) => `${port}/udp`)];
  return [
    `${figure(needs.cpuUnits)} CPU`,
    `${figure(needs.memoryMiB)} MiB`,
    ...(ports.length === 0 ? [] : [`host port${ports.length === 1 ? "" : "s"} ${ports.join(", ")}`]),
    ...(needs.gpus === 0 ? [] : [`${needs.gpus} GPU`]),
    ...(needs.enis === 0 ? [] : ["a network interface of its own"]),
  ].join(", ");
}

function WhichTask({ count, number }: { readonly count: number; readonly number: number }) {
  if (count === 1) return null;
  if (count > SIDE_BY_SIDE) {
    return (
      <span className="flex items-center gap-1.5 text-xs text-ink-3">
        Task <Stepper label="Task" size="sm" min={1} max={count} value={number} onChange={lookAtTask} /> of {count}
      </span>
    );
  }
  const options = Array.from({ length: count }, (_, at) => ({ value: at + 1, label: `Task ${at + 1}` }));
  return <Segmented label="Task" options={options} value={number} onChange={lookAtTask} />;
}

function Planned({ plan, count, number }: { readonly plan: Plan; readonly count: number; readonly number: number }) {
  const explanation = explanationIn(plan, number);
  const funnel = useMemo(() => (explanation === null ? null : funnelOf(explanation)), [explanation]);
  return (
    <>
      {funnel !== null && <FunnelSteps funnel={funnel} applied={null} conclusion={<Conclusion plan={plan} number={number} />} />}
      <PlannedTasks plan={plan} count={count} number={number} />
      {funnel !== null && <InstanceRows funnel={funnel} />}
    </>
  );
}

function Conclusion({ plan, number }: { readonly plan: Plan; readonly number: number }) {
  const task = plan.tasks[number - 1];
  if (task === undefined) return <p className="mt-1.5 text-ink-2">Task {number} finds no instance; the service waits for room.</p>;
  return (
    <p className="mt-1.5 text-ink-2">
      Task {number} goes to <InstanceName containerInstanceArn={task.containerInstanceArn} /> in {task.availabilityZone}: {task.because}.
    </p>
  );
}
