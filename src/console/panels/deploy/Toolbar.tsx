import { ArrowLeft, ChevronRight } from "lucide-react";
import type { Ref } from "react";
import { navigate } from "wouter/use-hash-location";
import { nameIn } from "../../store/names.ts";
import { Button } from "../../ui/Button.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { StatusGlyph } from "../../ui/StatusGlyph.tsx";
import { Swatch } from "../../ui/Swatch.tsx";
import { Tag } from "../../ui/Tag.tsx";

export interface ToolbarProps {
  readonly family: string;
  readonly hue: number | null;
  readonly isNewFamily: boolean;
  readonly basedOn: string | null;
  readonly errorCount: number;
  readonly isTouched: boolean;
  readonly isBusy: boolean;
  /** Services that would be updated along with it. */
  readonly serviceCount: number;
  readonly onShowError: () => void;
  readonly onDiscard: () => void;
  readonly onRegister: (alsoUpdate: boolean) => void;
  readonly ref: Ref<HTMLDivElement>;
}

/** Where one is, and what can be done with the draft as a whole. */
export function Toolbar({ family, hue, isNewFamily, basedOn, errorCount, isTouched, isBusy, serviceCount, onShowError, onDiscard, onRegister, ref }: ToolbarProps) {
  const blocked = errorCount > 0 || isBusy;
  return (
    <div ref={ref} role="toolbar" aria-label="Task definition" className="flex min-h-11.5 shrink-0 flex-wrap items-center gap-x-2 gap-y-1 border-b border-line bg-surface px-2 py-1.5 pr-3">
      <IconButton icon={ArrowLeft} label="Back to the map" onClick={() => navigate("/")} />
      <h1 className="flex min-w-0 items-center gap-1.75 text-md">
        <span className="hidden text-ink-3 lg:inline">Task definitions</span>
        <ChevronRight aria-hidden size={12} className="hidden text-ink-3 lg:inline" />
        <Swatch hue={hue} />
        <span className="truncate font-semibold">{family === "" ? "No family" : family}</span>
        <ChevronRight aria-hidden size={12} className="shrink-0 text-ink-3" />
        <span className="shrink-0 font-semibold">{isNewFamily ? "New task definition" : "New revision"}</span>
        {basedOn !== null && <Tag>based on {nameIn(basedOn)}</Tag>}
      </h1>
      <div className="ml-auto flex flex-wrap items-center gap-2">
        {errorCount > 0 && (
          <Button variant="ghost" onClick={onShowError} className="text-bad">
            <StatusGlyph status="failed" size={11} />
            Fix {errorCount === 1 ? "1 error" : `${errorCount} errors`} to register
          </Button>
        )}
        <Button variant="ghost" disabled={!isTouched || isBusy} onClick={onDiscard}>
          Discard
        </Button>
        <Button variant={serviceCount === 0 ? "primary" : "default"} disabled={blocked} onClick={() => onRegister(false)}>
          Register revision
        </Button>
        {serviceCount > 0 && (
          <Button variant="primary" disabled={blocked} onClick={() => onRegister(true)}>
            Register and update {serviceCount === 1 ? "1 service" : `${serviceCount} services`}
          </Button>
        )}
      </div>
    </div>
  );
}
