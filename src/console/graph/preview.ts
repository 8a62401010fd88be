import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { Call, Plan, PlacementVerdict } from "../../bridge/protocol.ts";
import { engine } from "../store/engine.ts";
import { replica } from "../store/replica.ts";

/** Where the tasks would land that are held over a cluster. */
interface Shown {
  readonly clusterArn: string | null;
  readonly taskDefinitionArn: string | null;
  readonly count: number;
  readonly preview: Plan | null;
  readonly verdicts: ReadonlyMap<string, PlacementVerdict>;
}

const NOTHING: Shown = { clusterArn: null, taskDefinitionArn: null, count: 3, preview: null, verdicts: new Map() };

const shown = createStore<Shown>(() => NOTHING);

/** Asked at most so often, in milliseconds, while something is held and the world goes on. */
const PERIOD = 150;

/** Tasks a preview may ask for; the stepper stops there. */
export const COUNT_MAX = 100;

let timer: ReturnType<typeof setTimeout> | undefined;
let asked = { revision: -1, count: 0, key: "" };

/** Shows where tasks of a definition would land in a cluster, until told otherwise. */
export function showPreview(clusterArn: string, taskDefinitionArn: string): void {
  const before = shown.getState();
  if (before.clusterArn === clusterArn && before.taskDefinitionArn === taskDefinitionArn) return;
  shown.setState({ ...NOTHING, count: before.count, clusterArn, taskDefinitionArn });
  ask();
}

export function hidePreview(): void {
  clearTimeout(timer);
  timer = undefined;
  asked = { revision: -1, count: 0, key: "" };
  if (shown.getState().clusterArn !== null) shown.setState({ ...NOTHING, count: shown.getState().count });
}

/** The count goes back to where every drag begins. */
export function resetCount(): void {
  shown.setState({ count: NOTHING.count });
}

export function previewCount(): number {
  return shown.getState().count;
}

export function setPreviewCount(count: number): void {
  shown.setState({ count: Math.min(COUNT_MAX, Math.max(1, count)) });
  if (shown.getState().clusterArn !== null) ask();
}

export function usePreview(): Shown {
  return useStore(shown);
}

/** What the preview says of an instance; null while nothing is previewed. */
export function useVerdict(containerInstanceArn: string): PlacementVerdict | null {
  return useStore(shown, (state) => state.verdicts.get(containerInstanceArn) ?? null);
}

/** The definition whose tasks are announced, while they are. */
export function usePreviewedDefinition(): string | null {
  return useStore(shown, (state) => (state.preview === null ? null : state.taskDefinitionArn));
}

function ask(): void {
  clearTimeout(timer);
  timer = setTimeout(ask, PERIOD);
  const { clusterArn, taskDefinitionArn, count } = shown.getState();
  if (clusterArn === null || taskDefinitionArn === null) return;
  const key = `${clusterArn} ${taskDefinitionArn}`;
  const { revision } = replica.getState();
  if (asked.revision === revision && asked.count === count && asked.key === key) return;
  asked = { revision, count, key };
  void engine()
    .plan({ call: newService(clusterArn, taskDefinitionArn, count), explain: [1] })
    .then((preview) => {
      const now = shown.getState();
      if (now.clusterArn !== clusterArn || now.taskDefinitionArn !== taskDefinitionArn || now.count !== count) return;
      shown.setState({ preview, verdicts: kept(now.verdicts, preview) });
    });
}

/** Verdicts that say the same keep their identity, so that only cards with news render. */
function kept(before: ReadonlyMap<string, PlacementVerdict>, preview: Plan | null): ReadonlyMap<string, PlacementVerdict> {
  return new Map(
    (preview?.verdicts ?? []).map((verdict) => {
      const old = before.get(verdict.containerInstanceArn);
      return [verdict.containerInstanceArn, old !== undefined && sameVerdict(old, verdict) ? old : verdict];
    }),
  );
}

function sameVerdict(a: PlacementVerdict, b: PlacementVerdict): boolean {
  return a.step === b.step && a.headline === b.headline && a.reason === b.reason && a.lands.join() === b.lands.join();
}

/** The service that a drop would make, under a name that nobody has. */
function newService(cluster: string, taskDefinition: string, desiredCount: number): Call {
  return { service: "ecs", operation: "CreateService", input: { cluster, serviceName: "preview", taskDefinition, desiredCount } };
}
