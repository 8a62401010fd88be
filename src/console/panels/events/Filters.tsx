import { by } from "../../../lib/compare.ts";
import type { EventSource } from "../../store/eventLine.ts";
import { usePacedReplica } from "../../store/paced.ts";
import { SearchInput } from "../../ui/SearchInput.tsx";
import { Select, type SelectOption } from "../../ui/Select.tsx";
import type { EventFilter } from "./eventFilter.ts";
import { changeFilter, useEventFilter } from "./filterState.ts";

const SOURCES: readonly (SelectOption & { readonly value: EventFilter["source"] })[] = [
  { value: "aws", label: "All of AWS" },
  { value: "service", label: "Service events" },
  { value: "deployment", label: "Deployments" },
  { value: "task", label: "Tasks" },
  { value: "instance", label: "Instances" },
  { value: "target", label: "Targets" },
  { value: "alarm", label: "Alarms" },
  { value: "call", label: "Calls" },
  { value: "machine" satisfies EventSource, label: "Machines" },
  { value: "all", label: "Everything" },
];

/** Which events are listed: by words, by service, by source. */
export function Filters() {
  const { tables } = usePacedReplica(1);
  const { text, serviceArn, source } = useEventFilter();
  const services = [...tables["ecs.services"].values()].sort(by((service) => service.createdAt, (service) => service.serviceArn));
  return (
    <div className="flex min-w-0 flex-1 items-center justify-end gap-1.5 text-ink">
      <div className="max-w-72 min-w-20 flex-1">
        <SearchInput label="Filter events" placeholder="Filter" value={text} onChange={(words) => changeFilter({ text: words })} />
      </div>
      <Select
        label="Service"
        labelHidden
        className="w-29"
        value={serviceArn ?? ""}
        options={[{ value: "", label: "All services" }, ...services.map((service) => ({ value: service.serviceArn, label: service.serviceName }))]}
        onChange={(chosen) => changeFilter({ serviceArn: chosen === "" ? null : chosen })}
      />
      <Select
        label="Source"
        labelHidden
        className="w-29"
        value={source}
        options={SOURCES}
        onChange={(chosen) => changeFilter({ source: SOURCES.find(({ value }) => value === chosen)?.value ?? "aws" })}
      />
    </div>
  );
}
