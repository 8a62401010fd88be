import { distributionOf } from "../../../../aws/rules/distribution.ts";
import type { Sighting } from "../processes/members.ts";
import type { Member, Rollout } from "../processes/rollout.ts";
import { pickVictims } from "../processes/victims.ts";
import { placeOf } from "../fargate/place.ts";
import type { DeploymentRow } from "../tables.ts";
import { groupProviderOf } from "./providerOf.ts";

/**
 * Scaling in leaves what the strategy makes of so many tasks: each capacity provider gives up what it has more than its
 * part of them, by the service's placement strategies. What no provider of the strategy has, goes before (assumed).
 */
export function surplusOf({ fargate, strategy = fargate?.strategy ?? [] }: DeploymentRow, sightings: readonly Sighting[]): Pick<Rollout, "pick"> {
  if (strategy.length === 0) return {};
  const providers = new Map(sightings.map(({ task }) => [task.taskArn, placeOf(task)?.capacityProvider ?? groupProviderOf(task)]));
  const parts = (total: number) => new Map(distributionOf(strategy, total).map((part, i) => [strategy[i]?.capacityProvider, part]));
  return {
    pick: (scaleIn) => {
      const wanted = parts(scaleIn.candidates.length - scaleIn.count);
      const pickFrom = (candidates: readonly Member[], count: number) => pickVictims({ ...scaleIn, candidates, count });
      const of = (name: string | null | undefined) => scaleIn.candidates.filter(({ taskArn }) => providers.get(taskArn) === name);
      const others = scaleIn.candidates.filter(({ taskArn }) => !wanted.has(providers.get(taskArn) ?? undefined));
      const first = pickFrom(others, Math.min(scaleIn.count, others.length));
      const surplus = [...wanted].flatMap(([name, part]) => pickFrom(of(name), Math.max(0, of(name).length - part)));
      return [...first, ...surplus].slice(0, scaleIn.count);
    },
  };
}
