import type { Path } from "../../../../aws/problem.ts";
import { QueryField } from "../../../placement/QueryField.tsx";
import { useInstanceFacts } from "../../../placement/useInstanceFacts.ts";
import { useEditing } from "../editing.ts";
import { FormSection } from "./FormSection.tsx";
import { ItemList } from "./ItemList.tsx";

/** placementConstraints: which instances the tasks of this definition may go to, wherever it is used. */
export function PlacementSection() {
  return (
    <FormSection title="Placement">
      <ItemList title="Constraints" noun="constraint" path={["placementConstraints"]} fresh={{ type: "memberOf", expression: "" }} members={["type", "expression"]}>
        {(path, place) => <Constraint path={path} place={place} />}
      </ItemList>
    </FormSection>
  );
}

function Constraint({ path, place }: { readonly path: Path; readonly place: number }) {
  const { valueAt, edit } = useEditing();
  // A definition belongs to no cluster, so it is tried on the instances of all.
  const instances = useInstanceFacts(null);
  const type = valueAt([...path, "type"]);
  const expression = valueAt([...path, "expression"]);
  return (
    <QueryField
      label={`Expression of constraint ${place + 1}`}
      value={typeof expression === "string" ? expression : ""}
      onChange={(text) => edit([...path, "expression"], text)}
      instances={instances}
      isProblemToldElsewhere
      lead={<span className="font-mono text-xs text-ink-2">{typeof type === "string" ? type : "no type"}</span>}
    />
  );
}
