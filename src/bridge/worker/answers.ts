import { headroomIn, planningOf, whatWasDelivered, whyAllowed, whyPlaced, whyStopped } from "../../engine/session/questions.ts";
import { rehearse } from "../../engine/session/rehearsal/rehearse.ts";
import type { InTurns } from "../../lib/throughout.ts";
import { billOf } from "../../engine/session/bill/bill.ts";
import { waysOut } from "../../engine/session/walk/walkOut.ts";
import { walkRoad } from "../../engine/session/walk/walkRoad.ts";
import { askResolver } from "../../engine/session/resolver/askResolver.ts";
import { networkLens } from "../../engine/session/lens/networkLens.ts";
import { answeringOnScaling } from "../../engine/session/scaling/scalingQuestions.ts";
import type { Session } from "../../engine/session/session.ts";
import type { FromWorker, Rehearsals, ToWorker } from "../protocol.ts";

/** What the page wants to know beside what the tables say. */
export type Question = Extract<ToWorker, { readonly type: "plan" | "explain" | "explainStop" | "deliver" | "explainRights" | "headroom" | "walk" | "waysOut" | "resolve" | "lens" | "bill" | "scaling" | "rehearse" }>;

/** Thinks for a moment. null: it wants to be called again. */
export type Thought = () => FromWorker | null;

/** Thinks about a question, as the session is now, and answers it under its number; what it knows before is posted. */
export function think(session: Session, question: Question, post: (message: FromWorker) => void): Thought {
  const { id } = question;
  if (question.type === "plan") return inTurns(planningOf(session, question.request), (plan) => ({ type: "planned", id, plan }));
  if (question.type === "scaling") return inTurns(answeringOnScaling(session, question.question), (answer) => ({ type: "scalingTold", id, answer }));
  if (question.type === "rehearse") return telling(rehearse(session.forks(), question.request), (rehearsals) => ({ type: "rehearsed", id, rehearsals }), post);
  return () => answerTo(session, question);
}

function inTurns<Result>(work: InTurns<Result>, answer: (result: Result) => FromWorker): Thought {
  return () => {
    const turn = work.next();
    return turn.done === true ? answer(turn.value) : null;
  };
}

/** What becomes known before the end is posted at once. */
function telling(work: ReturnType<typeof rehearse>, messageOf: (seen: Rehearsals) => FromWorker, post: (message: FromWorker) => void): Thought {
  return () => {
    const { value } = work.next();
    if (value === undefined) return null;
    if (value.isOver) return messageOf(value);
    post(messageOf(value));
    return null;
  };
}

function answerTo(session: Session, question: Exclude<Question, { readonly type: "plan" | "rehearse" | "scaling" }>): FromWorker {
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
