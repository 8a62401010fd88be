import { useId, useState } from "react";
import type { Call } from "../../../../bridge/protocol.ts";
import { Button } from "../../../ui/Button.tsx";
import { InPlace } from "../../../ui/InPlace.tsx";
import { CodeText } from "../CodeText.tsx";
import { RefusedInPlace } from "../RefusedInPlace.tsx";
import { useCall } from "../useCall.ts";

export interface PolicyDocumentProps {
  readonly label: string;
  readonly document: string;
  /** The call that puts another document in its place; null: it is AWS's own. */
  readonly replace: ((document: string) => Call) | null;
}

/** A policy, to be read, and edited as JSON. */
export function PolicyDocument({ label, document, replace }: PolicyDocumentProps) {
  const text = indented(document);
  const code = <CodeText label={label} text={text} language="json" />;
  return (
    <div className="mt-1 flex flex-col gap-1.5">
      {replace === null ? (
        code
      ) : (
        <InPlace above={code} className="self-start" aria-label={`Edit ${label}`} form={(close) => <Editor label={label} text={text} replace={replace} onClose={close} />}>
          Edit
        </InPlace>
      )}
    </div>
  );
}

interface EditorProps {
  readonly label: string;
  readonly text: string;
  readonly replace: (document: string) => Call;
  readonly onClose: () => void;
}

/** What AWS refuses is said in its words, and the text stays. */
function Editor({ label, text, replace, onClose }: EditorProps) {
  const asking = useCall();
  const [draft, setDraft] = useState(text);
  const id = useId();
  const save = async () => {
    if (await asking.make(replace(draft))) onClose();
  };
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <textarea
        id={id}
        value={draft}
        spellCheck={false}
        aria-invalid={asking.refusal !== null}
        rows={Math.min(20, draft.split("\n").length + 1)}
        onChange={(event) => setDraft(event.target.value)}
        className="w-full resize-y rounded-control border border-line-2 bg-surface px-2.5 py-2 font-mono text-xs leading-4.25 aria-invalid:border-bad"
      />
      <span className="flex gap-1.5">
        <Button size="sm" variant="primary" disabled={asking.isBusy} onClick={() => void save()}>
          Save
        </Button>
        <Button size="sm" variant="ghost" onClick={onClose}>
          Cancel
        </Button>
      </span>
      <RefusedInPlace asking={asking} />
    </div>
  );
}

/** What was accepted as a policy is JSON. */
function indented(document: string): string {
  return JSON.stringify(JSON.parse(document), null, 2);
}
