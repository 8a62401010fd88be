import { judgeContainer, judgeHostPort, judgeProcess } from "./inside.ts";
import type { Road } from "./road.ts";
import { judgeRoute, judgeSecurityGroups } from "./theWay.ts";
import type { Finding, Hop, Place } from "./walk.ts";

/** The places in their order. What lies behind one that stops the request is not reached, though it was judged. */
export class Way {
  readonly #places: readonly Place[];
  readonly #hops: Hop[] = [];

  constructor(places: readonly Place[]) {
    this.#places = places;
  }

  add(at: Place, finding: Finding): void {
    this.#hops.push({ at, ...finding });
  }

  /** The first place where the request stops. */
  first(): Hop | null {
    return this.#hops.find(({ verdict }) => verdict === "stops") ?? null;
  }

  hops(): readonly Hop[] {
    const first = this.first();
    const end = first === null ? this.#hops.length : this.#hops.indexOf(first);
    return this.#places.map((at, place) => {
      const hop = this.#hops.find((one) => one.at === at);
      if (hop === undefined) return { at, verdict: "unreached", name: "–", says: "The request does not come so far.", reason: null, field: null, repairs: [] };
      return place > end && hop.verdict === "passes" ? { ...hop, verdict: "unreached" } : hop;
    });
  }
}

/** From the node of a load balancer to the process at the end of a road. */
export function judgeWay(road: Road): readonly Hop[] {
  return [
    { at: "route", ...judgeRoute(road) },
    { at: "securityGroup", ...judgeSecurityGroups(road) },
    { at: "hostPort", ...judgeHostPort(road) },
    { at: "container", ...judgeContainer(road) },
    { at: "process", ...judgeProcess(road) },
  ];
}
