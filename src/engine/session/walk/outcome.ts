import type { Knock } from "../../physics/contract.ts";
import type { Hop, WalkOutcome } from "./walk.ts";

/** What a client gets whose request was stopped at a place, or nowhere. `answer` is what is answered at the end of the road. */
export function outcomeOf(stopped: Hop | null, answer: Knock | null): WalkOutcome {
  switch (stopped?.at) {
    case undefined:
      return answered(answer) ?? failing(502, "The connection to the target is refused.");
    case "client":
      return TIMES_OUT;
    case "listener":
      return { status: null, from: "nobody", says: "Nobody answers yet." };
    case "rule":
    case "targetGroup":
    case "zone":
    case "instance":
      return failing(503, "There is no target that could take the request.");
    case "route":
    case "securityGroup":
      return failing(504, "The load balancer cannot connect to the target within 10 seconds.");
    case "hostPort":
    case "container":
    case "process":
      return answer?.kind === "timeout" ? failing(504, "The load balancer cannot connect to the target within 10 seconds.") : failing(502, "The connection to the target is refused.");
  }
}

interface AtClassic {
  readonly answer: Knock | null;
  /** What is no HTTP is passed on, and never answered by the load balancer. */
  readonly isHttp: boolean;
}

/** The same of a Classic Load Balancer. ELB user guide, "Troubleshoot": 503 while no instance is in service; the others are assumed. */
export function outcomeOfClassic(stopped: Hop | null, { answer, isHttp }: AtClassic): WalkOutcome {
  if (stopped?.at === "client") return TIMES_OUT;
  if (stopped?.at === "listener") return { status: null, from: "nobody", says: "The connection is refused." };
  const good = stopped === null ? answered(answer) : undefined;
  if (good !== undefined) return good;
  const [status, says] = whyClassic(stopped, answer);
  return isHttp ? failing(status, says) : { status: null, from: "loadBalancer", says: `The load balancer closes the connection. ${says}` };
}

function whyClassic(stopped: Hop | null, answer: Knock | null): readonly [status: number, says: string] {
  if (stopped?.at === "zone" || stopped?.at === "instance") return [503, "No instance is in service that could take the request."];
  const isSilent = stopped?.at === "route" || stopped?.at === "securityGroup" || answer?.kind === "timeout";
  return isSilent ? [504, "The load balancer cannot connect to the instance."] : [503, "The connection to the instance is refused."];
}

const answered = (answer: Knock | null): WalkOutcome | undefined => (answer?.kind === "answered" ? { status: answer.status, from: "target", says: "The target answers." } : undefined);

const TIMES_OUT: WalkOutcome = { status: null, from: "nobody", says: "The connection times out." };

const failing = (status: number, says: string): WalkOutcome => ({ status, from: "loadBalancer", says });
