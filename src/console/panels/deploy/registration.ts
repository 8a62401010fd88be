import { useState } from "react";
import { call } from "../../../aws/generated/api.ts";
import type { RegisterTaskDefinitionRequest } from "../../../aws/generated/ecs.ts";
import type { Answer, Call, Rows } from "../../../bridge/protocol.ts";
import type { TakenPercents } from "../../placement/takeApart.ts";
import { perform, performPlain } from "../../store/calls.ts";
import { nameIn } from "../../store/names.ts";

type Service = Rows["ecs.services"];
export type Refused = Answer & { readonly ok: false };

/** What became of a revision that was to be registered, and of the services that were to take it. */
export interface Registration {
  readonly isBusy: boolean;
  /** Why ECS did not take the definition; null: it did, or was not asked. */
  readonly refusal: Refused | null;
  /** Services that ECS did not update, by their ARNs, with its answer. */
  readonly serviceRefusals: ReadonlyMap<string, Refused>;
  /** Registers, then updates. null: the definition was refused. */
  readonly register: (input: RegisterTaskDefinitionRequest, services: readonly UpdatedService[]) => Promise<MadeRevision | null>;
}

/** A service that is to take the revision, and what else changes with it. */
export interface UpdatedService {
  readonly service: Service;
  readonly percents: TakenPercents | undefined;
}

export interface MadeRevision {
  readonly arn: string;
  /** Services that were not updated, by their ARNs. */
  readonly refusals: ReadonlyMap<string, Refused>;
}

export function useRegistration(): Registration {
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const [serviceRefusals, setServiceRefusals] = useState<ReadonlyMap<string, Refused>>(new Map());

  async function register(input: RegisterTaskDefinitionRequest, services: readonly UpdatedService[]): Promise<MadeRevision | null> {
    setIsBusy(true);
    const answer = await perform("ecs", "RegisterTaskDefinition", input);
    setRefusal(answer.ok ? null : answer);
    const arn = answer.ok ? arnIn(answer.output) : null;
    const refusals = arn === null ? new Map<string, Refused>() : await update(arn, services);
    setServiceRefusals(refusals);
    setIsBusy(false);
    return arn === null ? null : { arn, refusals };
  }

  return { isBusy, refusal, serviceRefusals, register };
}

/** UpdateService for each. One that is refused keeps none of the others back. */
async function update(arn: string, services: readonly UpdatedService[]): Promise<ReadonlyMap<string, Refused>> {
  const refused = new Map<string, Refused>();
  for (const updated of services) {
    const answer = await performPlain(updateWith(updated, nameIn(arn)));
    if (!answer.ok) refused.set(updated.service.serviceArn, answer);
  }
  return refused;
}

/** The call that makes a service take a revision. */
export function updateWith({ service: { serviceName, clusterArn }, percents }: UpdatedService, taskDefinition: string): Call {
  const more = percents === undefined ? {} : { deploymentConfiguration: percents };
  return call("ecs", "UpdateService", { cluster: nameIn(clusterArn), service: serviceName, taskDefinition, ...more });
}

/** The ARN in the answer of RegisterTaskDefinition. */
export function arnIn(output: unknown): string | null {
  const definition = typeof output === "object" && output !== null && "taskDefinition" in output ? output.taskDefinition : null;
  const arn = typeof definition === "object" && definition !== null && "taskDefinitionArn" in definition ? definition.taskDefinitionArn : null;
  return typeof arn === "string" ? arn : null;
}
