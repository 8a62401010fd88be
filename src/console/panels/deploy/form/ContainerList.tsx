import { Plus } from "lucide-react";
import { Button } from "../../../ui/Button.tsx";
import { useEditing } from "../editing.ts";
import { ContainerCard } from "./ContainerCard.tsx";
import { FormSection } from "./FormSection.tsx";
import { ProblemBoxes } from "./ProblemBoxes.tsx";

const PATH = ["containerDefinitions"];

/** The containers of the task, each to be opened. */
export function ContainerList() {
  const { valueAt, edit } = useEditing();
  const given = valueAt(PATH);
  const count = Array.isArray(given) ? given.length : 0;
  const names = Array.from({ length: count }, (_, i) => String(valueAt([...PATH, i, "name"]) ?? ""));
  return (
    <FormSection
      title="Containers"
      end={
        <Button variant="ghost" size="sm" onClick={() => edit([...PATH, count], newContainer(names))}>
          <Plus aria-hidden size={13} />
          Add
        </Button>
      }
    >
      <ProblemBoxes paths={[PATH]} />
      {names.map((name, i) => (
        <ContainerCard key={i} place={i} name={name} names={names} isOnly={count === 1} />
      ))}
    </FormSection>
  );
}

/** Helps the first container: it may stop without taking the task along. */
function newContainer(names: readonly string[]): Readonly<Record<string, unknown>> {
  let number = 1;
  while (names.includes(number === 1 ? "sidecar" : `sidecar-${number}`)) number++;
  const name = names.length === 0 ? "app" : number === 1 ? "sidecar" : `sidecar-${number}`;
  return { name, image: "nginx:latest", essential: names.length === 0, cpu: 64, memory: 128 };
}
