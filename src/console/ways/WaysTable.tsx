import type { Rehearsal } from "../../bridge/protocol.ts";
import { closeDialog } from "../dialogs/requests.ts";
import { openFile } from "../sessions/present.ts";
import { engine } from "../store/engine.ts";
import { Button } from "../ui/Button.tsx";
import { Checkbox } from "../ui/Checkbox.tsx";
import { asSession } from "./asSession.ts";
import { type Tried, verdictOf } from "./curves.ts";
import { LineSample } from "./LineSample.tsx";
import { WATCHER_LABELS, type WatcherId } from "./watchers.ts";
import type { WayId } from "./ways.ts";

export interface WaysTableProps {
  readonly tried: readonly Tried[];
  readonly isPlaying: boolean;
  /** Who may watch over a way, and who is to. */
  readonly offered: (id: WayId) => readonly WatcherId[];
  readonly onWatch: (id: WayId, watchers: readonly WatcherId[]) => void;
}

/** What became of each way. While they are played it is what has become of them so far. */
export function WaysTable({ tried, isPlaying, offered, onWatch }: WaysTableProps) {
  return (
    <div className="overflow-x-auto">
      <table className="w-full border-collapse text-xs" aria-label="What became of each way">
        <thead>
          <tr className="text-left text-ink-3 [&>th]:px-2 [&>th]:py-1 [&>th]:font-normal">
            <th>Way</th>
            <th>Watched by</th>
            <th>Requests failed</th>
            <th>Time to recovery</th>
            <th>Noticed by</th>
            <th>Deployment</th>
            <th>Tasks</th>
            <th>Extra tasks</th>
            <th className="sr-only">Session</th>
          </tr>
        </thead>
        <tbody>
          {tried.map((one) => (
            <WayRow key={one.way.id} {...one} isPlaying={isPlaying} offered={offered(one.way.id)} onWatch={(watchers) => onWatch(one.way.id, watchers)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface WayRowProps extends Tried, Pick<WaysTableProps, "isPlaying"> {
  readonly offered: readonly WatcherId[];
  readonly onWatch: (watchers: readonly WatcherId[]) => void;
}

function WayRow({ way: { id, title, does, watchers }, rehearsal, isPlaying, offered, onWatch }: WayRowProps) {
  return (
    <tr className="border-t border-line align-top [&>td]:px-2 [&>td]:py-1.5">
      <th scope="row" className="px-2 py-1.5 text-left font-normal">
        <span className="flex items-center gap-2 font-semibold">
          <LineSample id={id} />
          {title}
        </span>
        <span className="block pl-8 text-ink-3">{does}</span>
      </th>
      <td className="whitespace-nowrap">
        {offered.map((watcher) => (
          <Checkbox key={watcher} checked={watchers.includes(watcher)} onChange={(checked) => onWatch(checked ? [...watchers, watcher] : watchers.filter((one) => one !== watcher))}>
            {WATCHER_LABELS[watcher]}
          </Checkbox>
        ))}
      </td>
      <Cells title={title} rehearsal={rehearsal} isPlaying={isPlaying} />
    </tr>
  );
}

function Cells({ title, rehearsal, isPlaying }: { readonly title: string; readonly rehearsal: Rehearsal | null; readonly isPlaying: boolean }) {
  if (rehearsal === null) return <td colSpan={7} className="text-ink-3">…</td>;
  if (rehearsal.refused !== null) {
    const { operation, code, message } = rehearsal.refused;
    return (
      <td colSpan={7} className="text-ink-2">
        {operation} is refused: <span className="font-mono">{code}</span>: {message}
      </td>
    );
  }
  const { failed, noticed, recovery, deployment, tasks, extra } = verdictOf(rehearsal);
  const reason = rehearsal.deployment?.statusReason ?? undefined;
  return (
    <>
      <td className="whitespace-nowrap tabular-nums">{failed}</td>
      <td className="font-semibold">{recovery}</td>
      <td className="tabular-nums">{noticed}</td>
      <td title={reason}>{deployment}</td>
      <td className="whitespace-nowrap tabular-nums">{tasks}</td>
      <td className="whitespace-nowrap tabular-nums">{extra}</td>
      <td className="text-right">
        {!isPlaying && (
          <Button size="sm" aria-label={`Watch ${title} in a session of its own`} onClick={() => void watch(title, rehearsal)}>
            Watch
          </Button>
        )}
      </td>
    </>
  );
}

async function watch(title: string, rehearsal: Rehearsal): Promise<void> {
  const session = asSession(await engine().exportFile(), `A bad build: ${title}`, rehearsal);
  if (await openFile(session, { from: session.title })) closeDialog();
}
