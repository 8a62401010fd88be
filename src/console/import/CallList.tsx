import { useCommandLine } from "../store/commandLine.ts";
import type { Step } from "../dialogs/useSubmission.ts";
import { CopyButton } from "../ui/CopyButton.tsx";
import { StatusGlyph } from "../ui/StatusGlyph.tsx";

/** The calls that will be made, in order, each as its command line. */
export function CallList({ steps, done }: { readonly steps: readonly Step[]; readonly done: ReadonlySet<string> }) {
  const format = useCommandLine();
  const calls = steps.map(({ id, call }) => ({ id, call: call(new Map()) }));
  const lines = () => calls.map(({ call }) => format?.(call) ?? call.operation).join("\n");
  return (
    <details className="rounded-card border border-line">
      <summary className="px-3 py-1.5 font-medium">
        {calls.length === 1 ? "1 call" : `${calls.length} calls`} <span className="font-normal text-ink-3">{calls.map(({ call }) => call.operation).join(", ")}</span>
      </summary>
      <div className="flex items-start gap-2 border-t border-line py-2 pr-1.5 pl-3">
        <ol className="flex min-w-0 flex-1 flex-col gap-1.5">
          {calls.map(({ id, call }) => (
            <li key={id} className="flex gap-2">
              {done.has(id) && <StatusGlyph status="healthy" label="made" className="mt-0.5" />}
              <pre className="min-w-0 flex-1 font-mono text-xs whitespace-pre-wrap wrap-anywhere text-ink-2">{format?.(call) ?? call.operation}</pre>
            </li>
          ))}
        </ol>
        <CopyButton text={lines} label="Copy command lines" />
      </div>
    </details>
  );
}
