import { pathText, type Problem } from "../../aws/problem.ts";
import { StatusGlyph } from "../ui/StatusGlyph.tsx";

/** What AWS says to it, with its place. */
export function ProblemList({ problems }: { readonly problems: readonly Pick<Problem, "path" | "severity" | "code" | "message">[] }) {
  if (problems.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1.5">
      {problems.map(({ path, severity, code, message }, i) => (
        <li key={i} className={`grid grid-cols-[14px_1fr] gap-2 rounded-[7px] px-3 py-2 wrap-anywhere ${severity === "error" ? "bg-bad-soft [--g-on:var(--bad-soft)]" : "bg-warn-soft [--g-on:var(--warn-soft)]"}`}>
          <StatusGlyph status={severity === "error" ? "failed" : "warning"} className="mt-0.75" />
          <span>
            <span className={severity === "error" ? "text-bad" : "text-warn"}>{message}</span>
            <span className="block font-mono text-xs text-ink-3">
              {code} · {pathText(path)}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
