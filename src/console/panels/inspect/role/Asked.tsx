import { useState } from "react";
import { call } from "../../../../aws/generated/api.ts";
import type { Rows } from "../../../../bridge/protocol.ts";
import { clockText } from "../../../../lib/timeText.ts";
import { decisionsOf, roleArnOf, standingDenials } from "../../../graph/lens/roleFacts.ts";
import { nameIn } from "../../../store/names.ts";
import type { Tables } from "../../../store/replica.ts";
import { Button } from "../../../ui/Button.tsx";
import { StatusGlyph } from "../../../ui/StatusGlyph.tsx";
import { Block } from "../Block.tsx";
import { CodeText } from "../CodeText.tsx";
import { RefusedInPlace } from "../RefusedInPlace.tsx";
import { type Asking, useCall } from "../useCall.ts";
import { type Allowing, allowing } from "./allowing.ts";
import { useRights } from "./useRights.ts";

type RoleRow = Rows["iam.roles"];
type DecisionRow = Rows["iam.decisions"];

/** Lines shown before the rest is asked for. */
const SHOWN = 12;

/** What was done and denied in a role, the newest first; and for what is denied now, the statement that would allow it or the one that denies it. */
export function Asked({ role, tables }: { readonly role: RoleRow; readonly tables: Tables }) {
  const [all, setAll] = useState(false);
  const arn = roleArnOf(role);
  const rows = decisionsOf(arn, tables);
  const standing = new Set(standingDenials(arn, tables));
  const denied = rows.filter((row) => standing.has(row));
  const others = rows.filter((row) => !standing.has(row));
  const shown = all ? others : others.slice(0, SHOWN);
  return (
    <>
      {denied.length > 0 && (
        <Block title="Denied" aside="not allowed since">
          <ul className="flex flex-col gap-2.5">
            {denied.map((row) => (
              <Denial key={row.decisionId} row={row} role={role} />
            ))}
          </ul>
        </Block>
      )}
      <Block title="What it did">
        {others.length === 0 && <p className="text-ink-3">Nobody has acted in it yet.</p>}
        <ul>
          {shown.map((row) => (
            <li key={row.decisionId} className="flex items-start gap-1.5 py-0.5" title={row.message ?? row.resource}>
              <StatusGlyph status={row.outcome === "allowed" ? "healthy" : "failed"} size={11} label={row.outcome === "allowed" ? "allowed" : "denied"} className="mt-0.75" />
              <span className="min-w-0 flex-1 wrap-anywhere">{row.action}</span>
              <time className="text-xs text-ink-3">{clockText(row.lastTime)}</time>
            </li>
          ))}
        </ul>
        {others.length > SHOWN && (
          <Button size="sm" variant="ghost" className="mt-1" onClick={() => setAll(!all)}>
            {all ? "Show fewer" : `Show all ${others.length}`}
          </Button>
        )}
      </Block>
    </>
  );
}

function Denial({ row, role }: { readonly row: DecisionRow; readonly role: RoleRow }) {
  const asking = useCall();
  const rights = useRights(row);
  const offer = rights === null ? null : allowing(rights, row, role);
  return (
    <li className="flex flex-col gap-1">
      <div className="flex items-center gap-1.5">
        <StatusGlyph status="failed" size={11} label="denied" />
        <b className="min-w-0 flex-1 font-semibold wrap-anywhere">{row.action}</b>
        <time className="text-xs text-ink-3">{clockText(row.lastTime)}</time>
      </div>
      {row.message !== null && <p className="text-xs wrap-anywhere text-ink-2">{row.message}</p>}
      {rights?.outcome === "allowed" && <p className="text-xs text-ink-3">Allowed by now. Nobody has asked again.</p>}
      {offer !== null && <Offer offer={offer} action={row.action} asking={asking} />}
      {rights?.policies.filter(isNotAll).slice(0, POLICIES).map((PolicyArn) => (
        <Button key={PolicyArn} size="sm" className="max-w-full self-start" title="AttachRolePolicy" disabled={asking.isBusy} onClick={() => void asking.make(call("iam", "AttachRolePolicy", { RoleName: role.roleName, PolicyArn }))}>
          <span className="truncate">Attach {nameIn(PolicyArn)}</span>
        </Button>
      ))}
      <RefusedInPlace asking={asking} />
    </li>
  );
}

/** Who wants one thing is not offered everything. */
const isNotAll = (policyArn: string): boolean => nameIn(policyArn) !== "AdministratorAccess";

/** AWS's own policies that are offered instead of a statement. */
const POLICIES = 2;

/** What takes more away than a statement. */
const OFFERED: Readonly<Record<string, string>> = { DeleteRolePolicy: "Delete the policy", DetachRolePolicy: "Detach the policy" };

function Offer({ offer, action, asking }: { readonly offer: Allowing; readonly action: string; readonly asking: Asking }) {
  const verb = offer.isAdded ? "Add the statement" : (OFFERED[offer.call.operation] ?? "Remove the statement");
  return (
    <>
      <p className="text-xs text-ink-3">{offer.title}</p>
      <CodeText label={`Statement that ${offer.isAdded ? "allows" : "denies"} ${action}`} text={JSON.stringify(offer.statement, null, 2)} language="json" />
      <Button size="sm" className="self-start" title={offer.call.operation} aria-label={`${verb} that ${offer.isAdded ? "allows" : "denies"} ${action}`} disabled={asking.isBusy} onClick={() => void asking.make(offer.call)}>
        {verb}
      </Button>
    </>
  );
}
