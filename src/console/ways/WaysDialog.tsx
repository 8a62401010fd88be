import { useState } from "react";
import { spanText } from "../../lib/timeText.ts";
import { closeDialog } from "../dialogs/requests.ts";
import { nameIn } from "../store/names.ts";
import { replica } from "../store/replica.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { NumberInput } from "../ui/NumberInput.tsx";
import { Select } from "../ui/Select.tsx";
import { buildChoices } from "./builds.ts";
import type { Tried } from "./curves.ts";
import { type Rehearsing, useRehearsals } from "./useRehearsals.ts";
import { WaysChart } from "./WaysChart.tsx";
import { watchersFor } from "./watchers.ts";
import { WaysTable, type WaysTableProps } from "./WaysTable.tsx";
import { ASSUMED_RATE, LENGTHS, USUAL_CHOICE, type Way, type WaysChoice, waysOf } from "./ways.ts";

interface WaysDialogProps {
  readonly serviceArn: string;
  /** A revision that is to be deployed again, as it is; null: a bad build is made. */
  readonly revision?: string | null | undefined;
}

/** The same bad build deployed in four ways, and what users see of each. */
export function WaysDialog({ serviceArn, revision = null }: WaysDialogProps) {
  // As it was when it was opened: what is compared must not change under the eyes.
  const [tables] = useState(() => replica.getState().tables);
  const [choice, setChoice] = useState<WaysChoice>({ ...USUAL_CHOICE, revision, build: revision === null ? USUAL_CHOICE.build : "revision" });
  const service = tables["ecs.services"].get(serviceArn);
  const ways = service === undefined ? [] : waysOf(service, tables, choice);
  return (
    <Dialog
      title={`${choice.build === "revision" && revision !== null ? nameIn(revision) : `A bad build of ${service?.serviceName ?? "a service"}`}, four ways`}
      description="Each way is played on a copy of this account from this moment. Nothing changes here."
      width="xl"
      onClose={closeDialog}
    >
      <Choices choice={choice} onChange={(change) => setChoice({ ...choice, ...change })} />
      {ways.length === 0 ? (
        <EmptyState title="There is no build to make worse">The service has no task definition.</EmptyState>
      ) : (
        <Compared
          ways={ways}
          minutes={choice.minutes}
          hasLoad={service !== undefined && service.loadBalancers.length > 0}
          offered={(id) => (service === undefined ? [] : watchersFor(id, service, tables))}
          onWatch={(id, watchers) => setChoice({ ...choice, watchers: { ...choice.watchers, [id]: watchers } })}
        />
      )}
    </Dialog>
  );
}

const NEVER = "never";

function Choices({ choice, onChange }: { readonly choice: WaysChoice; readonly onChange: (change: Partial<WaysChoice>) => void }) {
  const { build, revision, noticedAfterMinutes, bakeMinutes, canaryPercent, minutes } = choice;
  const builds = buildChoices(revision);
  return (
    <div className="grid grid-cols-2 gap-3 md:grid-cols-[1.6fr_1.4fr_0.8fr_0.8fr_0.8fr]">
      <Select label="The build" value={build} onChange={(id) => onChange({ build: builds.find(({ value }) => value === id)?.value ?? build })} options={builds} />
      <Select
        label="A person takes it back"
        value={String(noticedAfterMinutes ?? NEVER)}
        onChange={(after) => onChange({ noticedAfterMinutes: after === NEVER ? null : Number(after) })}
        options={[...[1, 2, 5, 10].map((after) => ({ value: String(after), label: `${after} min after requests fail` })), { value: NEVER, label: "never" }]}
      />
      <NumberInput label="Bake time" unit="min" min={0} max={1440} value={bakeMinutes} onChange={(value) => value !== null && onChange({ bakeMinutes: value })} />
      <NumberInput label="Canary" unit="%" min={0.1} max={99.9} step="any" value={canaryPercent} onChange={(value) => value !== null && onChange({ canaryPercent: value })} />
      <Select label="Look for at most" value={String(minutes)} onChange={(length) => onChange({ minutes: Number(length) })} options={LENGTHS.map((length) => ({ value: String(length), label: `${length} min` }))} />
    </div>
  );
}

interface ComparedProps extends Pick<WaysTableProps, "offered" | "onWatch"> {
  readonly ways: readonly Way[];
  readonly minutes: number;
  readonly hasLoad: boolean;
}

/** The least that the axis shows, in seconds. */
const SHORTEST = 60;

function Compared({ ways, minutes, hasLoad, ...watching }: ComparedProps) {
  const rehearsing = useRehearsals({ ways: ways.map(({ request }) => request), minutes });
  const { seen, isCancelled } = rehearsing;
  const tried: readonly Tried[] = ways.map((way, place) => ({ way, rehearsal: seen?.ways[place] ?? null }));
  const isPlaying = !isCancelled && seen?.isOver !== true;
  return (
    <div className="flex flex-col gap-2 pt-4" aria-busy={isPlaying}>
      <WaysChart tried={tried} seconds={Math.max(SHORTEST, seen?.seenSeconds ?? 0)} />
      <Progress rehearsing={rehearsing} tried={tried} minutes={minutes} />
      <WaysTable tried={tried} isPlaying={isPlaying} {...watching} />
      <p className="text-xs text-ink-3">
        {hasLoad ? `Where no requests come to the service, ${ASSUMED_RATE} a second are assumed. Tasks: the fewest healthy, and the most there were. Extra tasks: how many more than wanted at the peak, and for how many minutes in all.` : "The service has no load balancer, so no requests are counted."}
      </p>
    </div>
  );
}

interface ProgressProps {
  readonly rehearsing: Rehearsing;
  readonly tried: readonly Tried[];
  readonly minutes: number;
}

/** How far it is, and a way out; afterwards what was looked at. */
function Progress({ rehearsing: { seen, isCancelled, cancel, again }, tried, minutes }: ProgressProps) {
  const isOver = seen?.isOver === true;
  const ready = tried.filter(({ rehearsal }) => rehearsal !== null).length;
  const looked = spanText((seen?.seenSeconds ?? 0) * 1000);
  const text = isOver
    ? `0:00 is the moment of each way's own deployment call${preparedText(tried)}. Looked at for ${looked}${(seen?.seenSeconds ?? 0) < minutes * 60 ? ", until all was well everywhere" : ""}.`
    : isCancelled
      ? `Cancelled after ${looked}. Nothing is played any more.`
      : ready < tried.length
        ? `Setting up: ${ready} of ${tried.length} ways.`
        : `Playing: ${looked} of at most ${minutes} min.`;
  return (
    <div className="flex min-h-7 items-center gap-3 text-xs text-ink-2">
      <span role="status" className="min-w-0 flex-1">
        {text}
      </span>
      {!isOver && !isCancelled && (
        <>
          <progress aria-label="Played" value={seen?.seenSeconds ?? 0} max={minutes * 60} className="h-1.5 w-40 appearance-none overflow-hidden rounded-full bg-track [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-track [&::-webkit-progress-value]:bg-accent" />
          <Button size="sm" onClick={cancel}>
            Cancel
          </Button>
        </>
      )}
      {isCancelled && (
        <Button size="sm" onClick={again}>
          Play again
        </Button>
      )}
    </div>
  );
}

/** What has to be made first is made before a way's time begins. In seconds: what is less is the usual look round. */
const NOTEWORTHY = 30;

function preparedText(tried: readonly Tried[]): string {
  const prepared = tried.flatMap(({ way: { title }, rehearsal }) => (rehearsal === null || rehearsal.preparedSeconds < NOTEWORTHY ? [] : [`${title}: ${spanText(rehearsal.preparedSeconds * 1000)}`]));
  return prepared.length === 0 ? "" : `, once all that it needs stands (${prepared.join(", ")})`;
}
