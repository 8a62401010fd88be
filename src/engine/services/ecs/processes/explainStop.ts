import type { View } from "../../../kernel/context.ts";
import { explainServiceScaleIn } from "./explainServiceScaleIn.ts";
import type { StopExplanation } from "./stopExplanation.ts";
import type { ServiceRow, TaskRow } from "../tables.ts";

/**
 * Why the scheduler stops a task of a service, with the world as it is when the service says that it does: right
 * before the task is told. undefined: for nothing that is known.
 */
export function explainStop(view: View, service: ServiceRow, { taskArn }: TaskRow): StopExplanation | undefined {
  const verdicts = explainServiceScaleIn(view, service);
  const goes = verdicts.filter(({ rank }) => rank !== null);
  if (!goes.some((one) => one.taskArn === taskArn)) return undefined;
  const { desiredCount } = service;
  const headline = `Scale-in: the service wants ${desiredCount} and has ${verdicts.length}, so ${goes.length} ${goes.length === 1 ? "goes" : "go"}.`;
  return { cause: "scaleIn", headline, because: [], verdicts };
}
