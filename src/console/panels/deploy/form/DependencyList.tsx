import type { Path } from "../../../../aws/problem.ts";
import { DraftChoice } from "./fields.tsx";
import { ItemList } from "./ItemList.tsx";

export interface DependencyListProps {
  readonly path: Path;
  /** The other containers of the task. */
  readonly others: readonly string[];
}

const CONDITIONS = [
  { value: "START", label: "START: it has started" },
  { value: "HEALTHY", label: "HEALTHY: its health check passes" },
  { value: "COMPLETE", label: "COMPLETE: it has ended" },
  { value: "SUCCESS", label: "SUCCESS: it has ended with 0" },
];

/** dependsOn: which containers are waited for, and until when. */
export function DependencyList({ path, others }: DependencyListProps) {
  const names = others.filter((name) => name !== "");
  if (names.length === 0) return null;
  return (
    <ItemList title="Depends on" noun="dependency" path={path} fresh={{ containerName: names[0], condition: "START" }} members={["containerName", "condition"]}>
      {(at, place) => (
        <div className="grid grid-cols-2 gap-2">
          <DraftChoice label={`Container of dependency ${place + 1}`} labelHidden path={[...at, "containerName"]} options={names.map((name) => ({ value: name, label: name }))} />
          <DraftChoice label={`Condition of dependency ${place + 1}`} labelHidden path={[...at, "condition"]} options={CONDITIONS} />
        </div>
      )}
    </ItemList>
  );
}
