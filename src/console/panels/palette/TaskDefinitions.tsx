import { FilePlus2, Play, Plus, ScanSearch } from "lucide-react";
import { navigate } from "wouter/use-hash-location";
import type { Rows } from "../../../bridge/protocol.ts";
import { openDialog } from "../../dialogs/requests.ts";
import { useServiceLooks } from "../../graph/serviceLooks.ts";
import { useTable } from "../../store/replica.ts";
import { select } from "../../store/selection.ts";
import { changeSettings } from "../../store/settings.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { Swatch } from "../../ui/Swatch.tsx";
import { latestDefinitions } from "./latestDefinitions.ts";
import { PaletteItem } from "./PaletteItem.tsx";

/** The newest revision of each family. Its swatch is that of the service that runs it, if one does. */
export function TaskDefinitions({ filter }: { readonly filter: string }) {
  const rows = latestDefinitions(useTable("ecs.taskDefinitions")).filter(({ family }) => family.toLowerCase().includes(filter));
  const looks = useServiceLooks();
  const hues = new Map([...looks.values()].map(({ newest, hue }) => [familyOf(newest), hue]));
  if (rows.length === 0 && filter !== "") return null;
  return (
    <section aria-label="Task definitions">
      <div className="flex h-7 items-center pr-2.5 pl-3 text-xs text-ink-3">
        <h3>Task definitions</h3>
        <IconButton size="sm" icon={Plus} label="New task definition" onClick={() => navigate("/task-definitions/new")} className="ml-1" />
        <span className="ml-auto">CPU · MiB</span>
      </div>
      {rows.length === 0 && <p className="px-3 pb-1 text-xs text-ink-3">None is registered yet.</p>}
      <ul>
        {rows.map((row) => (
          <Definition key={row.taskDefinitionArn} row={row} hue={hues.get(row.family) ?? null} />
        ))}
      </ul>
    </section>
  );
}

function Definition({ row, hue }: { readonly row: Rows["ecs.taskDefinitions"]; readonly hue: number | null }) {
  const { taskDefinitionArn: id, family, revision, needs } = row;
  const show = () => {
    select({ table: "ecs.taskDefinitions", id });
    changeSettings({ rightOpen: true });
  };
  return (
    <PaletteItem
      look="row"
      item={{ kind: "taskDefinition", arn: id }}
      name={`Task definition ${family}:${revision}, ${needs.cpuUnits} CPU units, ${needs.memoryMiB} MiB`}
      more={[
        { id: "run", label: "Run tasks…", note: "RunTask", icon: Play, onSelect: () => openDialog({ kind: "runTask", clusterArn: null, taskDefinitionArn: id }) },
        { id: "revise", label: "New revision…", note: "RegisterTaskDefinition", icon: FilePlus2, onSelect: () => navigate(`/task-definitions/${family}`) },
        { id: "show", label: "Show in the inspector", icon: ScanSearch, onSelect: show },
      ]}
    >
      <Swatch hue={hue} />
      <span className="min-w-0 truncate font-medium">
        {family}
        <span className="font-normal text-ink-3">:{revision}</span>
      </span>
      <span className="ml-auto shrink-0 text-xs text-ink-3">
        {needs.cpuUnits} · {needs.memoryMiB}
      </span>
    </PaletteItem>
  );
}

function familyOf(taskDefinitionArn: string): string {
  return taskDefinitionArn.slice(taskDefinitionArn.lastIndexOf("/") + 1, taskDefinitionArn.lastIndexOf(":"));
}
