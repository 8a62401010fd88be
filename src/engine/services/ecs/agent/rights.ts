import { clusterArn, clusterOf } from "../../../../aws/arn.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { instanceOf } from "../../ec2/contract.ts";
import { authorize, decide, isNobody, roleOfProfile, type Ask, type Decision } from "../../iam/contract.ts";
import type { AgentRow } from "./tables.ts";

/** The role that an instance gives out through its metadata; null: it has no instance profile, or one without a role. */
export function instanceRole(view: View, instanceId: string): string | null {
  const profile = instanceOf(view, instanceId)?.iamInstanceProfile ?? null;
  return profile === null ? null : roleOfProfile(view, profile);
}

/** Whether an instance has credentials at all to ask with. */
export function hasCredentials(decision: Decision | null): decision is Exclude<Decision, { readonly why: "noRole" | "cannotAssume" }> {
  return decision !== null && (decision.allowed || !isNobody(decision));
}

/** Asks for something in the role of the instance, as its agent and Docker do. null: it has none. */
export function askAsInstance(ctx: Context, instanceId: string, wanted: Pick<Ask, "action" | "resource">): Decision | null {
  const roleArn = instanceRole(ctx, instanceId);
  return roleArn === null ? null : authorize(ctx, { roleArn, sessionName: instanceId, ...wanted }, EC2);
}

/** What the SDK in the agent says when the instance gives it no role, or one that EC2 may not assume. */
export const NO_CREDENTIALS = "NoCredentialProviders: no valid providers in chain";

/** What the agent is told when it asks; null: it may. */
export function refusalToAgent(ctx: Context, { instanceId }: AgentRow, wanted: Pick<Ask, "action" | "resource">): { readonly code: string; readonly message: string } | null {
  const decision = askAsInstance(ctx, instanceId, wanted);
  if (!hasCredentials(decision)) return { code: "NoCredentialProviders", message: "no valid providers in chain" };
  return decision.allowed ? null : { code: "AccessDeniedException", message: decision.message };
}

/** What an agent asks for before it takes orders. */
const POLLING = ["ecs:DiscoverPollEndpoint", "ecs:Poll"];

/** What it asks for to tell ECS of tasks. */
const REPORTING = ["ecs:SubmitTaskStateChange", "ecs:SubmitContainerStateChange"];

/** The first of what an agent needs to be connected that it is refused; null: nothing. */
export function refusalOfPolling(ctx: Context, agent: AgentRow) {
  for (const action of POLLING) {
    const refusal = refusalToAgent(ctx, agent, { action, resource: agent.containerInstanceArn ?? "*" });
    if (refusal !== null) return { action, ...refusal };
  }
  return null;
}

/** Asks for what the agent tells ECS with. */
export function askToReport(ctx: Context, agent: AgentRow): boolean {
  return REPORTING.every((action) => refusalToAgent(ctx, agent, { action, resource: clusterOfAgent(agent) }) === null);
}

/** The same without asking. */
export function mayPoll(view: View, agent: AgentRow): boolean {
  return POLLING.every((action) => may(view, agent, { action, resource: agent.containerInstanceArn ?? "*" }));
}

export function mayReport(view: View, agent: AgentRow): boolean {
  return REPORTING.every((action) => may(view, agent, { action, resource: clusterOfAgent(agent) }));
}

const clusterOfAgent = ({ containerInstanceArn }: AgentRow): string => clusterArn(clusterOf(containerInstanceArn ?? "") ?? "");

function may(view: View, { instanceId }: AgentRow, wanted: Pick<Ask, "action" | "resource">): boolean {
  const roleArn = instanceRole(view, instanceId);
  return roleArn !== null && decide(view, { roleArn, sessionName: instanceId, ...wanted }, EC2).allowed;
}

const EC2 = "ec2.amazonaws.com";
