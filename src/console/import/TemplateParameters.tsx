import type { TemplateParameter } from "../../aws/template/plan.ts";
import { Select } from "../ui/Select.tsx";
import { TextInput } from "../ui/TextInput.tsx";

export interface TemplateParametersProps {
  readonly parameters: readonly TemplateParameter[];
  readonly onGive: (name: string, value: string) => void;
}

/** The parameters of a template. Those that somebody must give a value come first, and in view. */
export function TemplateParameters({ parameters, onGive }: TemplateParametersProps) {
  const [needed, others] = [parameters.filter(({ hasDefault }) => !hasDefault), parameters.filter(({ hasDefault }) => hasDefault)];
  return (
    <>
      {needed.length > 0 && <Fields parameters={needed} onGive={onGive} />}
      {others.length > 0 && (
        <details className="rounded-card border border-line">
          <summary className="px-3 py-1.5 font-medium">
            {others.length === 1 ? "1 parameter" : `${others.length} parameters`} <span className="font-normal text-ink-3">{others.map(({ name }) => name).join(", ")}</span>
          </summary>
          <div className="border-t border-line p-3">
            <Fields parameters={others} onGive={onGive} />
          </div>
        </details>
      )}
    </>
  );
}

function Fields({ parameters, onGive }: TemplateParametersProps) {
  return (
    <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
      {parameters.map(({ name, description, value, isMissing, stand, allowed }) => {
        const text = { label: name, hint: description === "" ? stand : description, ...(isMissing ? { error: "The template has no value for it." } : {}) };
        if (allowed.length === 0) return <TextInput key={name} {...text} mono value={value} placeholder={stand} onChange={(next) => onGive(name, next)} />;
        return <Select key={name} {...text} value={value} options={["", ...allowed].map((one) => ({ value: one, label: one }))} onChange={(next) => onGive(name, next)} />;
      })}
    </div>
  );
}
