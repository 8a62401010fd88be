import { useState } from "react";
import { CopyButton } from "../../ui/CopyButton.tsx";
import { Select } from "../../ui/Select.tsx";
import { CodeText } from "./CodeText.tsx";
import { readsOf } from "./reads.ts";
import { Refused } from "./Refused.tsx";
import type { Subject } from "./subject.ts";
import { useAnswers } from "./useAnswers.ts";

/** The subject as the API describes it, word for word. */
export function JsonTab({ subject }: { readonly subject: Subject }) {
  const reads = readsOf(subject);
  const [label, setLabel] = useState(reads[0]?.label);
  const read = reads.find((one) => one.label === label) ?? reads[0];
  const answer = useAnswers(read === undefined ? [] : [read])?.[0];
  if (read === undefined) return null;
  const json = answer?.ok === true ? JSON.stringify(answer.output, null, 2) : null;
  return (
    <div className="flex flex-col gap-2 py-3">
      <div className="flex flex-wrap items-center gap-2">
        {reads.length === 1 ? (
          <code className="font-mono text-xs text-ink-2">{read.label}</code>
        ) : (
          <Select
            label="Operation"
            labelHidden
            className="w-56"
            options={reads.map((one) => ({ value: one.label, label: one.label }))}
            value={read.label}
            onChange={setLabel}
          />
        )}
        {json !== null && (
          <span className="ml-auto">
            <CopyButton label="Copy JSON" text={json} />
          </span>
        )}
      </div>
      {json !== null && <CodeText label={`What ${read.label} returns`} text={json} language="json" />}
      {answer?.ok === false && <Refused code={answer.code} message={answer.message} />}
    </div>
  );
}
