import { targets } from "../src/engine/services/elbv2/tables.ts";
import { deployments, services } from "../src/engine/services/ecs/tables.ts";
import { Session } from "../src/engine/session/session.ts";
import type { SessionFile } from "../src/engine/session/sessionFile.ts";

/** What a session came to at the end of an instant at which something happened. */
export interface Instant {
  readonly at: number;
  /** Targets that are healthy, over all target groups. */
  readonly healthyTargets: number;
  /** What services behind a target group owe: the minimum healthy percent of what they want, rounded up. */
  readonly owedTargets: number;
  /** The state of each deployment that there is, by the revision it rolls out: `web:2 IN_PROGRESS`. */
  readonly rollouts: readonly string[];
}

/** Lives a saved session again, outside of the browser, from instant to instant up to where it was saved. */
export function relive(file: SessionFile): { readonly instants: readonly Instant[]; readonly digest: string } {
  const session = new Session(file);
  const instants: Instant[] = [];
  for (;;) {
    const before = session.world.steps;
    session.step();
    if (session.now > file.clock || session.world.steps === before) break;
    instants.push(look(session));
  }
  session.seek(file.clock);
  return { instants, digest: session.world.digest };
}

function look(session: Session): Instant {
  return session.read((view) => ({
    at: session.now,
    healthyTargets: view.all(targets).filter(({ state }) => state === "healthy").length,
    owedTargets: view
      .all(services)
      .filter(({ loadBalancers }) => loadBalancers.length > 0)
      .reduce((sum, { desiredCount, minimumHealthyPercent }) => sum + Math.ceil((desiredCount * minimumHealthyPercent) / 100), 0),
    rollouts: view.all(deployments).map(({ taskDefinitionArn, rolloutState }) => `${taskDefinitionArn.slice(taskDefinitionArn.lastIndexOf("/") + 1)} ${rolloutState}`),
  }));
}

/** When the person made a call, and how often: the instants of an operation. */
export function timesOf(file: SessionFile, operation: string): readonly number[] {
  return file.calls.filter(({ call }) => call.operation === operation).map(({ at }) => at);
}
