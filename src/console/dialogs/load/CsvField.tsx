import { type ClipboardEvent, useState } from "react";
import { Button } from "../../ui/Button.tsx";
import { Field } from "../../ui/Field.tsx";

export interface CsvFieldProps {
  readonly placeholder: string;
  /** Somebody wants a text to be read. */
  readonly onRead: (csv: string) => void;
  readonly noun: "requests" | "messages";
}

/** What a field for text takes without a wait; it is laid out line by line. */
const MOST_IN_FIELD = 20_000;

/** Where a load is pasted or typed as text. A long one is read at once: it would take longer to show than anybody wants to see it. */
export function CsvField({ placeholder, onRead, noun }: CsvFieldProps) {
  const [text, setText] = useState("");
  const paste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData("text");
    if (pasted.length <= MOST_IN_FIELD) return;
    event.preventDefault();
    onRead(pasted);
  };
  return (
    <details>
      <summary className="text-xs font-medium text-ink-2">Paste or drop a CSV</summary>
      <div className="flex flex-col gap-1.5 pt-1.5">
        <Field label={`Seconds and ${noun} per second, a line for each point`}>
          {(ids) => (
            <textarea
              {...ids}
              rows={4}
              spellCheck={false}
              value={text}
              placeholder={placeholder}
              onChange={({ target }) => setText(target.value)}
              onPaste={paste}
              className="w-full rounded-control border border-line-2 bg-surface px-2.25 py-1 font-mono text-xs text-ink placeholder:text-ink-3"
            />
          )}
        </Field>
        <Button size="sm" className="self-start" onClick={() => onRead(text)}>
          Take these points
        </Button>
      </div>
    </details>
  );
}
