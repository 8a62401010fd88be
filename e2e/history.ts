import { provideEverything } from "../src/engine/everything.ts";
import { targets } from "../src/engine/services/elbv2/tables.ts";
import { deployments, services } from "../src/engine/services/ecs/tables.ts";
import { Session } from "../src/engine/session/session.ts";
import type { SessionFile } from "../src/engine/session/sessionFile.ts";

/** What a session came to at the end of an instant at which something happened. */
export interface Instant {
  readonly at: number;
  /** Targets of the service that are healthy. */
  readonly healthyTargets: number;
  /** What it owes: the minimum healthy percent of what it wants, rounded up. */
  readonly owedTargets: number;
  /** The state of each deployment that there is, by the revision it rolls out: `web:2 IN_PROGRESS`. */
  readonly rollouts: readonly string[];
}

/** Lives a saved session again, outside of the browser, from instant to instant up to where it was saved, and looks at a service. */
export function relive(file: SessionFile, serviceName: string): { readonly instants: readonly Instant[]; readonly digest: string } {
  provideEverything();
  const session = new Session(file);
  const instants: Instant[] = [];
  for (;;) {
    const before = session.world.steps;
    session.step();
    if (session.now > file.clock || session.world.steps === before) break;
    instants.push(look(session, serviceName));
  }
  session.seek(file.clock);
  return { instants, digest: session.world.digest };
}

function look(session: Session, serviceName: string): Instant {
  return session.read((view) => {
    const service = view.all(services).find((row) => row.serviceName === serviceName);
    const groups = new Set(service?.loadBalancers.map(({ targetGroupArn }) => targetGroupArn));
    return {
      at: session.now,
      healthyTargets: view.all(targets).filter(({ state, targetGroupArn }) => state === "healthy" && groups.has(targetGroupArn)).length,
      owedTargets: service === undefined ? 0 : Math.ceil((service.desiredCount * service.minimumHealthyPercent) / 100),
      rollouts: view.all(deployments).map(({ taskDefinitionArn, rolloutState }) => `${taskDefinitionArn.slice(taskDefinitionArn.lastIndexOf("/") + 1)} ${rolloutState}`),
    };
  });
}

/** When the person made a call, and how often: the instants of an operation. */
export function timesOf(file: SessionFile, operation: string): readonly number[] {
  return file.calls.filter(({ call }) => call.operation === operation).map(({ at }) => at);
}
