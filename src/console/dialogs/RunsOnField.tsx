import type { Rows } from "../../bridge/protocol.ts";
import { tablesNow } from "../store/replica.ts";
import { Segmented } from "../ui/Segmented.tsx";
import { type Capacity, capacityOn, placesFor, type RunsOn } from "./runsOn.ts";

export interface RunsOnFieldProps {
  readonly definition: Rows["ecs.taskDefinitions"] | undefined;
  readonly value: RunsOn;
  readonly onChange: (capacity: Capacity) => void;
}

/** EC2 or Fargate, where the definition leaves a choice. */
export function RunsOnField({ definition, value, onChange }: RunsOnFieldProps) {
  if (placesFor(definition).length < 2) return null;
  return (
    <Segmented
      label="Launch type"
      value={value}
      onChange={(runsOn) => onChange(capacityOn(runsOn, tablesNow()))}
      options={[
        { value: "EC2", label: "EC2" },
        { value: "FARGATE", label: "Fargate" },
      ]}
    />
  );
}
