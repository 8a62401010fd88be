import { CONTROL, Field } from "../../../ui/Field.tsx";
import { useEditing } from "../editing.ts";

const PATH = ["requiresCompatibilities"];

const CHOICES: readonly (readonly string[])[] = [[], ["EC2"], ["FARGATE"], ["EC2", "FARGATE"], ["EXTERNAL"], ["MANAGED_INSTANCES"]];

const LABELS: Readonly<Record<string, string>> = { EC2: "EC2", FARGATE: "Fargate", EXTERNAL: "External", MANAGED_INSTANCES: "Managed instances" };

/** The launch types that ECS is to check the definition for. */
export function RunsOn() {
  const { valueAt, edit } = useEditing();
  const given = valueAt(PATH);
  const list = Array.isArray(given) ? given.map(String) : [];
  const key = list.toSorted().join();
  const known = CHOICES.some((choice) => choice.toSorted().join() === key);
  return (
    <Field label="Runs on" hint={list.length === 0 ? "Not said: ECS finds out where it fits." : undefined}>
      {(ids) => (
        <select {...ids} value={key} onChange={({ target }) => edit(PATH, target.value === "" ? undefined : target.value.split(","))} className={CONTROL}>
          {!known && <option value={key}>{list.join(", ")}</option>}
          {CHOICES.map((choice) => (
            <option key={choice.join()} value={choice.toSorted().join()}>
              {choice.length === 0 ? "Not said" : choice.map((one) => LABELS[one] ?? one).join(" and ")}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
