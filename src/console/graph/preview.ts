import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { Call, PlacementExplanation, Plan, PlacementVerdict } from "../../bridge/protocol.ts";
import { freeServiceName } from "../dialogs/choices.ts";
import { engine } from "../store/engine.ts";
import { familyIn } from "../store/names.ts";
import { replica } from "../store/replica.ts";

/** Where the tasks would land that are held over a cluster, or that a form would start. */
interface Shown {
  readonly by: "drag" | "form";
  readonly clusterArn: string | null;
  readonly taskDefinitionArn: string | null;
  readonly count: number;
  /** Which of the tasks is looked at, counted from 1. */
  readonly number: number;
  /** What would start them, and how far it is followed. */
  readonly call: Call | null;
  readonly until: "placed" | "settled";
  readonly preview: Plan | null;
  readonly verdicts: ReadonlyMap<string, PlacementVerdict>;
}

/** A call that a form would make, and the tasks it would start. */
export interface FormPreview {
  readonly clusterArn: string;
  readonly taskDefinitionArn: string;
  readonly count: number;
  readonly call: Call;
  /** An update is looked at until it is through or stuck. */
  readonly until: "placed" | "settled";
}

const NOTHING: Shown = { by: "drag", clusterArn: null, taskDefinitionArn: null, count: 3, number: 1, call: null, until: "placed", preview: null, verdicts: new Map() };

const shown = createStore<Shown>(() => NOTHING);

/** Asked at most so often, in milliseconds, while something is held and the world goes on. */
const PERIOD = 150;

/** The same for what is followed through: up to half an hour of simulated time is lived for each answer. */
const SLOW_PERIOD = 1500;

/** Tasks a preview may ask for; the stepper stops there. */
export const COUNT_MAX = 100;

const NOT_ASKED: { readonly revision: number; readonly number: number; readonly call: Call | null } = { revision: -1, number: 0, call: null };

let timer: ReturnType<typeof setTimeout> | undefined;
let asked = NOT_ASKED;

/** A plan that is on its way. There is one at most: a hand is faster than a large cluster. */
let flight: { readonly call: Call } | null = null;

/** What the open form would make; it is shown whenever nothing is held over the map. */
let formPreview: FormPreview | null = null;

/** Shows where tasks of a definition would land in a cluster, until told otherwise. */
export function showPreview(clusterArn: string, taskDefinitionArn: string): void {
  const before = shown.getState();
  if (before.by === "drag" && before.clusterArn === clusterArn && before.taskDefinitionArn === taskDefinitionArn) return;
  const { count } = before.by === "drag" ? before : NOTHING;
  shown.setState({ ...NOTHING, count, clusterArn, taskDefinitionArn, call: newService(clusterArn, taskDefinitionArn, count) });
  ask();
}

export function hidePreview(): void {
  const { by, clusterArn, count } = shown.getState();
  if (by === "form") return;
  stopAsking();
  if (clusterArn !== null) shown.setState({ ...NOTHING, count });
  if (formPreview !== null) showForm(formPreview);
}

/** Shows what a form would come to, for as long as it is open; null: it is not, or cannot be sent yet. */
export function showFormPreview(preview: FormPreview | null): void {
  formPreview = preview;
  const { by, clusterArn } = shown.getState();
  if (by === "drag" && clusterArn !== null) return;
  if (preview !== null) showForm(preview);
  else if (by === "form") {
    stopAsking();
    shown.setState(NOTHING);
  }
}

/** The count goes back to where every drag begins. */
export function resetCount(): void {
  shown.setState({ count: NOTHING.count });
}

export function previewCount(): number {
  return shown.getState().count;
}

export function setPreviewCount(wanted: number): void {
  const count = Math.min(COUNT_MAX, Math.max(1, wanted));
  const { clusterArn, taskDefinitionArn } = shown.getState();
  if (clusterArn === null || taskDefinitionArn === null) {
    shown.setState({ count });
    return;
  }
  const number = Math.min(shown.getState().number, count);
  shown.setState({ count, number, call: newService(clusterArn, taskDefinitionArn, count) });
  ask();
}

/** Turns to the next task of the preview, or to the one before; after the last comes the first. False: there is no preview. */
export function turnTask(by: 1 | -1): boolean {
  const { clusterArn, count, number } = shown.getState();
  if (clusterArn === null) return false;
  lookAtTask(((number - 1 + by + count) % count) + 1);
  return true;
}

export function lookAtTask(number: number): void {
  if (shown.getState().number === number) return;
  shown.setState({ number });
  ask();
}

/** Why a task of the plan goes where it goes, or why it goes nowhere; null: that was not asked. */
export function explanationIn({ tasks, obstacle }: Plan, number: number): PlacementExplanation | null {
  return number > tasks.length ? obstacle : (tasks[number - 1]?.explanation ?? null);
}

/** The preview of what is held over the map. */
export function usePreview(): Shown {
  return useStore(shown, (state) => (state.by === "drag" ? state : NOTHING));
}

/** Whether something is held where its tasks could land. */
export function useIsPreviewing(): boolean {
  return useStore(shown, ({ by, clusterArn }) => by === "drag" && clusterArn !== null);
}

/** What the plan of the open form says; null until there is one. */
export function useFormPlan(): Plan | null {
  return useStore(shown, (state) => (state.by === "form" ? state.preview : null));
}

/** What the preview says of an instance; null while nothing is previewed. */
export function useVerdict(containerInstanceArn: string): PlacementVerdict | null {
  return useStore(shown, (state) => state.verdicts.get(containerInstanceArn) ?? null);
}

/** The definition whose tasks are announced, while they are. */
export function usePreviewedDefinition(): string | null {
  return useStore(shown, (state) => (state.preview === null ? null : state.taskDefinitionArn));
}

/** What was thought through before stays in view until the new plan is there, unless it is about other tasks. */
function showForm(preview: FormPreview): void {
  const before = shown.getState();
  const isSame = before.by === "form" && before.clusterArn === preview.clusterArn && before.taskDefinitionArn === preview.taskDefinitionArn;
  shown.setState({ ...(isSame ? before : NOTHING), by: "form", ...preview });
  ask();
}

function stopAsking(): void {
  clearTimeout(timer);
  timer = undefined;
  asked = NOT_ASKED;
  flight = null;
}

function ask(): void {
  clearTimeout(timer);
  const { call, number, until } = shown.getState();
  timer = setTimeout(ask, until === "settled" ? SLOW_PERIOD : PERIOD);
  if (call === null || flight !== null) return;
  const { revision } = replica.getState();
  if (asked.revision === revision && asked.number === number && asked.call === call) return;
  asked = { revision, number, call };
  const mine = { call };
  flight = mine;
  void engine()
    .plan({ calls: [call], explain: [number], until })
    .then((preview) => {
      if (flight !== mine) return;
      flight = null;
      const now = shown.getState();
      if (now.call === call) shown.setState({ preview, verdicts: kept(now.verdicts, preview) });
      if (now.call !== call || now.number !== number) ask();
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

/** The service that a drop would make, by the name that its form proposes: the name has a say in which of equals is taken. */
function newService(cluster: string, taskDefinition: string, desiredCount: number): Call {
  const serviceName = freeServiceName(familyIn(taskDefinition), cluster, replica.getState().tables);
  return { service: "ecs", operation: "CreateService", input: { cluster, serviceName, taskDefinition, desiredCount } };
}

/** What the placement says of each instance, for whoever paints them all. */
export function verdictsNow(): ReadonlyMap<string, PlacementVerdict> {
  return shown.getState().verdicts;
}

export function onVerdicts(listener: () => void): () => void {
  return shown.subscribe(listener);
}
