import { headroomIn, planOf, whyPlaced, whyStopped } from "../../engine/session/questions.ts";
import type { Session } from "../../engine/session/session.ts";
import type { FromWorker, ToWorker } from "../protocol.ts";

/** What the page wants to know beside what the tables say. */
export type Question = Extract<ToWorker, { readonly type: "plan" | "explain" | "explainStop" | "headroom" }>;

/** The answer to a question, under its number. */
export function answerTo(session: Session, question: Question): FromWorker {
  const { id } = question;
  switch (question.type) {
    case "plan":
      return { type: "planned", id, plan: planOf(session, question.request) };
    case "explain":
      return { type: "explained", id, explanation: whyPlaced(session, question.taskArn) };
    case "explainStop":
      return { type: "stopExplained", id, explanation: whyStopped(session, question.taskArn) };
    case "headroom":
      return { type: "headroomed", id, headroom: headroomIn(session, question.request) };
  }
}
