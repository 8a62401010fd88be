import { headroomIn, planningOf, whatWasDelivered, whyAllowed, whyPlaced, whyStopped } from "../../engine/session/questions.ts";
import { rehearse } from "../../engine/session/rehearsal/rehearse.ts";
import type { InTurns } from "../../lib/throughout.ts";
import { billOf } from "../../engine/session/bill/bill.ts";
import { waysOut } from "../../engine/session/walk/walkOut.ts";
import { walkRoad } from "../../engine/session/walk/walkRoad.ts";
import { askResolver } from "../../engine/session/resolver/askResolver.ts";
import { networkLens } from "../../engine/session/lens/networkLens.ts";
import type { Session } from "../../engine/session/session.ts";
import type { FromWorker, RehearsalRequest, ToWorker } from "../protocol.ts";

/** What the page wants to know beside what the tables say. */
export type Question = Extract<ToWorker, { readonly type: "plan" | "explain" | "explainStop" | "deliver" | "explainRights" | "headroom" | "walk" | "waysOut" | "resolve" | "lens" | "bill" }>;

/** Thinks for a moment. null: it wants to be called again. */
export type Thought = () => FromWorker | null;

/** Thinks about a question, as the session is now, and answers it under its number. */
export function think(session: Session, question: Question): Thought {
  const { id } = question;
  if (question.type === "plan") return inTurns(planningOf(session, question.request), (plan) => ({ type: "planned", id, plan }));
  return () => answerTo(session, question);
}

/** Rehearses deployments from the session as it is now, each on a copy of its own. */
export function rehearseAll(session: Session, rehearsals: readonly { readonly id: number; readonly request: RehearsalRequest }[]): readonly { readonly id: number; readonly thought: Thought }[] {
  const copy = session.forks();
  return rehearsals.map(({ id, request }) => ({ id, thought: inTurns(rehearse(copy(), request), (rehearsal) => ({ type: "rehearsed", id, rehearsal })) }));
}

function inTurns<Result>(work: InTurns<Result>, answer: (result: Result) => FromWorker): Thought {
  return () => {
    const turn = work.next();
    return turn.done === true ? answer(turn.value) : null;
  };
}

function answerTo(session: Session, question: Exclude<Question, { readonly type: "plan" }>): FromWorker {
  const { id } = question;
  switch (question.type) {
    case "explain":
      return { type: "explained", id, explanation: whyPlaced(session, question.taskArn) };
    case "explainStop":
      return { type: "stopExplained", id, explanation: whyStopped(session, question.taskArn) };
    case "deliver":
      return { type: "delivered", id, events: whatWasDelivered(session, question.seq) };
    case "explainRights":
      return { type: "rightsExplained", id, explanation: whyAllowed(session, question.request) };
    case "headroom":
      return { type: "headroomed", id, headroom: headroomIn(session, question.request) };
    case "waysOut":
      return { type: "waysFound", id, ways: waysOut(session.world.view, question.instanceId) };
    case "walk":
      return { type: "walked", id, walk: walkRoad(session.world.view, question.request) };
    case "resolve":
      return { type: "resolved", id, answer: askResolver(session.world.view, question.request) };
    case "bill":
      return { type: "billed", id, bill: billOf(session.world.view) };
    case "lens":
      return { type: "lensed", id, lens: networkLens(session.world.view) };
  }
}
