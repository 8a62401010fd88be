import { useEffect, useState } from "react";
import { eventLine } from "../store/eventLine.ts";
import { replica } from "../store/replica.ts";
import { narrate } from "./narrate.ts";

/** Between two messages, in milliseconds. */
const EVERY = 1_000;

/** Tells what happens to who cannot see it: politely, at most once a second, and not while the clock jumps. */
export function Narrator() {
  const [said, setSaid] = useState("");

  useEffect(() => {
    let heard = lastSeq();
    const timer = setInterval(() => {
      const { log, tables, progress, status, now } = replica.getState();
      const jumped = progress !== null || status.ahead !== null || now < status.end || lastSeq() < heard;
      const news = jumped ? [] : log.slice(log.findLastIndex(({ seq }) => seq <= heard) + 1);
      heard = lastSeq();
      const sentence = narrate(news.map((line) => eventLine(line, tables)));
      if (sentence !== null) setSaid(sentence);
    }, EVERY);
    return () => clearInterval(timer);
  }, []);

  return (
    <div role="log" aria-live="polite" aria-label="What happens" className="sr-only">
      {said}
    </div>
  );
}

function lastSeq(): number {
  return replica.getState().log.at(-1)?.seq ?? 0;
}
