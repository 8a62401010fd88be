import { useEffect, useState } from "react";
import { engine } from "../../store/engine.ts";
import { nameIn } from "../../store/names.ts";
import { Select } from "../../ui/Select.tsx";
import { TextInput } from "../../ui/TextInput.tsx";
import { errorAt, FormDialog, stepsFor } from "../FormDialog.tsx";
import type { AttributesRequest } from "../requests.ts";
import { type Submission, useSubmission } from "../useSubmission.ts";
import { ATTRIBUTE_FIELDS, attributesInAnswer, describeAttributesCall, modifyAttributesCall, optionsOf, type Values } from "./attributeFields.ts";

/** Asks for the attributes of a load balancer or a target group, which begin as the API tells them. */
export function AttributesDialog(request: AttributesRequest) {
  const submission = useSubmission();
  const before = useAttributes(request);
  const [changed, setChanged] = useState<Values>({});
  const values = { ...before, ...changed };
  return (
    <FormDialog
      title={`Attributes of ${nameIn(request.arn)}`}
      submission={submission}
      steps={before === null ? null : stepsFor(modifyAttributesCall(request, before, values))}
      verb="Save attributes"
    >
      <div className="grid grid-cols-2 gap-3">
        {Object.entries(values).map(([key, value]) => (
          <Attribute key={key} name={key} value={value} of={request.of} onChange={(next) => setChanged({ ...changed, [key]: next })} submission={submission} />
        ))}
      </div>
    </FormDialog>
  );
}

interface AttributeProps extends Pick<AttributesRequest, "of"> {
  readonly name: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly submission: Submission;
}

function Attribute({ name, value, of, onChange, submission }: AttributeProps) {
  const { label = name, unit, hint } = ATTRIBUTE_FIELDS[name] ?? {};
  const options = optionsOf(name, { of });
  const error = errorAt(submission, `attribute ${name}`);
  if (options === undefined) return <TextInput label={unit === undefined ? label : `${label}, ${unit}`} mono value={value} hint={hint} onChange={onChange} error={error} />;
  return <Select label={label} value={value} options={options.map(([one, words]) => ({ value: one, label: words }))} onChange={onChange} error={error} />;
}

/** null until they are told. */
function useAttributes({ kind, of, arn }: AttributesRequest): Values | null {
  const [told, setTold] = useState<Values | null>(null);
  useEffect(() => {
    let isWanted = true;
    void engine()
      .callPlain(describeAttributesCall({ kind, of, arn }))
      .then((answer) => {
        if (isWanted && answer.ok) setTold(attributesInAnswer(answer.output));
      });
    return () => {
      isWanted = false;
    };
  }, [kind, of, arn]);
  return told;
}
