import type { Call } from "../../bridge/protocol.ts";
import { freeServiceName } from "../dialogs/choices.ts";
import { usualNetworkOf } from "../dialogs/networkDraft.ts";
import { familyIn } from "../store/names.ts";
import { askedFor, type PendingRevision, withRegistration } from "../store/pendingRevision.ts";
import { replica } from "../store/replica.ts";

/** What is held, and over which cluster. */
export interface HeldOver {
  readonly clusterArn: string;
  readonly taskDefinitionArn: string;
  readonly revision: PendingRevision | null;
}

/** The service that a drop would make, by the name that its form proposes: the name has a say in which of equals is taken. */
export function newService({ clusterArn, taskDefinitionArn, revision }: HeldOver, desiredCount: number): readonly Call[] {
  const { tables } = replica.getState();
  const serviceName = freeServiceName(familyIn(taskDefinitionArn), clusterArn, tables);
  const network = usualNetworkOf(tables["ecs.taskDefinitions"].get(taskDefinitionArn), tables);
  const input = { cluster: clusterArn, serviceName, taskDefinition: askedFor(taskDefinitionArn, revision), desiredCount, ...network };
  return withRegistration(revision, { service: "ecs", operation: "CreateService", input });
}
