import type { Rows } from "../../../bridge/protocol.ts";
import { useReplica, useRow } from "../../store/replica.ts";
import { StatusGlyph } from "../../ui/StatusGlyph.tsx";
import { useListenersInOrder } from "../groups.ts";
import { useLevel } from "../level.ts";
import { ruleRowsOf } from "../rules/listenerRules.ts";
import { stopWords } from "./networkFacts.ts";
import { useReach } from "./reach.ts";
import { Shields } from "./Shields.tsx";

/** A load balancer: who may come in to each listener, where it stands, and its groups. */
export function BalancerNetwork({ id }: { readonly id: string }) {
  const row = useRow("elbv2.loadBalancers", id);
  const listeners = useListenersInOrder(id);
  const isBare = useLevel() !== "near";
  if (row === undefined) return null;
  const [first, ...others] = listeners;
  return (
    <>
      {first === undefined ? <div className="alb-l">No listener yet</div> : <Clients listener={first} lines={-1} />}
      <div className="rule lens-line" title={`${row.scheme}, in ${row.availabilityZones.join(", ")}`}>
        <Shields groupIds={row.securityGroupIds} isBare={isBare} />
        <em>{row.scheme === "internal" ? "internal" : `${row.availabilityZones.length} zones`}</em>
      </div>
      {others.map((listener) => (
        <Clients key={listener.listenerArn} listener={listener} />
      ))}
    </>
  );
}

/**
 * Whether clients get to a port. Each listener has as many lines as without a lens, for the edges lead from there;
 * `lines`: so many more or less, where something else takes their place.
 */
function Clients({ listener, lines = 0 }: { readonly listener: Rows["elbv2.listeners"]; readonly lines?: number }) {
  const rules = useReplica(({ tables }) => ruleRowsOf(tables, listener.listenerArn)).length + 1;
  return (
    <>
      <DoorLine {...listener} />
      {Array.from({ length: rules + lines }, (_, at) => (
        <div key={at} className="rule" />
      ))}
    </>
  );
}

/** Whether clients get to a listener. */
export function DoorLine({ listenerArn, protocol, port }: { readonly listenerArn: string; readonly protocol: string; readonly port: number }) {
  const isBare = useLevel() !== "near";
  const stop = useReach((answer) => answer?.listeners[listenerArn]);
  const why = useReplica(({ tables }) => (stop === null || stop === undefined ? "" : stopWords(stop, tables)));
  return (
    <div className="alb-l" title={stop === undefined ? undefined : why === "" ? "Clients get in" : `Clients do not get in: ${why}`}>
      <span className="shrink-0">
        {protocol} :{port}
      </span>
      <Verdict isGood={stop === null} isKnown={stop !== undefined} good="open" bad="shut" isBare={isBare} />
    </div>
  );
}

/** A target group: how many of its targets a request gets through to, and which groups drop the others. */
export function GroupNetwork({ id }: { readonly id: string }) {
  const { reach, why } = useTargetsReached(id);
  const level = useLevel();
  if (level !== "near") return <ReachedSign id={id} />;
  if (reach === undefined) return <div className="tg-2" />;
  if (reach.targets === 0) return <div className="tg-2 text-ink-3">No target is registered</div>;
  const hop = reach.stop?.hop;
  return (
    <div className="tg-2" title={why === "" ? undefined : `The others are not reached: ${why}`}>
      {hop !== undefined && (hop.at === "route" ? <span className="text-bad">no route</span> : <Shields groupIds={hop.groupIds} />)}
      <span className="lbl">
        <Verdict isGood={reach.reached === reach.targets} isKnown good={`${reach.reached} of ${reach.targets} reached`} bad={`${reach.reached} of ${reach.targets} reached`} />
      </span>
    </div>
  );
}

/** How many targets a load balancer gets through to, where there is no room for words. */
export function ReachedSign({ id }: { readonly id: string }) {
  const { reach, why } = useTargetsReached(id);
  if (reach === undefined || reach.targets === 0) return null;
  const says = `${reach.reached} of ${reach.targets} reached${why === "" ? "" : `: ${why}`}`;
  return (
    <span title={says} className="inline-flex items-center gap-1">
      <StatusGlyph status={reach.reached === reach.targets ? "healthy" : "failed"} size={14} label={says} />
      {reach.reached}/{reach.targets}
    </span>
  );
}

function useTargetsReached(id: string) {
  const reach = useReach((answer) => answer?.targetGroups[id]);
  const stop = reach?.stop ?? null;
  const why = useReplica(({ tables }) => (stop === null ? "" : stopWords(stop, tables)));
  return { reach, why };
}

interface VerdictProps {
  readonly isGood: boolean;
  /** Nothing is said before the engine has answered. */
  readonly isKnown: boolean;
  readonly good: string;
  readonly bad: string;
  /** The sign alone, where there is no room for words. */
  readonly isBare?: boolean;
}

function Verdict({ isGood, isKnown, good, bad, isBare = false }: VerdictProps) {
  if (!isKnown) return null;
  const says = isGood ? good : bad;
  return (
    <span className={isGood ? "verdict" : "verdict text-bad"}>
      <StatusGlyph status={isGood ? "healthy" : "failed"} size={9} label={isBare ? says : undefined} />
      {!isBare && says}
    </span>
  );
}
