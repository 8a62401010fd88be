import { useState } from "react";
import type { RegisterTaskDefinitionRequest } from "../../aws/generated/ecs.ts";
import type { Answer } from "../../bridge/protocol.ts";
import { logGroupCalls } from "./logGroups.ts";
import { arnIn } from "../panels/deploy/registration.ts";
import { perform, performPlain } from "../store/calls.ts";

/** Registers a task definition that was found, once, with the log groups that its containers need. */
export function useRegister() {
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState<(Answer & { readonly ok: false }) | null>(null);
  const [registeredArn, setRegisteredArn] = useState<string | null>(null);

  /** The new revision's ARN; null: ECS refused, and says why. */
  async function register(input: RegisterTaskDefinitionRequest): Promise<string | null> {
    setIsBusy(true);
    // One that is there already is refused, and that is as well.
    for (const made of logGroupCalls(input)) await performPlain(made);
    const answer = await perform("ecs", "RegisterTaskDefinition", input);
    setIsBusy(false);
    setRefusal(answer.ok ? null : answer);
    const arn = answer.ok ? arnIn(answer.output) : null;
    setRegisteredArn(arn);
    return arn;
  }

  return { isBusy, refusal, registeredArn, register };
}
