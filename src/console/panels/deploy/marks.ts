import type { Analysis } from "./analysis.ts";
import type { Editing } from "./editing.ts";
import type { Mark } from "./json/problemMarks.ts";
import { mended } from "./mend.ts";

/** What the JSON editor says below its lines, with the fixes it offers there. */
export function marksFor({ text, problems }: Analysis, editing: Editing, setText: (text: string) => void): readonly Mark[] {
  return problems.map((problem): Mark => {
    const { from, to, severity, message } = problem;
    const mend = mended(text, problem);
    if (mend !== null) return { from, to, severity, message, plain: null, fixes: [{ label: mend.label, run: () => setText(mend.text) }] };
    const { plain, fixes } = problem.kind === "syntax" ? { plain: null, fixes: [] } : editing.advice(problem);
    return { from, to, severity, message, plain, fixes: fixes.map((fix) => ({ label: fix.label, run: () => editing.apply(fix) })) };
  });
}
