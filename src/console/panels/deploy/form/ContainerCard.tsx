import { ChevronDown, ChevronRight, Container, Trash2 } from "lucide-react";
import { useId, useState } from "react";
import { IconButton } from "../../../ui/IconButton.tsx";
import { StatusGlyph } from "../../../ui/StatusGlyph.tsx";
import { Tag } from "../../../ui/Tag.tsx";
import { useEditing } from "../editing.ts";
import { DependencyList } from "./DependencyList.tsx";
import { EnvironmentList } from "./EnvironmentList.tsx";
import { DraftCheck, DraftNumber, DraftText, FieldRow } from "./fields.tsx";
import { HealthCheckFields } from "./HealthCheckFields.tsx";
import { PortList } from "./PortList.tsx";
import { ProblemBoxes } from "./ProblemBoxes.tsx";

export interface ContainerCardProps {
  /** Its place in containerDefinitions. */
  readonly place: number;
  readonly name: string;
  /** All containers' names, its own among them. */
  readonly names: readonly string[];
  readonly isOnly: boolean;
}

/** One container: a line that says what it is, and its fields when it is open. */
export function ContainerCard({ place, name, names, isOnly }: ContainerCardProps) {
  const { valueAt, problemsAt, edit } = useEditing();
  const [chosen, setChosen] = useState<boolean | null>(null);
  const id = useId();
  const path = ["containerDefinitions", place];
  const errors = problemsAt(path, true).filter(({ severity }) => severity === "error").length;
  // The first is open, and whatever has an error, until the person decides.
  const isOpen = chosen ?? (place === 0 || errors > 0);
  const essential = valueAt([...path, "essential"]) !== false;
  const shown = name === "" ? `Container ${place + 1}` : name;
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <div role="group" aria-label={`Container ${shown}`} className="rounded-card border border-line">
      <div className="flex h-8.5 items-center pr-1.5">
        <button type="button" aria-expanded={isOpen} aria-controls={id} onClick={() => setChosen(!isOpen)} className="flex h-full min-w-0 flex-1 items-center gap-1.75 pr-2 pl-2.25 text-left">
          <Chevron aria-hidden size={13} className="shrink-0 text-ink-3" />
          <Container aria-hidden size={14} className="shrink-0" />
          <span className="truncate font-semibold">{shown}</span>
          <Tag>{essential ? "Essential" : "Sidecar"}</Tag>
          {errors > 0 && (
            <span className="flex items-center gap-1 text-xs text-bad">
              <StatusGlyph status="failed" size={10} />
              {errors === 1 ? "1 error" : `${errors} errors`}
            </span>
          )}
          <span className="ml-auto text-ink-3">{sizeWords(valueAt([...path, "cpu"]), valueAt([...path, "memory"]) ?? valueAt([...path, "memoryReservation"]))}</span>
        </button>
        <IconButton size="sm" icon={Trash2} label={`Remove ${shown}`} disabled={isOnly} onClick={() => edit(path, undefined)} />
      </div>
      {isOpen && (
        <div id={id} className="flex flex-col gap-2.5 px-3 pt-0.5 pb-3">
          <ContainerFields place={place} names={names} />
        </div>
      )}
    </div>
  );
}

function ContainerFields({ place, names }: Pick<ContainerCardProps, "place" | "names">) {
  const path = ["containerDefinitions", place];
  const at = (member: string) => [...path, member];
  return (
    <>
      <ProblemBoxes paths={[path]} />
      <FieldRow paths={[at("name"), at("image")]} columns="grid-cols-[1fr_2fr]">
        <DraftText label="Name" path={at("name")} keepsEmpty />
        <DraftText label="Image" path={at("image")} keepsEmpty mono />
      </FieldRow>
      <FieldRow paths={[at("cpu"), at("memory"), at("memoryReservation")]} columns="grid-cols-3">
        <DraftNumber label="CPU" path={at("cpu")} unit="units" min={0} placeholder="0" />
        <DraftNumber label="Memory, hard limit" path={at("memory")} unit="MiB" min={4} />
        <DraftNumber label="Reserved" path={at("memoryReservation")} unit="MiB" min={4} />
      </FieldRow>
      <FieldRow paths={[at("essential"), at("stopTimeout")]} columns="grid-cols-3 items-end">
        <DraftCheck label="Essential" path={at("essential")} whenMissing />
        <DraftNumber label="Stop timeout" path={at("stopTimeout")} unit="s" min={2} placeholder="30" />
      </FieldRow>
      <PortList path={at("portMappings")} />
      <HealthCheckFields path={at("healthCheck")} />
      <EnvironmentList path={at("environment")} />
      <DependencyList path={at("dependsOn")} others={names.filter((_, i) => i !== place)} />
    </>
  );
}

function sizeWords(cpu: unknown, memory: unknown): string {
  const words = [typeof cpu === "number" && cpu > 0 ? `${cpu.toLocaleString("en")} CPU` : "", typeof memory === "number" ? `${memory.toLocaleString("en")} MiB` : ""];
  return words.filter((word) => word !== "").join(" · ");
}
