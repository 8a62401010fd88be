import { useEffect, useState } from "react";
import type { Call } from "../../../bridge/protocol.ts";
import { engine } from "../../store/engine.ts";
import { type LogPlace, useLogPlace } from "../../store/logPlace.ts";
import { usePacedReplica } from "../../store/paced.ts";
import { GROUPS, linesCall, linesIn, namesIn, type Read, streamsCall } from "./reading.ts";

const PACE = 2;

/** What is written where somebody reads, kept true while the clock goes on. null: the worker has not answered yet. */
export function useLogs(filterPattern: string): Read | null {
  const { revision, now } = usePacedReplica(PACE);
  const place = useLogPlace();
  const [read, setRead] = useState<Read | null>(null);
  useEffect(() => {
    let isWanted = true;
    void readLogs(place, filterPattern, now).then((next) => {
      if (isWanted) setRead(next);
    });
    return () => {
      isWanted = false;
    };
    // The time belongs to the revision.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [place, filterPattern, revision]);
  return read;
}

async function readLogs(wanted: LogPlace, filterPattern: string, now: number): Promise<Read> {
  const ask = (made: Call) => engine().callPlain(made);
  const groups = namesIn(await ask(GROUPS), "logGroups");
  const logGroupName = wanted.logGroupName ?? groups[0] ?? null;
  const place = { logGroupName, logStreamName: wanted.logStreamName };
  if (logGroupName === null) return { groups, place, streams: [], lines: [], refusal: null };
  const [streams, lines] = await Promise.all([ask(streamsCall(logGroupName)), ask(linesCall(logGroupName, { stream: place.logStreamName, filterPattern, now }))]);
  return { groups, place, streams: namesIn(streams, "logStreams"), lines: linesIn(lines, place.logStreamName), refusal: lines.ok ? null : lines };
}
