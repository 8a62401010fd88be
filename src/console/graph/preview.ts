import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { Call, PlacementExplanation, Plan, PlacementVerdict, TaskNeeds } from "../../bridge/protocol.ts";
import { engine } from "../store/engine.ts";
import type { PendingRevision } from "../store/pendingRevision.ts";
import { replica } from "../store/replica.ts";
import { foresee, foreseenFor } from "./foresight.ts";
import { ghostsAreHere, ghostsAreUnwished, ghostsAreWished } from "./ghostTime.ts";
import { type HeldOver, newService } from "./heldOver.ts";
import { keptVerdicts } from "./keptVerdicts.ts";

/** Where the tasks would land that are held over a cluster, or that a form would start. */
interface Shown {
  readonly by: "drag" | "form";
  readonly clusterArn: string | null;
  readonly taskDefinitionArn: string | null;
  /** What is held stands for a revision of it that is yet to be registered. */
  readonly revision: PendingRevision | null;
  readonly count: number;
  /** Which of the tasks is looked at, counted from 1. */
  readonly number: number;
  /** What would start them, and how far it is followed. */
  readonly calls: readonly Call[];
  readonly until: "placed" | "settled";
  readonly preview: Plan | null;
  /** What each of the tasks takes; the same object as long as it says the same. */
  readonly needs: TaskNeeds | null;
  readonly verdicts: ReadonlyMap<string, PlacementVerdict>;
}

/** Calls that a form would make, and the tasks they would start. */
export interface FormPreview {
  readonly clusterArn: string;
  readonly taskDefinitionArn: string;
  readonly count: number;
  readonly calls: readonly Call[];
  /** An update is looked at until it is through or stuck. */
  readonly until: "placed" | "settled";
}

const NO_CALLS: readonly Call[] = [];

const NOTHING: Shown = { by: "drag", clusterArn: null, taskDefinitionArn: null, revision: null, count: 3, number: 1, calls: NO_CALLS, until: "placed", preview: null, needs: null, verdicts: new Map() };

const shown = createStore<Shown>(() => NOTHING);

/** Asked at most so often, in milliseconds, while something is held and the world goes on. */
const PERIOD = 150;

/** The same for what is followed through: up to half an hour of simulated time is lived for each answer. */
const SLOW_PERIOD = 1500;

/** Tasks a preview may ask for; the stepper stops there. */
export const COUNT_MAX = 100;

const NOT_ASKED = { revision: -1, number: 0, calls: NO_CALLS };

let timer: ReturnType<typeof setTimeout> | undefined;
let asked = NOT_ASKED;

/** A plan that is on its way. There is one at most: a hand is faster than a large cluster. */
let flight: { readonly calls: readonly Call[]; readonly left: AbortController } | null = null;

/** What the open form would make; it is shown whenever nothing is held over the map. */
let formPreview: FormPreview | null = null;

/** Shows where tasks of a definition would land in a cluster, until told otherwise. */
export function showPreview(over: HeldOver): void {
  const before = shown.getState();
  const isSame = before.by === "drag" && before.clusterArn === over.clusterArn && before.taskDefinitionArn === over.taskDefinitionArn;
  if (isSame && before.revision === over.revision) return;
  const { count } = before.by === "drag" ? before : NOTHING;
  // Of another revision of the same, what was thought through before stays in view until there is news.
  const calls = newService(over, count);
  const ready = foreseenFor(calls);
  ghostsAreWished();
  if (ready === null) shown.setState({ ...(isSame ? before : NOTHING), ...over, count, calls });
  else {
    asked = { revision: ready.revision, number: 1, calls };
    shown.setState({ ...NOTHING, ...over, count, calls, ...seenIn(ready.plan, { needs: null, verdicts: ready.verdicts }) });
    ghostsAreHere();
  }
  // Only now: what the cards had ready is what they show, and stays.
  foresee(null, count);
  ask();
}

/** Something is held that most likely goes to a cluster: its tasks are thought through there before it arrives. null: it goes nowhere. */
export function expectPreview(over: HeldOver | null): void {
  foresee(over, shown.getState().count);
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
  const { clusterArn, taskDefinitionArn, revision } = shown.getState();
  if (clusterArn === null || taskDefinitionArn === null) {
    shown.setState({ count });
    return;
  }
  const number = Math.min(shown.getState().number, count);
  shown.setState({ count, number, calls: newService({ clusterArn, taskDefinitionArn, revision }, count) });
  ghostsAreWished();
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

/** The definition whose tasks are announced, while they are. */
export function usePreviewedDefinition(): string | null {
  return useStore(shown, (state) => (state.preview === null ? null : state.taskDefinitionArn));
}

/** What each of them takes. */
export function usePreviewedNeeds(): TaskNeeds | null {
  return useStore(shown, ({ needs }) => needs);
}

/** What was thought through before stays in view until the new plan is there, unless it is about other tasks. */
function showForm(preview: FormPreview): void {
  const before = shown.getState();
  const isSame = before.by === "form" && before.clusterArn === preview.clusterArn && before.taskDefinitionArn === preview.taskDefinitionArn;
  shown.setState({ ...(isSame ? before : NOTHING), by: "form", ...preview });
  ghostsAreWished();
  ask();
}

function stopAsking(): void {
  clearTimeout(timer);
  timer = undefined;
  asked = NOT_ASKED;
  flight?.left.abort();
  flight = null;
  ghostsAreUnwished();
}

function ask(): void {
  clearTimeout(timer);
  const { calls, number, until } = shown.getState();
  timer = setTimeout(ask, until === "settled" ? SLOW_PERIOD : PERIOD);
  // What takes long is not waited for when the form says something else meanwhile.
  if (flight !== null && until === "settled" && flight.calls !== calls) {
    flight.left.abort();
    flight = null;
  }
  if (calls.length === 0 || flight !== null) return;
  const { revision } = replica.getState();
  if (asked.revision === revision && asked.number === number && asked.calls === calls) return;
  asked = { revision, number, calls };
  const mine = { calls, left: new AbortController() };
  flight = mine;
  void engine()
    .planUnless(mine.left.signal, { calls, explain: [number], until })
    .then((preview) => {
      if (flight !== mine || preview === null) return;
      flight = null;
      const now = shown.getState();
      if (now.calls === calls) {
        shown.setState(seenIn(preview, now));
        ghostsAreHere();
      }
      if (now.calls !== calls || now.number !== number) ask();
    });
}

/** What a plan shows. What says the same as before stays the same object. */
function seenIn(preview: Plan, before: Pick<Shown, "needs" | "verdicts">): Pick<Shown, "preview" | "needs" | "verdicts"> {
  const isSame = JSON.stringify(preview.needs) === JSON.stringify(before.needs);
  return { preview, needs: isSame ? before.needs : preview.needs, verdicts: keptVerdicts(before.verdicts, preview) };
}

/** What the placement says of each instance, for whoever paints them all. */
export function verdictsNow(): ReadonlyMap<string, PlacementVerdict> {
  return shown.getState().verdicts;
}

export function onVerdicts(listener: () => void): () => void {
  return shown.subscribe(listener);
}
