import type { Answer } from "../../../../bridge/protocol.ts";
import type { Behavior, ResourceMember } from "../../../store/behavior.ts";
import { BehaviorNumber } from "./BehaviorNumber.tsx";

export interface ResourceFieldsProps {
  readonly behavior: Behavior | null;
  readonly refusal: (Answer & { readonly ok: false }) | null;
  readonly onPut: (member: ResourceMember, value: number | null) => void;
}

/** What a container of the image uses of CPU and memory, and what requests cost it. */
export function ResourceFields({ behavior, refusal, onPut }: ResourceFieldsProps) {
  const said = behavior?.resources ?? null;
  return (
    <details open={said !== null} className="rounded-card border border-line">
      <summary className="px-3 py-1.5 text-xs font-medium text-ink-2">CPU, memory and requests</summary>
      <div className="flex flex-col gap-2 border-t border-line px-3 py-2">
        <p className="text-xs text-ink-3">
          What a field leaves empty is assumed: 2 ms of CPU a request, 1 % of the CPU and 40 % of the memory that are reserved. Once one is
          filled in, requests that are too many wait, and fail when the queue is full.
        </p>
        <div className="grid grid-cols-2 gap-2">
          {RESOURCES.map(({ member, ...of }) => (
            <BehaviorNumber
              key={`${member} ${said?.[member] ?? ""}`}
              {...of}
              value={said?.[member] ?? null}
              error={refusal?.message.includes(member) === true ? refusal.message : undefined}
              onCommit={(value) => onPut(member, value)}
            />
          ))}
        </div>
      </div>
    </details>
  );
}

/** Whether a refusal is about one of these fields, and so stands there. */
export const isOfResources = ({ message }: { readonly message: string }): boolean => RESOURCES.some(({ member }) => message.includes(member));

const RESOURCES: readonly { readonly member: ResourceMember; readonly label: string; readonly unit?: string; readonly placeholder?: string; readonly hint: string }[] = [
  { member: "cpuMillisPerRequest", label: "CPU per request", unit: "ms", hint: "Time on one vCPU." },
  { member: "memoryMiBPerRequest", label: "Memory per request", unit: "MiB", placeholder: "0", hint: "While it is in the container." },
  { member: "baseCpuUnits", label: "CPU at rest", unit: "units", hint: "1024 are a vCPU." },
  { member: "baseMemoryMiB", label: "Memory at rest", unit: "MiB", hint: "Over the hard limit it is killed." },
  { member: "leakMiBPerHour", label: "Memory leak", unit: "MiB/h", placeholder: "0", hint: "Never given back." },
  { member: "concurrency", label: "Requests at a time", placeholder: "1024", hint: "One more is answered with 503." },
  { member: "timeoutSeconds", label: "Clients wait", unit: "s", placeholder: "60", hint: "Longer is a 504." },
];
