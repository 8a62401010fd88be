import type { Knock } from "../../physics/contract.ts";
import type { Hop, WalkOutcome } from "./walk.ts";

/** What a client gets whose request was stopped at a place, or nowhere. `answer` is what is answered at the end of the road. */
export function outcomeOf(stopped: Hop | null, answer: Knock | null): WalkOutcome {
  switch (stopped?.at) {
    case undefined:
      return answer?.kind === "answered" ? { status: answer.status, from: "target", says: "The target answers." } : failing(502, "The connection to the target is refused.");
    case "client":
      return { status: null, from: "nobody", says: "The connection times out." };
    case "listener":
      return { status: null, from: "nobody", says: "Nobody answers yet." };
    case "rule":
    case "targetGroup":
    case "zone":
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

const failing = (status: number, says: string): WalkOutcome => ({ status, from: "loadBalancer", says });
