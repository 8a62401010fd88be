import { call } from "../../aws/generated/api.ts";
import type { Call } from "../../bridge/protocol.ts";
import { performPlain } from "./calls.ts";
import { engine } from "./engine.ts";
import { endStepping } from "./explained.ts";
import { funnelOf, nextStop } from "./funnel.ts";
import { goToStage } from "./goToStage.ts";
import { type Game, landing, type Landing } from "./landing.ts";
import { nameIn } from "./names.ts";
import { replica, tablesNow } from "./replica.ts";

/** Real milliseconds a stage is shown before the next one. */
const STAGE_MS = 900;

/** The clock runs at most so long for a task to be placed: the scheduler looks after a service every ten seconds. */
const PLACED_WITHIN_MILLIS = 30_000;

let timer: ReturnType<typeof setTimeout> | undefined;

/** Begins over some services; the clock stands while somebody guesses. */
export function begin(serviceArns: readonly string[]): void {
  const [serviceArn] = serviceArns;
  if (serviceArn === undefined) return;
  void think({ serviceArns, serviceArn, hits: 0, rounds: 0 });
}

/** Leaves nothing behind but the tasks that were started. */
export function endLanding(): void {
  if (landing.getState().phase === "off") return;
  clearTimeout(timer);
  endStepping();
  landing.setState({ phase: "off" }, true);
}

/** Says where the task will land. `isStill`: the stages are not played but shown at once, for who asked for less motion. */
export function take(containerInstanceArn: string, isStill: boolean): void {
  const state = landing.getState();
  if (state.phase !== "guessing") return;
  const rounds = state.rounds + 1;
  const hits = state.hits + (containerInstanceArn === state.landsOn ? 1 : 0);
  const played = { ...state, guess: containerInstanceArn, hits, rounds };
  const funnel = funnelOf(state.explanation);
  const show = (applied: number) => {
    goToStage(state.explanation, applied);
    if (applied >= funnel.stages.length) {
      landing.setState({ ...played, phase: "revealed" }, true);
      return;
    }
    timer = setTimeout(() => show(nextStop(funnel, applied, 1)), STAGE_MS);
  };
  landing.setState({ ...played, phase: "playing" }, true);
  show(isStill ? funnel.stages.length : nextStop(funnel, 0, 1));
}

/** Starts the task for real, lets the clock run until it is placed, and thinks the next one through. */
export async function playOn(): Promise<void> {
  const state = landing.getState();
  if (state.phase !== "revealed") return;
  const { serviceArns, serviceArn, hits, rounds } = state;
  endStepping();
  const game = { serviceArns, serviceArn, hits, rounds };
  landing.setState({ ...game, phase: "placing" }, true);
  const before = liveCount(serviceArn);
  const answer = await performPlain(state.call);
  if (!isStill(game, "placing")) return;
  if (!answer.ok) return landing.setState({ ...game, phase: "stuck", why: answer.message }, true);
  await runUntilMore(serviceArn, before);
  if (!isStill(game, "placing")) return;
  const next = serviceArns[(serviceArns.indexOf(serviceArn) + 1) % serviceArns.length] ?? serviceArn;
  await think({ ...game, serviceArn: next });
}

async function think(game: Game): Promise<void> {
  const { speed } = replica.getState().status;
  engine().pace(false, speed);
  landing.setState({ ...game, phase: "thinking" }, true);
  const next = nextTaskOf(game.serviceArn);
  if (next === null) return landing.setState({ ...game, phase: "stuck", why: "The service is gone." }, true);
  const { answer, tasks, obstacle } = await engine().plan({ calls: [next], explain: [1] });
  if (!isStill(game, "thinking")) return;
  const explanation = tasks[0]?.explanation ?? null;
  if (answer.ok && explanation !== null && explanation.containerInstanceArn !== null) {
    landing.setState({ ...game, phase: "guessing", explanation, landsOn: explanation.containerInstanceArn, call: next }, true);
    return;
  }
  const why = !answer.ok ? answer.message : obstacle === null ? "The scheduler starts no task of it now." : "No instance takes its next task.";
  landing.setState({ ...game, phase: "stuck", why }, true);
}

/** Somebody may have left, or begun anew, while an answer was on its way. */
function isStill(game: Game, phase: Landing["phase"]): boolean {
  const state = landing.getState();
  return state.phase === phase && "rounds" in state && state.rounds === game.rounds && state.serviceArn === game.serviceArn;
}

/** What makes a service start its next task: nothing new while one is missing, else one task more. */
function nextTaskOf(serviceArn: string): Call | null {
  const service = tablesNow()["ecs.services"].get(serviceArn);
  if (service === undefined || service.status !== "ACTIVE") return null;
  const desiredCount = Math.max(service.desiredCount, liveCount(serviceArn) + 1);
  return call("ecs", "UpdateService", { cluster: nameIn(service.clusterArn), service: service.serviceName, desiredCount });
}

function liveCount(serviceArn: string): number {
  let count = 0;
  for (const task of tablesNow()["ecs.tasks"].values()) if (task.serviceArn === serviceArn && task.desiredStatus === "RUNNING") count += 1;
  return count;
}

/** Lets the clock run until a service has more tasks than before, or nothing came of it. */
async function runUntilMore(serviceArn: string, before: number): Promise<void> {
  const { now } = replica.getState();
  if (liveCount(serviceArn) > before) return;
  engine().pace(true, 10);
  await new Promise<void>((resolve) => {
    const stop = replica.subscribe((state) => {
      if (liveCount(serviceArn) <= before && state.now - now < PLACED_WITHIN_MILLIS && landing.getState().phase === "placing") return;
      stop();
      resolve();
    });
  });
  engine().pace(false, 10);
}
