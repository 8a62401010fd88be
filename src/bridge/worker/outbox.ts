import type { Session } from "../../engine/session/session.ts";
import { type Delta, type LogLine, PUBLISHED, type SessionStatus, type TableChanges } from "../protocol.ts";

/** Log lines sent at most in one delta; older ones of a burst are left out. */
const LINES_A_DELTA = 2_000;

/** Makes deltas: what changed since the last one, or everything after a jump. */
export class Outbox {
  #revision = 0;
  #logged = 0;
  #whole = true;
  #last = "";

  /** The next delta replaces all that the page has. */
  startOver(): void {
    this.#whole = true;
  }

  /** The delta since the last one, or undefined when nothing changed that the page could see. */
  next(session: Session, status: SessionStatus): Delta | undefined {
    const { world } = session;
    const whole = this.#whole;
    const changes = world.takeChanges();
    const told = `${world.now} ${world.digest} ${JSON.stringify(status)}`;
    if (!whole && told === this.#last) return undefined;
    const from = whole ? 0 : this.#revision;
    const log = newLines(world.log, whole ? 0 : this.#logged);
    this.#revision++;
    this.#logged = world.logged;
    this.#whole = false;
    this.#last = told;
    const tables = whole ? everything(session) : changed(session, changes);
    return { type: "delta", from, to: this.#revision, now: world.now, digest: world.digest, tables, log, status };
  }
}

function everything({ world }: Session): TableChanges {
  return Object.fromEntries(PUBLISHED.map((name) => [name, world.rows(name)])) as TableChanges;
}

function changed({ world }: Session, changes: ReadonlyMap<string, readonly string[]>): TableChanges {
  const tables: [string, unknown][] = [];
  for (const name of PUBLISHED) {
    const ids = changes.get(name);
    if (ids !== undefined) tables.push([name, ids.map((id) => [id, world.row(name, id) ?? null])]);
  }
  return Object.fromEntries(tables) as TableChanges;
}

/** The log is in order, so the new lines are its tail. */
function newLines(log: readonly LogLine[], seen: number): readonly LogLine[] {
  let first = log.length;
  while (first > 0 && log.length - first < LINES_A_DELTA && (log[first - 1]?.seq ?? 0) > seen) first--;
  return log.slice(first);
}
