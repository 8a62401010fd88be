import { useId, useMemo } from "react";
import { useTable } from "../store/replica.ts";
import { CONTROL, Field } from "../ui/Field.tsx";
import { spreadFields } from "./spreadFields.ts";

export interface SpreadFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (field: string) => void;
  readonly clusterArn: string;
}

/** What a spread goes over: any text, with what the cluster's instances have to choose from. */
export function SpreadField({ label, value, onChange, clusterArn }: SpreadFieldProps) {
  const list = useId();
  const instances = useTable("ecs.containerInstances");
  const fields = useMemo(() => spreadFields(instances, clusterArn), [instances, clusterArn]);
  return (
    <Field label={label} labelHidden>
      {(ids) => (
        <>
          <input
            type="text"
            autoComplete="off"
            spellCheck={false}
            {...ids}
            list={list}
            value={value}
            placeholder="instanceId or attribute:…"
            onChange={({ target }) => onChange(target.value)}
            className={CONTROL}
          />
          <datalist id={list}>
            {fields.map((field) => (
              <option key={field} value={field} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}
