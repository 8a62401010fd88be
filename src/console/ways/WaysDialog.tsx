import { useState } from "react";
import type { Rehearsal } from "../../bridge/protocol.ts";
import { closeDialog } from "../dialogs/requests.ts";
import { openFile } from "../sessions/present.ts";
import { engine } from "../store/engine.ts";
import { replica } from "../store/replica.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { NumberInput } from "../ui/NumberInput.tsx";
import { Select } from "../ui/Select.tsx";
import { asSession } from "./asSession.ts";
import { momentsOf, verdictOf } from "./curves.ts";
import { useRehearsals } from "./useRehearsals.ts";
import { CURVES, WaysChart } from "./WaysChart.tsx";
import { ASSUMED_RATE, type BuildId, BUILDS, MINUTES, USUAL_CHOICE, type Way, type WaysChoice, waysOf } from "./ways.ts";

/** The same bad build deployed in four ways, and what users see of each. */
export function WaysDialog({ serviceArn }: { readonly serviceArn: string }) {
  // As it was when it was opened: what is compared must not change under the eyes.
  const [tables] = useState(() => replica.getState().tables);
  const [choice, setChoice] = useState(USUAL_CHOICE);
  const service = tables["ecs.services"].get(serviceArn);
  const ways = service === undefined ? [] : waysOf(service, tables, choice);
  return (
    <Dialog
      title={`A bad build of ${service?.serviceName ?? "a service"}, four ways`}
      description={`Each way is played on a copy of this account from this moment, for ${MINUTES} minutes. Nothing changes here.`}
      width="xl"
      onClose={closeDialog}
    >
      <Choices choice={choice} onChange={(change) => setChoice({ ...choice, ...change })} />
      {ways.length === 0 ? <EmptyState title="There is no build to make worse">The service has no task definition.</EmptyState> : <Compared ways={ways} hasLoad={service !== undefined && service.loadBalancers.length > 0} />}
    </Dialog>
  );
}

const NEVER = "never";

function Choices({ choice, onChange }: { readonly choice: WaysChoice; readonly onChange: (change: Partial<WaysChoice>) => void }) {
  const { build, noticedAfterMinutes, bakeMinutes, canaryPercent } = choice;
  return (
    <div className="grid grid-cols-2 gap-3 md:grid-cols-[1.6fr_1.4fr_1fr_1fr]">
      <Select label="The build" value={build} onChange={(id) => onChange({ build: id as BuildId })} options={BUILDS.map(({ id, label }) => ({ value: id, label }))} />
      <Select
        label="A person takes it back"
        value={String(noticedAfterMinutes ?? NEVER)}
        onChange={(minutes) => onChange({ noticedAfterMinutes: minutes === NEVER ? null : Number(minutes) })}
        options={[...[1, 2, 5, 10].map((minutes) => ({ value: String(minutes), label: `${minutes} min after requests fail` })), { value: NEVER, label: "never" }]}
      />
      <NumberInput label="Bake time" unit="min" min={0} max={1440} value={bakeMinutes} onChange={(value) => value !== null && onChange({ bakeMinutes: value })} />
      <NumberInput label="Canary" unit="%" min={0.1} max={99.9} step="any" value={canaryPercent} onChange={(value) => value !== null && onChange({ canaryPercent: value })} />
    </div>
  );
}

function Compared({ ways, hasLoad }: { readonly ways: readonly Way[]; readonly hasLoad: boolean }) {
  const rehearsals = useRehearsals(ways);
  const done = rehearsals.filter((one) => one !== null).length;
  const ids = ways.map(({ id }) => id);
  return (
    <div className="flex flex-col gap-2 pt-2" aria-busy={done < ways.length}>
      {done === 0 ? <div className="h-64" /> : <WaysChart ways={ways} moments={momentsOf(ids, rehearsals)} />}
      <div className="overflow-x-auto">
        <table className="w-full border-collapse text-xs" aria-label="What became of each way">
          <thead>
            <tr className="text-left text-ink-3 [&>th]:px-2 [&>th]:py-1 [&>th]:font-normal">
              <th>Way</th>
              <th>Requests failed</th>
              <th>From</th>
              <th>Taken back</th>
              <th>Time to recovery</th>
              <th>Deployment</th>
              <th>Tasks</th>
              <th className="sr-only">Session</th>
            </tr>
          </thead>
          <tbody>
            {ways.map((way, place) => (
              <WayRow key={way.id} way={way} rehearsal={rehearsals[place] ?? null} />
            ))}
          </tbody>
        </table>
      </div>
      <p role="status" className="text-xs text-ink-3">
        {done < ways.length ? `Playing: ${done} of ${ways.length} ways known.` : hasLoad ? `Where no requests come to the service, ${ASSUMED_RATE} a second are assumed. Tasks: the fewest healthy, and the most there were.` : "The service has no load balancer, so no requests are counted."}
      </p>
    </div>
  );
}

function WayRow({ way: { id, title, does }, rehearsal }: { readonly way: Way; readonly rehearsal: Rehearsal | null }) {
  const { color, dash } = CURVES[id];
  return (
    <tr className="border-t border-line align-top [&>td]:px-2 [&>td]:py-1.5">
      <th scope="row" className="px-2 py-1.5 text-left font-normal">
        <span className="flex items-center gap-2 font-semibold">
          <svg aria-hidden width="18" height="4" className="shrink-0">
            <line x1="0" x2="18" y1="2" y2="2" stroke={color} strokeWidth="3" strokeDasharray={dash} />
          </svg>
          {title}
        </span>
        <span className="block pl-6.5 text-ink-3">{does}</span>
      </th>
      <Cells title={title} rehearsal={rehearsal} />
    </tr>
  );
}

function Cells({ title, rehearsal }: { readonly title: string; readonly rehearsal: Rehearsal | null }) {
  if (rehearsal === null) return <td colSpan={7} className="text-ink-3">…</td>;
  if (rehearsal.refused !== null) {
    const { operation, code, message } = rehearsal.refused;
    return (
      <td colSpan={7} className="text-ink-2">
        {operation} is refused: <span className="font-mono">{code}</span>: {message}
      </td>
    );
  }
  const { failed, began, takenBack, recovery, deployment, tasks } = verdictOf(rehearsal);
  const reason = rehearsal.deployment?.statusReason ?? undefined;
  return (
    <>
      <td className="tabular-nums">{failed}</td>
      <td className="tabular-nums">{began}</td>
      <td className="tabular-nums">{takenBack}</td>
      <td className="font-semibold">{recovery}</td>
      <td title={reason}>{deployment}</td>
      <td className="tabular-nums">{tasks}</td>
      <td className="text-right">
        <Button size="sm" aria-label={`Watch ${title} in a session of its own`} onClick={() => void watch(title, rehearsal)}>
          Watch
        </Button>
      </td>
    </>
  );
}

async function watch(title: string, rehearsal: Rehearsal): Promise<void> {
  const session = asSession(await engine().exportFile(), `A bad build: ${title}`, rehearsal);
  if (await openFile(session, { from: session.title })) closeDialog();
}
