import { useState } from "react";
import type { AccountRemark } from "../../../aws/import/account/remark.ts";
import { Segmented } from "../../ui/Segmented.tsx";

type Kind = AccountRemark["kind"];

export interface AccountReportProps {
  readonly remarks: readonly AccountRemark[];
  readonly counts: Readonly<Record<Kind, number>>;
  /** What the texts are called; a name is shown where there are several. */
  readonly names: readonly string[];
}

/** Lines drawn at once: of more, the first. */
const DRAWN = 400;

const LABELS: Readonly<Record<Kind, string>> = { used: "Used", assumed: "Assumed", leftOut: "Left out" };

/** What became of the text, line by line. */
export function AccountReport({ remarks, counts, names }: AccountReportProps) {
  const [chosen, setKind] = useState<Kind | "all">("all");
  const own = chosen === "all" ? remarks : remarks.filter(({ kind }) => kind === chosen);
  const count = chosen === "all" ? counts.used + counts.assumed + counts.leftOut : counts[chosen];
  const kinds = (["used", "assumed", "leftOut"] as const).map((kind) => ({ value: kind, label: `${LABELS[kind]} ${counts[kind]}` }));
  return (
    <section aria-label="Report" className="rounded-card border border-line">
      <div className="flex flex-wrap items-center gap-2 border-b border-line px-3 py-2">
        <h3 className="mr-auto font-medium">Line by line</h3>
        <Segmented<Kind | "all"> label="Which lines" value={chosen} onChange={setKind} options={[{ value: "all", label: "All" }, ...kinds]} />
      </div>
      {own.length === 0 && <p className="px-3 py-2 text-ink-3">There is nothing of this kind.</p>}
      {/* It scrolls, so the keyboard must reach it. */}
      <ul tabIndex={0} aria-label="Lines of the report" className="flex max-h-80 flex-col overflow-y-auto py-1">
        {own.slice(0, DRAWN).map((remark, i) => (
          <ReportLine key={i} remark={remark} name={names.length > 1 ? (names[remark.source] ?? "") : ""} />
        ))}
      </ul>
      {count > Math.min(own.length, DRAWN) && <p className="border-t border-line px-3 py-2 text-ink-3">and {count - Math.min(own.length, DRAWN)} more</p>}
    </section>
  );
}

const TONES: Readonly<Record<Kind, string>> = { used: "text-ink-3", assumed: "text-ink-2", leftOut: "text-warn" };

function ReportLine({ remark: { line, kind, what, text }, name }: { readonly remark: AccountRemark; readonly name: string }) {
  return (
    <li className="grid grid-cols-[6.5rem_4.5rem_1fr] gap-x-3 px-3 py-0.5">
      <span className="truncate font-mono text-xs leading-4.5 text-ink-3">{line === null ? "" : `${name === "" ? "Line" : `${name}:`} ${line}`}</span>
      <span className={`text-xs leading-4.5 font-medium ${TONES[kind]}`}>{LABELS[kind]}</span>
      <span className="wrap-anywhere">
        {what}
        {text !== "" && <span className="text-ink-3"> · {text}</span>}
      </span>
    </li>
  );
}
