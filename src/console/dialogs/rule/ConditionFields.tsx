import { Plus, X } from "lucide-react";
import { Button } from "../../ui/Button.tsx";
import { FieldError } from "../../ui/Field.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Select } from "../../ui/Select.tsx";
import { TextInput } from "../../ui/TextInput.tsx";
import { errorAt } from "../FormDialog.tsx";
import type { Submission } from "../useSubmission.ts";
import { type ConditionDraft, type Field, FIELDS } from "./ruleDraft.ts";

export interface ConditionFieldsProps {
  readonly conditions: readonly ConditionDraft[];
  readonly onChange: (conditions: readonly ConditionDraft[]) => void;
  readonly submission: Submission;
}

/** The conditions of a rule, which must all hold; each holds when one of its values does. */
export function ConditionFields({ conditions, onChange, submission }: ConditionFieldsProps) {
  const replace = (at: number, part: Partial<ConditionDraft>) => onChange(conditions.map((one, i) => (i === at ? { ...one, ...part } : one)));
  return (
    <>
      {conditions.map((condition, at) => {
        const { id, field, headerName, values } = condition;
        const number = conditions.length === 1 ? "" : ` ${at + 1}`;
        return (
          <div key={id} className="flex flex-col gap-2">
            <div className="grid grid-cols-[150px_1fr_auto] items-start gap-2">
              <Select label={`Condition${number}`} value={field} onChange={(chosen) => replace(at, { field: FIELDS.find((one) => one === chosen) ?? field })} options={CHOICES} />
              <TextInput
                label={`Values${number}`}
                mono
                value={values}
                placeholder={EXAMPLES[field]}
                onChange={(text) => replace(at, { values: text })}
                error={errorAt(submission, `condition ${field}`)}
                data-autofocus={at === 0 ? true : undefined}
              />
              <IconButton icon={X} className="mt-5" label={`Remove condition${number}`} disabled={conditions.length === 1} onClick={() => onChange(conditions.toSpliced(at, 1))} />
            </div>
            {field === "http-header" && <TextInput label={`Header name${number}`} mono value={headerName} placeholder="X-Version" onChange={(text) => replace(at, { headerName: text })} error={errorAt(submission, "headerName")} />}
          </div>
        );
      })}
      <FieldError>{errorAt(submission, "conditions")}</FieldError>
      <p className="text-xs text-ink-3">Several values have commas between them; one that fits is enough. * stands for any characters, ? for one.</p>
      <Button size="sm" className="self-start" onClick={() => onChange([...conditions, { id: Math.max(...conditions.map(({ id }) => id)) + 1, field: "host-header", headerName: "", values: "" }])}>
        <Plus aria-hidden size={13} /> Add a condition
      </Button>
    </>
  );
}

const NAMES: Readonly<Record<Field, string>> = {
  "path-pattern": "Path",
  "host-header": "Host header",
  "http-request-method": "Request method",
  "http-header": "HTTP header",
  "query-string": "Query string",
  "source-ip": "Source IP",
};

const CHOICES = FIELDS.map((value) => ({ value, label: NAMES[value] }));

const EXAMPLES: Readonly<Record<Field, string>> = {
  "path-pattern": "/api/*",
  "host-header": "shop.example.com",
  "http-request-method": "GET, HEAD",
  "http-header": "beta*",
  "query-string": "version=2",
  "source-ip": "203.0.113.0/24",
};
