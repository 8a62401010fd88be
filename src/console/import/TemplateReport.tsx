import type { TemplateRemark } from "../../aws/template/plan.ts";

const GROUPS: readonly { readonly kind: TemplateRemark["kind"]; readonly title: string; readonly isOpen: boolean }[] = [
  { kind: "leftOut", title: "Left out", isOpen: true },
  { kind: "assumed", title: "Assumed", isOpen: true },
  { kind: "used", title: "Used", isOpen: false },
];

/** Line by line what was used, assumed and left out. */
export function TemplateReport({ remarks }: { readonly remarks: readonly TemplateRemark[] }) {
  return GROUPS.map(({ kind, title, isOpen }) => {
    const own = remarks.filter((remark) => remark.kind === kind);
    if (own.length === 0) return null;
    return (
      <details key={kind} open={isOpen} className="rounded-card border border-line">
        <summary className="px-3 py-1.5 font-medium">
          {title} <span className="font-normal text-ink-3">{own.length}</span>
        </summary>
        <ul aria-label={title} className="flex max-h-56 flex-col gap-1.5 overflow-y-auto border-t border-line px-3 py-2">
          {own.map(({ line, what, text }, i) => (
            <li key={i} className="grid grid-cols-[4rem_minmax(0,1fr)] gap-x-2">
              <span className="text-ink-3 tabular-nums">{line === null ? "" : `Line ${line}`}</span>
              <span className="wrap-anywhere">
                <code className="font-mono text-xs text-ink-2">{what}</code>
                {text !== "" && <span> {text}</span>}
              </span>
            </li>
          ))}
        </ul>
      </details>
    );
  });
}
