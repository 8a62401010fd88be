import { useMemo, useState } from "react";
import type { AccountDescription } from "../../../aws/account/description.ts";
import type { AccountImport } from "../../../aws/import/account/importAccount.ts";
import { Button } from "../../ui/Button.tsx";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { StatusGlyph } from "../../ui/StatusGlyph.tsx";
import type { Source } from "../source.ts";
import { AccountReport } from "./AccountReport.tsx";
import { openAccount } from "./openAccount.ts";
import { useAccountImport } from "./useAccountImport.ts";

export interface AccountDialogProps {
  readonly sources: readonly Source[];
  readonly onClose: () => void;
  readonly onBack: () => void;
  /** To look at task definitions and services one by one. */
  readonly onParts: () => void;
  /** To mend the text and look again. */
  readonly onMend: () => void;
}

/** Characters that a field takes in without growing heavy. */
const MENDABLE = 300_000;

/** A cluster as it was described elsewhere: what was found, what becomes of each line, and the way in. */
export function AccountDialog({ sources, onClose, onBack, onParts, onMend }: AccountDialogProps) {
  const [mask, setMask] = useState(true);
  const texts = useMemo(() => sources.map(({ text }) => text), [sources]);
  const reading = useAccountImport(texts, mask);
  const result = reading.state === "read" ? reading.result : null;
  const account = result?.account ?? null;
  const open = () => {
    if (account === null) return;
    onClose();
    void openAccount(account);
  };
  return (
    <Dialog
      title={account === null ? "Import an account" : `Import ${nameOf(account)}`}
      description="The simulation is set up as the text describes it, and runs on from there. Your present session is kept."
      width="lg"
      onClose={onClose}
      footer={
        <>
          <Button variant="ghost" onClick={onBack} className="mr-auto">
            Import something else
          </Button>
          {sources.length === 1 && texts.every(({ length }) => length <= MENDABLE) && <Button onClick={onMend}>Edit text…</Button>}
          <Button onClick={onParts}>One by one…</Button>
          <Button variant="primary" disabled={account === null} onClick={open}>
            Open as a new session
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        {reading.state === "reading" && <p role="status">Reading {sizeOf(texts)}…</p>}
        {reading.state === "failed" && <Trouble>The text could not be read: the page did not get the code for it. Try again when you are online.</Trouble>}
        {result !== null && <Outcome result={result} />}
        <Checkbox checked={mask} onChange={setMask}>
          Mask account ids: others stand for them in ARNs, images and roles
        </Checkbox>
        {result !== null && <AccountReport remarks={result.remarks} counts={result.counts} names={sources.map(({ name }) => name)} />}
      </div>
    </Dialog>
  );
}

function Outcome({ result: { account, problem } }: { readonly result: AccountImport }) {
  if (problem !== null) return <Trouble>{problem}</Trouble>;
  if (account === null) return <Trouble>The text describes no cluster, container instance, service or task that could be used. What was left out says why.</Trouble>;
  return (
    <dl aria-label="Found" className="grid grid-cols-[repeat(auto-fit,minmax(7.5rem,1fr))] gap-2">
      {countsOf(account).map(([name, count]) => (
        <div key={name} className="flex flex-col-reverse rounded-card border border-line px-3 py-2">
          <dt className="text-xs text-ink-3">{name}</dt>
          <dd className="text-md font-semibold tabular-nums">{count}</dd>
        </div>
      ))}
    </dl>
  );
}

function Trouble({ children }: { readonly children: string }) {
  return (
    <p role="alert" className="grid grid-cols-[14px_1fr] gap-2 rounded-[7px] bg-warn-soft px-3 py-2.5 [--g-on:var(--warn-soft)]">
      <StatusGlyph status="warning" className="mt-0.75" />
      <span className="wrap-anywhere">{children}</span>
    </p>
  );
}

function countsOf(account: AccountDescription): readonly (readonly [name: string, count: number])[] {
  const counts = [
    ["Clusters", account.clusters],
    ["Container instances", account.containerInstances],
    ["Services", account.services],
    ["Tasks", account.tasks],
    ["Task definitions", account.taskDefinitions],
    ["Load balancers", account.loadBalancers],
    ["Auto Scaling groups", account.autoScalingGroups],
    ["Capacity providers", account.capacityProviders],
  ] as const;
  return counts.map(([name, list]) => [list.length === 1 ? name.slice(0, -1) : name, list.length] as const).filter(([, count]) => count > 0);
}

function nameOf({ clusters }: AccountDescription): string {
  const [first] = clusters;
  if (first === undefined) return "an account";
  return clusters.length === 1 ? `cluster ${first.clusterName}` : `${clusters.length} clusters`;
}

function sizeOf(texts: readonly string[]): string {
  const characters = texts.reduce((sum, { length }) => sum + length, 0);
  return characters < 100_000 ? "the text" : `${(characters / 1_000_000).toFixed(1)} million characters`;
}
