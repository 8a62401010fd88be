import type { Path } from "../../../../aws/problem.ts";
import { DraftText } from "./fields.tsx";
import { ItemList } from "./ItemList.tsx";

/** environment: names and values that the container sees. */
export function EnvironmentList({ path }: { readonly path: Path }) {
  return (
    <ItemList title="Environment" noun="variable" path={path} fresh={{ name: "NAME", value: "" }} members={["name", "value"]}>
      {(at, place) => (
        <div className="grid grid-cols-2 gap-2">
          <DraftText label={`Name of variable ${place + 1}`} labelHidden mono keepsEmpty path={[...at, "name"]} placeholder="Name" />
          <DraftText label={`Value of variable ${place + 1}`} labelHidden mono keepsEmpty path={[...at, "value"]} placeholder="Value" />
        </div>
      )}
    </ItemList>
  );
}
