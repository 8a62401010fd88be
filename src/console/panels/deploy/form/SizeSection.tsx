import { cpuUnitsFrom, memoryMiBFrom } from "../../../../aws/rules/taskSize.ts";
import { useEditing } from "../editing.ts";
import { DraftText, FieldRow } from "./fields.tsx";
import { FormSection } from "./FormSection.tsx";
import { ContainersUse } from "./ContainersUse.tsx";

/** What one task is given, and what its containers ask of it. */
export function SizeSection({ hue }: { readonly hue: number | null }) {
  const { valueAt } = useEditing();
  const cpuUnits = cpuUnitsFrom(String(valueAt(["cpu"]) ?? ""));
  const memoryMiB = memoryMiBFrom(String(valueAt(["memory"]) ?? ""));
  return (
    <FormSection title="Size">
      <FieldRow paths={[["cpu"], ["memory"]]}>
        <DraftText label="CPU" path={["cpu"]} placeholder="Not said" suggestions={["256", "512", "1024", "2048", "4096"]} hint={cpuUnits === undefined ? "CPU units; 1024 are one vCPU." : `${cpuUnits.toLocaleString("en")} CPU units, ${cpuUnits / 1024} vCPU`} />
        <DraftText label="Memory" path={["memory"]} placeholder="Not said" suggestions={["512", "1024", "2048", "4096", "8192"]} hint={memoryMiB === undefined ? "MiB" : `${memoryMiB.toLocaleString("en")} MiB`} />
      </FieldRow>
      <ContainersUse cpuUnits={cpuUnits ?? null} memoryMiB={memoryMiB ?? null} hue={hue} />
    </FormSection>
  );
}
