import { withAnswers } from "../src/aws/template/answered.ts";
import type { TemplatePlan } from "../src/aws/template/plan.ts";
import { readText, templateIn } from "../src/console/import/template.ts";
import { emptyFile } from "../src/engine/session/scenario.ts";
import { Session } from "../src/engine/session/session.ts";

interface Around {
  readonly name?: string;
  /** Parameters' values as a person gave them. */
  readonly given?: ReadonlyMap<string, string>;
  readonly seed?: number;
}

interface Played {
  readonly session: Session;
  readonly plan: TemplatePlan;
  /** The first refusal, at which making stopped. */
  readonly refused?: { readonly id: string; readonly code: string; readonly message: string };
}

/** Makes what a template comes to in an account of its own, as the dialog does: it waits where the plan does, and stops at a refusal. */
export function playTemplate(text: string, { name = "shop", given = new Map(), seed = 1 }: Around = {}): Played {
  const reading = templateIn(readText(text, true), { name, given, known: new Set() });
  if (reading?.kind !== "plan") throw new Error(JSON.stringify(reading));
  const { plan } = reading;
  const session = new Session(emptyFile("x", seed));
  const answers = new Map<string, unknown>();
  for (const { id, call, afterSeconds = 0 } of plan.steps) {
    session.runUntil(session.now + afterSeconds * 1_000);
    const answer = session.call({ ...call, input: withAnswers(call.input, answers) });
    if (!answer.ok) return { session, plan, refused: { id, code: answer.code, message: answer.message } };
    answers.set(id, answer.output);
  }
  return { session, plan };
}

/** The same, where nothing may be refused. */
export function makeTemplate(text: string, around?: Around): Pick<Played, "session" | "plan"> {
  const { refused, ...made } = playTemplate(text, around);
  if (refused !== undefined) throw new Error(`${refused.id}: ${refused.code} ${refused.message}`);
  return made;
}
