import { useMemo } from "react";
import { clockText } from "../../../lib/timeText.ts";
import { useCommandLine } from "../../store/commandLine.ts";
import { eventLine, type EventLine } from "../../store/eventLine.ts";
import { messageParts } from "../../store/messageParts.ts";
import { nameIn } from "../../store/names.ts";
import type { Replica } from "../../store/replica.ts";
import type { Ref } from "../../store/selection.ts";
import { CopyButton } from "../../ui/CopyButton.tsx";
import { cut } from "../../ui/cut.ts";
import { copyWhole, Shortened } from "../../ui/Shortened.tsx";
import { StatusGlyph } from "../../ui/StatusGlyph.tsx";
import { refsOf, type Subject } from "./subject.ts";

export interface EventsTabProps {
  readonly subject: Subject;
  readonly state: Replica;
}

/** Lines shown; the events panel holds the rest. */
const SHOWN = 100;

/** Characters of one; all of it can be copied. */
const READ = 2_000;

/** What happened to the subject, newest first, each in its full words. */
export function EventsTab({ subject, state }: EventsTabProps) {
  const key = JSON.stringify(interestOf(subject));
  const lines = useMemo(() => newestAbout(JSON.parse(key) as Interest, state.log, state.tables), [key, state]);
  const formatCall = useCommandLine();
  const text = (line: EventLine) => (line.call !== null && formatCall !== null ? formatCall(line.call) : line.text);
  if (lines.length === 0) return <p className="py-3 text-ink-3">Nothing has happened to it yet. Events appear when the clock moves.</p>;
  return (
    <ol aria-label="Events, newest first" onCopy={copyWhole} className="py-1.5">
      {lines.map((line) => (
        <li key={line.seq} data-line className="group grid grid-cols-[4rem_12px_1fr_auto] items-start gap-2 border-b border-line py-1.5 last:border-0">
          <time className="text-xs leading-4.5 text-ink-3">{clockText(line.at)}</time>
          {line.tone === "plain" ? <span /> : <StatusGlyph status={line.tone} size={11} className="mt-1" />}
          <span className={line.call === null ? "wrap-anywhere" : "font-mono text-xs leading-4.25 whitespace-pre-wrap wrap-anywhere"}>
            <Shortened parts={messageParts(cut(text(line), READ))} />
          </span>
          <span className="-my-0.5 opacity-0 group-hover:opacity-100 focus-within:opacity-100">
            <CopyButton label="Copy whole" text={() => text(line)} />
          </span>
        </li>
      ))}
    </ol>
  );
}

/** By what events are recognised as the subject's. */
interface Interest {
  readonly refs: readonly Ref[];
  readonly serviceArn: string | null;
  /** The id under which other things' events name it: a service's events name its tasks. */
  readonly id: string | null;
}

function interestOf(subject: Subject): Interest {
  const refs = refsOf(subject);
  if (subject.kind === "service") return { refs, serviceArn: subject.id, id: null };
  if (subject.kind === "task") return { refs, serviceArn: null, id: nameIn(subject.id) };
  if (subject.kind === "instance") return { refs, serviceArn: null, id: subject.machine?.instanceId ?? subject.instance?.ec2InstanceId ?? null };
  return { refs, serviceArn: null, id: null };
}

function newestAbout({ refs, serviceArn, id }: Interest, log: Replica["log"], tables: Replica["tables"]): readonly EventLine[] {
  const found: EventLine[] = [];
  for (let at = log.length - 1; at >= 0 && found.length < SHOWN; at--) {
    const entry = log[at];
    if (entry === undefined) continue;
    const line = eventLine(entry, tables);
    const { subject } = line;
    const own = subject !== null && refs.some((ref) => ref.table === subject.table && ref.id === subject.id);
    const named = id !== null && line.text.includes(id);
    if (own || named || (serviceArn !== null && line.serviceArn === serviceArn)) found.push(line);
  }
  return found;
}
