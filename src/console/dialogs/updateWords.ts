import { capital } from "../../lib/capital.ts";
import { counted } from "../../lib/plural.ts";
import type { Plan } from "../../bridge/protocol.ts";
import { spanText } from "../../lib/timeText.ts";
import { obstacleWords } from "../graph/planWords.ts";
import type { Status } from "../ui/StatusGlyph.tsx";
import { refusedStatus, refusedWords } from "./refusedWords.ts";

export interface UpdateWords {
  readonly status: Status;
  readonly words: string;
  /** ECS's own words, where something is in the way. */
  readonly detail: string | null;
}

/** An update in one line: what starts, what stops, and whether it comes to an end. `now` is when it would be made. */
export function updateWords({ answer, tasks, stopped, outcome, obstacle }: Plan, now: number): UpdateWords {
  if (!answer.ok) return { status: refusedStatus(answer), words: refusedWords(answer), detail: null };
  const moves = [...(tasks.length === 0 ? [] : [`${counted(tasks.length, "task")} ${tasks.length === 1 ? "starts" : "start"}`]), ...(stopped.length === 0 ? [] : [`${counted(stopped.length, "task")} ${stopped.length === 1 ? "stops" : "stop"}`])].join(", ");
  switch (outcome?.state) {
    case "stuck": {
      const why = obstacle === null ? "" : `: ${obstacleWords(obstacle.verdicts)}`;
      return { status: "warning", words: `This update cannot finish${moves === "" ? "" : `. ${capital(moves)}, then no more`}${why}`, detail: outcome.message };
    }
    case "running":
      return { status: "starting", words: `${capital(moves)}; not through after ${spanText(outcome.at - now)}`, detail: null };
    default:
      if (moves === "") return { status: "healthy", words: "No task moves; it holds for tasks to come", detail: null };
      return { status: "healthy", words: `${capital(moves)}${outcome === null || outcome === undefined ? "" : `; done after ${spanText(outcome.at - now)}`}`, detail: null };
  }
}
