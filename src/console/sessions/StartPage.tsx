import { LayoutTemplate, Plus } from "lucide-react";
import { navigate } from "wouter/use-hash-location";
import type { Scenario } from "../../bridge/protocol.ts";
import { SCENARIOS } from "../../scenarios/index.ts";
import { openDialog } from "../dialogs/requests.ts";
import { many } from "../graph/figures.ts";
import { Button } from "../ui/Button.tsx";
import { DropBox } from "./DropBox.tsx";
import type { Picture } from "./picture.ts";
import { openEmptyCluster, openNew, openScenario } from "./present.ts";
import { RecentSessions } from "./RecentSessions.tsx";
import { useScenarioPictures } from "./scenarioPictures.ts";
import { SessionPicture } from "./SessionPicture.tsx";

/** Where one begins anew: prepared accounts, an empty one, what one had, what somebody sent. */
export function StartPage() {
  const toMap = () => navigate("/");
  return (
    <main className="grid min-h-0 flex-1 grid-cols-1 overflow-y-auto bg-canvas md:grid-cols-[368px_1fr] md:overflow-hidden">
      <div className="border-line bg-surface px-8 py-9 md:overflow-y-auto md:border-r">
        <h1 className="text-[30px] leading-8.75 font-[650] tracking-[-.027em]">
          Amazon ECS,
          <br />
          running in this tab
        </h1>
        <p className="mt-2.5 mb-5 text-[14px] leading-5.25 text-ink-2">
          Build a cluster, break it, and see why every task landed where it did. The simulation is deterministic: same seed, same run.
        </p>
        <Button variant="primary" className="h-8.5 px-3.5" onClick={() => void openEmptyCluster().then((opened) => opened && toMap())}>
          <Plus aria-hidden size={14} />
          New empty cluster
        </Button>
        <Button className="mt-2 h-8.5 px-3.5" onClick={() => void openNew([]).then((opened) => opened && (toMap(), openDialog({ kind: "createCluster", template: "linux" })))}>
          <LayoutTemplate aria-hidden size={14} />
          New cluster from a template
        </Button>
        <DropBox />
        <RecentSessions onOpened={toMap} />
      </div>
      <section aria-labelledby="scenarios" className="px-10 py-8 md:overflow-y-auto">
        <div className="mb-3.5 flex max-w-288 items-baseline justify-between">
          <h2 id="scenarios" className="text-lg font-semibold tracking-[-.014em]">
            Scenarios
          </h2>
          <span className="text-ink-3">{SCENARIOS.length} scenarios</span>
        </div>
        <Scenarios onOpened={toMap} />
      </section>
    </main>
  );
}

function Scenarios({ onOpened }: { readonly onOpened: () => void }) {
  const pictures = useScenarioPictures(SCENARIOS);
  return (
    <ul className="grid max-w-288 grid-cols-[repeat(auto-fill,minmax(280px,1fr))] gap-5">
      {SCENARIOS.map((scenario) => (
        <li key={scenario.id}>
          <ScenarioCard scenario={scenario} picture={pictures.get(scenario.id)} onOpened={onOpened} />
        </li>
      ))}
    </ul>
  );
}

interface ScenarioCardProps {
  readonly scenario: Scenario;
  readonly picture: Picture | undefined;
  readonly onOpened: () => void;
}

function ScenarioCard({ scenario, picture, onOpened }: ScenarioCardProps) {
  return (
    <button
      type="button"
      onClick={() => void openScenario({ ...scenario, whole: () => scenario }).then((opened) => opened && onOpened())}
      className="block w-full overflow-hidden rounded-panel border border-line bg-surface text-left shadow-1 transition-shadow duration-(--dur-1) hover:border-line-2 hover:shadow-2"
    >
      {picture === undefined ? (
        <span className="block aspect-320/144 bg-canvas" />
      ) : (
        <SessionPicture picture={picture} className="aspect-320/144 w-full" />
      )}
      <span className="block border-t border-line px-4 pt-3.25 pb-3.75">
        <span className="block text-md font-semibold tracking-[-.008em]">{scenario.title}</span>
        <span className="mt-0.5 block text-ink-2">{scenario.summary}</span>
        <span className="mt-1.5 block min-h-4 text-xs text-ink-3">{picture !== undefined && contents(picture)}</span>
      </span>
    </button>
  );
}

function contents({ instanceCount, taskCount }: Picture): string {
  return `${many(instanceCount, "instance")} · ${many(taskCount, "task")}`;
}
