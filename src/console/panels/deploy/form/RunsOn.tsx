import { Field } from "../../../ui/Field.tsx";
import { useEditing } from "../editing.ts";
import { Choice } from "./fields.tsx";

const PATH = ["requiresCompatibilities"];

const CHOICES: readonly (readonly string[])[] = [[], ["EC2"], ["FARGATE"], ["EC2", "FARGATE"], ["EXTERNAL"], ["MANAGED_INSTANCES"]];

const LABELS: Readonly<Record<string, string>> = { EC2: "EC2", FARGATE: "Fargate", EXTERNAL: "External", MANAGED_INSTANCES: "Managed instances" };

const OPTIONS = CHOICES.map((choice) => ({
  value: choice.toSorted().join(),
  label: choice.length === 0 ? "Not said" : choice.map((one) => LABELS[one] ?? one).join(" and "),
}));

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
        <Choice {...ids} value={key} onChoose={(next) => edit(PATH, next === "" ? undefined : next.split(","))} options={known ? OPTIONS : [{ value: key, label: list.join(", ") }, ...OPTIONS]} />
      )}
    </Field>
  );
}
