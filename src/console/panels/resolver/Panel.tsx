import { useState } from "react";
import type { ResolverRequest } from "../../../bridge/protocol.ts";
import { tablesNow, useTable } from "../../store/replica.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Select } from "../../ui/Select.tsx";
import { type Cached, CLIENTS, expiresAt } from "./cache.ts";
import { connectNames } from "./connectNames.ts";
import { ConnectTable } from "./ConnectTable.tsx";
import { type Resolved, useResolved } from "./resolved.ts";

/** What clients see who ask for a name: what they were told, for how long they believe it, and what of it is gone. */
export function Panel() {
  const [asked, setAsked] = useState<ResolverRequest["asked"]>(null);
  const resolved = useResolved(asked);
  useTable("ecs.connects");
  useTable("ecs.connectSights");
  useTable("ecs.deployments");
  const connected = connectNames(tablesNow());
  if (resolved === null) return null;
  const { answer, caches } = resolved;
  const options = answer.names.map((name) => ({ value: JSON.stringify(name), label: `${name.name} ${name.type}` }));
  if (options.length === 0 && connected.length === 0) {
    return <EmptyState title="No name to ask for">A service of Cloud Map with DNS records has a name, and one in Service Connect with an alias; here stands what clients are answered.</EmptyState>;
  }
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col gap-1.5 overflow-y-auto px-3 py-1.5">
      {options.length > 0 && <Answers {...{ asked: asked ?? answer.names[0], options, answer, caches }} onAsked={setAsked} />}
      {connected.length > 0 && <ConnectTable names={connected} />}
    </div>
  );
}

interface AnswersProps extends Resolved {
  readonly asked: ResolverRequest["asked"] | undefined;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onAsked: (asked: ResolverRequest["asked"]) => void;
}

function Answers({ asked, options, answer, caches, onAsked }: AnswersProps) {
  return (
    <>
      <Select
        label="Name"
        labelHidden
        className="w-72 max-w-full"
        value={JSON.stringify(asked)}
        options={options}
        onChange={(value) => onAsked(answer.names.find((name) => JSON.stringify(name) === value) ?? null)}
      />
      <table className="w-full text-left">
        <caption className="sr-only">What clients were answered</caption>
        <thead className="text-xs text-ink-3">
          <tr>
            <th className="py-0.5 pr-3 font-medium">Client</th>
            <th className="py-0.5 pr-3 font-medium whitespace-nowrap">TTL left</th>
            <th className="py-0.5 font-medium">Believes</th>
          </tr>
        </thead>
        <tbody>
          {CLIENTS.map((name) => (
            <ClientRow key={name} name={name} cached={caches[name] ?? null} now={answer.now} registered={answer.registered} />
          ))}
        </tbody>
      </table>
    </>
  );
}

interface ClientRowProps {
  readonly name: string;
  readonly cached: Cached | null;
  readonly now: number;
  readonly registered: readonly string[];
}

function ClientRow({ name, cached, now, registered }: ClientRowProps) {
  if (cached === null) return null;
  const { status, records } = cached.answer;
  return (
    <tr className="border-t border-line align-baseline">
      <td className="py-0.5 pr-3 whitespace-nowrap">{name}</td>
      <td className="py-0.5 pr-3 whitespace-nowrap tabular-nums">{Math.ceil(Math.max(0, expiresAt(cached) - now) / 1000)} s</td>
      <td className="py-0.5">
        {status !== "NOERROR" && <span className="text-ink-2">{status}</span>}
        <ul className="flex flex-wrap gap-x-3">
          {records.map(({ instanceId, value }) => (
            <Address key={instanceId} value={value} isGone={!registered.includes(instanceId)} />
          ))}
        </ul>
      </td>
    </tr>
  );
}

function Address({ value, isGone }: { readonly value: string; readonly isGone: boolean }) {
  return (
    <li className="font-mono text-xs wrap-anywhere">
      {isGone ? <s className="text-ink-3">{value}</s> : value}
      {isGone && <b className="ml-1 font-sans font-semibold text-bad">gone</b>}
    </li>
  );
}
