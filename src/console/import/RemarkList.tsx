import type { Remark } from "../../aws/import/remark.ts";
import { pathText } from "../../aws/problem.ts";

/** What was done with a document, by kind: what a person should look at stands open. */
export function RemarkList({ remarks }: { readonly remarks: readonly Remark[] }) {
  return GROUPS.map(({ kind, title, isOpen }) => {
    const own = remarks.filter((remark) => remark.kind === kind);
    if (own.length === 0) return null;
    return (
      <details key={kind} open={isOpen} className="rounded-card border border-line">
        <summary className="px-3 py-1.5 font-medium">
          {title} <span className="font-normal text-ink-3">{own.length}</span>
        </summary>
        <ul className="flex max-h-56 flex-col gap-1 overflow-y-auto border-t border-line px-3 py-2">
          {own.map((remark, i) => (
            <RemarkLine key={i} remark={remark} />
          ))}
        </ul>
      </details>
    );
  });
}

const GROUPS: readonly { readonly kind: Remark["kind"]; readonly title: string; readonly isOpen: boolean }[] = [
  { kind: "notUnderstood", title: "Not understood, left out", isOpen: true },
  { kind: "filledIn", title: "Filled in", isOpen: true },
  { kind: "changed", title: "Written as the API wants it", isOpen: false },
  { kind: "read", title: "As ECS reads it", isOpen: false },
  { kind: "leftOut", title: "Left out, as it says nothing here", isOpen: false },
  { kind: "kept", title: "Placeholders that may stay", isOpen: false },
];

function RemarkLine({ remark: { path, text, before, after } }: { readonly remark: Remark }) {
  return (
    <li className="grid grid-cols-1 gap-x-3 sm:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
      <code className="font-mono text-xs leading-4.5 wrap-anywhere text-ink-2">{pathText(path)}</code>
      <span className="wrap-anywhere">
        {before !== undefined && <code className="font-mono text-xs text-ink-3">{before}</code>}
        {before !== undefined && after !== undefined && <span aria-label="became"> → </span>}
        {after !== undefined && <code className="font-mono text-xs">{after}</code>}{" "}
        <span className="text-ink-3">{text}</span>
      </span>
    </li>
  );
}
