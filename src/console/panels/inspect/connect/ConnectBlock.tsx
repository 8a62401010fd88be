import { call } from "../../../../aws/generated/api.ts";
import type { Rows } from "../../../../bridge/protocol.ts";
import { clockText } from "../../../../lib/timeText.ts";
import { openDialog } from "../../../dialogs/requests.ts";
import { carryOut } from "../../../graph/carryOut.ts";
import { figure, many, rate } from "../../../graph/figures.ts";
import { calls } from "../../../graph/proposal.ts";
import { nameIn } from "../../../store/names.ts";
import type { Replica } from "../../../store/replica.ts";
import { onDemand } from "../../../ui/onDemand.ts";
import { Button } from "../../../ui/Button.tsx";
import { StatusGlyph } from "../../../ui/StatusGlyph.tsx";
import { Block } from "../Block.tsx";
import { Fact, Facts } from "../Facts.tsx";
import { RefLink } from "../RefLink.tsx";
import { type ConnectFacts, connectFacts, type LoadFacts, loadsOf, type NamedEndpoint } from "./connectFacts.ts";

export interface ConnectBlockProps {
  readonly service: Rows["ecs.services"];
  readonly state: Replica;
}

/** Under which names a service is found, which names its tasks know and which they do not yet, and how their requests fare. */
export function ConnectBlock({ service, state }: ConnectBlockProps) {
  const facts = connectFacts(service.serviceArn, state.tables);
  const loads = loadsOf(service.serviceArn, state.tables);
  return (
    <>
      {facts !== null && <Names facts={facts} service={service} />}
      {loads.length > 0 && (
        <Block title="Requests of its tasks">
          {loads.map((load) => (
            <Load key={load.key} load={load} serviceArn={service.serviceArn} now={state.now} />
          ))}
        </Block>
      )}
    </>
  );
}

function Names({ facts: { namespace, serves, sees, misses, since }, service }: { readonly facts: ConnectFacts; readonly service: Rows["ecs.services"] }) {
  return (
    <Block title="Service Connect" aside={namespace}>
      <Facts>
        <Fact name="Serves">
          {serves.length === 0 ? (
            <span className="text-ink-3">Nothing: it is a client</span>
          ) : (
            serves.map(({ alias, portName, containerPort, protocol }) => (
              <span key={alias} className="block w-full">
                <span className="font-mono text-xs">{alias}</span>{" "}
                <span className="text-ink-3">
                  port {portName} ({containerPort}, {protocol})
                </span>
              </span>
            ))
          )}
        </Fact>
        <Fact name="Tasks see">{sees.length === 0 ? <span className="text-ink-3">No endpoint</span> : <Endpoints endpoints={sees} />}</Fact>
        {misses.length > 0 && (
          <Fact name="Not yet seen">
            <Endpoints endpoints={misses} />
          </Fact>
        )}
      </Facts>
      {misses.length > 0 && since !== null && (
        <div className="mt-2 flex items-center justify-between gap-3">
          <p className="text-xs text-ink-2">Its deployment began at {clockText(since)}, before {misses.length === 1 ? "that endpoint was" : "those endpoints were"} there.</p>
          <Button size="sm" onClick={() => redeploy(service)}>
            Redeploy to see {misses.length === 1 ? "it" : "them"}
          </Button>
        </div>
      )}
    </Block>
  );
}

function redeploy({ clusterArn, serviceName }: Rows["ecs.services"]): void {
  const input = { cluster: nameIn(clusterArn), service: serviceName, forceNewDeployment: true };
  void carryOut(calls("", call("ecs", "UpdateService", input)));
}

function Endpoints({ endpoints }: { readonly endpoints: readonly NamedEndpoint[] }) {
  return endpoints.map(({ key, alias, serviceArn }) => (
    <span key={key} className="flex w-full gap-1.5">
      <span className="font-mono text-xs">{alias}</span>
      <RefLink to={{ table: "ecs.services", id: serviceArn }}>{nameIn(serviceArn)}</RefLink>
    </span>
  ));
}

const FollowedCurve = onDemand(() => import("../load/FollowedCurve.tsx").then((code) => code.FollowedCurve));

interface LoadProps {
  readonly load: LoadFacts;
  readonly serviceArn: string;
  readonly now: number;
}

function Load({ load: { key: loadKey, name, requestsPerSecond, follows, ends }, serviceArn, now }: LoadProps) {
  return (
    <div className="py-1">
      <p className="flex items-center justify-between gap-3">
        <span className="min-w-0 flex-1 font-mono text-xs wrap-anywhere">{name}</span>
        <span className="text-ink-3">{rate(requestsPerSecond)}</span>
        <Button size="sm" variant="ghost" title="PutServiceTraffic" aria-label={`Edit the requests to ${name}…`} onClick={() => openDialog({ kind: "serviceTraffic", serviceArn, loadKey })}>
          Edit…
        </Button>
      </p>
      {follows !== null && <FollowedCurve follows={follows} perSecond={requestsPerSecond} now={now} />}
      {ends.length === 0 && <p className="text-xs text-ink-3">Nobody sends any now.</p>}
      <ul>
        {ends.map(({ key, says, fails, targetServiceArn, requestsPerSecond: part, takers, answerMillis }) => (
          <li key={key} className="flex items-center gap-1.5 text-xs">
            <StatusGlyph status={fails ? "failed" : "healthy"} size={11} />
            <span className={fails ? "text-bad" : undefined}>{says}</span>
            {targetServiceArn !== null && <RefLink to={{ table: "ecs.services", id: targetServiceArn }}>{nameIn(targetServiceArn)}</RefLink>}
            <span className="ml-auto text-ink-3">
              {rate(part)}
              {takers > 0 ? `, ${many(takers, "task")}` : ""}
              {answerMillis === null ? "" : `, ${figure(answerMillis)} ms`}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
