import { useState } from "react";
import { clockText } from "../../../lib/timeText.ts";
import { useIsPreviewing } from "../../graph/preview.ts";
import { usePacedReplica } from "../../store/paced.ts";
import type { Replica } from "../../store/replica.ts";
import { select, useSelected } from "../../store/selection.ts";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { holdFocus } from "../../ui/holdFocus.ts";
import { onDemand } from "../../ui/onDemand.ts";
import { Swatch } from "../../ui/Swatch.tsx";
import { Tabs } from "../../ui/Tabs.tsx";
import { Badge } from "../../ui/Tag.tsx";
import { useAfterPaint } from "../../ui/useAfterPaint.ts";
import { Actions } from "./Actions.tsx";
import { CliTab } from "./CliTab.tsx";
import { EventsTab } from "./EventsTab.tsx";
import { headingOf } from "./heading.ts";
import { JsonTab } from "./JsonTab.tsx";
import { isCharted } from "./metrics/isCharted.ts";
import { Overview } from "./Overview.tsx";
import { PlacementTab } from "./placement/PlacementTab.tsx";
import { PreviewPanel } from "./placement/PreviewPanel.tsx";
import { ServicePlacement } from "./placement/ServicePlacement.tsx";
import { subjectOf, type Subject } from "./subject.ts";

/** Counts and times are drawn anew at most so often a second. */
const PACE = 4;

const OVERVIEW = { id: "overview", label: "Overview" };
const PLACEMENT = { id: "placement", label: "Placement" };
const OTHERS = [
  { id: "events", label: "Events" },
  { id: "json", label: "JSON" },
  { id: "cli", label: "CLI" },
];
const METRICS = { id: "metrics", label: "Metrics" };

/** Charts are large, and few look at them. */
const MetricsTab = onDemand(() => import("./metrics/MetricsTab.tsx").then((code) => code.MetricsTab));

function tabsOf(subject: Subject) {
  const isPlaced = subject.kind === "task" || subject.kind === "service";
  return [OVERVIEW, ...(isPlaced ? [PLACEMENT] : []), ...(isCharted(subject) ? [METRICS] : []), ...OTHERS];
}

/** What is held over a cluster, while something is; else everything about the thing that is selected. */
export function Panel() {
  const isPreviewing = useAfterPaint(useIsPreviewing());
  return isPreviewing ? <PreviewPanel /> : <Selected />;
}

/** The open tab stays open when another thing is selected. */
function Selected() {
  const selected = useSelected();
  const state = usePacedReplica(PACE);
  const [wanted, setTab] = useState<string>("overview");
  if (selected === null) return null; // The region around says so, without fetching this.
  const subject = subjectOf(selected, state.tables);
  if (subject === null) return <NotThere now={state.now} />;
  const tabs = tabsOf(subject);
  const tab = tabs.some(({ id }) => id === wanted) ? wanted : OVERVIEW.id;
  return (
    <div ref={holdFocus} className="contents">
      <Header subject={subject} state={state} />
      <Tabs label="Inspector" tabs={tabs} selected={tab} onSelect={setTab}>
        <div key={`${tab} ${subject.kind} ${subject.id}`} className="min-h-0 flex-1 overflow-y-auto px-3.5">
          {tab === "overview" && <Overview subject={subject} state={state} />}
          {tab === "placement" && subject.kind === "task" && <PlacementTab task={subject.task} />}
          {tab === "placement" && subject.kind === "service" && <ServicePlacement service={subject.service} state={state} />}
          {tab === "metrics" && <MetricsTab subject={subject} state={state} />}
          {tab === "events" && <EventsTab subject={subject} state={state} />}
          {tab === "json" && <JsonTab subject={subject} />}
          {tab === "cli" && <CliTab subject={subject} />}
        </div>
      </Tabs>
    </div>
  );
}

function Header({ subject, state }: { readonly subject: Subject; readonly state: Replica }) {
  const { title, hue, look, sub } = headingOf(subject, state.tables);
  return (
    <header className="px-3.5 pt-3">
      <div className="flex min-h-5.5 items-center gap-2">
        {hue !== null && <Swatch hue={hue} size="lg" />}
        <h2 title={subject.id} className="min-w-0 flex-1 truncate text-lg font-semibold tracking-[-.012em]">
          {title}
        </h2>
        <Badge tone={look.tone} status={look.status ?? undefined}>
          {look.word}
        </Badge>
      </div>
      <p className="mt-0.5 text-xs text-ink-3">{sub}</p>
      <Actions subject={subject} />
      <div className="mt-1.5" />
    </header>
  );
}

/** The selection outlives a rewind: it is found again when the clock is back where it exists. */
function NotThere({ now }: { readonly now: number }) {
  return (
    <EmptyState title={`Not there at ${clockText(now)}`} actions={<Button onClick={() => select(null)}>Clear the selection</Button>}>
      What is selected does not exist at this time. It is shown again when the clock is where it does.
    </EmptyState>
  );
}
