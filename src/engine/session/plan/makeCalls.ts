import type { Call } from "../../../aws/generated/api.ts";
import { withAnswers } from "../../../aws/template/answered.ts";
import type { Answer } from "../../kernel/operation.ts";
import type { World } from "../../kernel/world.ts";
import { NO_CONTAINER_INSTANCES } from "../../services/ecs/refusals.ts";
import { admit } from "../door.ts";
import type { Lookout } from "./lookout.ts";
import { wantedBy } from "./wanted.ts";

/**
 * Makes calls on a copy of the world while somebody looks on. Answers the first refusal, or what the last was answered.
 * What a call says of the answer to an earlier one (`answered`) names that by its operation.
 */
export function makeCalls(fork: World, lookout: Lookout, calls: readonly Call[]): Answer {
  let answer: Answer = { ok: true, output: {} };
  const answers = new Map<string, unknown>();
  for (const call of calls) {
    const admission = admit(fork, { ...call, input: withAnswers(call.input, answers) });
    if ("refused" in admission) return admission.refused;
    const { operation, input } = admission;
    const checked = fork.dryRun(operation, input);
    if (!checked.ok) {
      // The last thing that RunTask looks at: what it asks for is known.
      if (checked.message === NO_CONTAINER_INSTANCES) lookout.hearNoInstances(wantedBy(fork.view, operation.name, input as object));
      return checked;
    }
    lookout.turnTo(wantedBy(fork.view, operation.name, input as object));
    answer = fork.dispatch(operation, input);
    if (!answer.ok) return answer;
    answers.set(operation.name, answer.output);
    lookout.hearAnswer(answer.output as object);
  }
  return answer;
}
