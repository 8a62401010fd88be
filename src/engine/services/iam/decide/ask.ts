import { ACCOUNT_ID } from "../../../../aws/region.ts";
import { idOf } from "../../../../aws/arn.ts";

/** A request that somebody makes in a role. */
export interface Ask {
  readonly roleArn: string;
  /** Who of those in the role: an instance's id, a task's. */
  readonly sessionName: string;
  /** `ecs:Poll`. */
  readonly action: string;
  readonly resource: string;
  /** What else is known of the request, by condition keys. */
  readonly context?: Readonly<Record<string, string>>;
}

export type Decision = { readonly allowed: true } | Denial;

export interface Denial {
  readonly allowed: false;
  /** `noRole`: there is no such role; `cannotAssume`: it does not trust the service that wants to act in it. */
  readonly why: "implicitDeny" | "explicitDeny" | "noRole" | "cannotAssume";
  /** What an AccessDenied says. */
  readonly message: string;
}

/** Whether it was nobody who asked: there is no such role, or it does not let them act in it. */
export const isNobody = ({ why }: Denial): boolean => why === "noRole" || why === "cannotAssume";

export const ALLOWED: Decision = { allowed: true };

/** What a request is refused with. IAM user guide, "Troubleshoot access denied error messages". */
export function denied({ action, resource, ...ask }: Ask, why: "implicitDeny" | "explicitDeny", by: "identity" | "boundary"): Denial {
  const policy = by === "identity" ? "identity-based policy" : "permissions boundary";
  const article = by === "identity" ? "an" : "a";
  const because = why === "explicitDeny" ? `with an explicit deny in ${article} ${policy}` : `because no ${policy} allows the ${action} action`;
  return { allowed: false, why, message: `User: ${sessionArn(ask)} is not authorized to perform: ${action} on resource: ${resource} ${because}` };
}

/** Nobody can act in a role that is not there, or that does not let them. */
export function notAssumed(ask: Ask, servicePrincipal: string, why: "noRole" | "cannotAssume"): Denial {
  return { allowed: false, why, message: `User: ${servicePrincipal} is not authorized to perform: sts:AssumeRole on resource: ${ask.roleArn}` };
}

const sessionArn = ({ roleArn, sessionName }: Pick<Ask, "roleArn" | "sessionName">): string =>
  `arn:aws:sts::${ACCOUNT_ID}:assumed-role/${idOf(roleArn)}/${sessionName}`;
