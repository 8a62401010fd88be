import { provideEverything } from "../src/engine/everything.ts";
import { seconds } from "../src/engine/kernel/time.ts";
import { subnets } from "../src/engine/services/ec2/tables.ts";
import { holdCapacityLaws, type HeldCapacity } from "../src/engine/session/capacityLaws.ts";
import { holdDeploymentLaws, type Held } from "../src/engine/session/deploymentLaws.ts";
import { askingCall, holdChanges, holdPlanToAct, holdStops, tooMuch, type Asking } from "../src/engine/session/plan/planLaws.ts";
import { kindsOfCapacityActs } from "../src/engine/session/randomCapacity.ts";
import { actsOf, drawerOf } from "../src/engine/session/drawnActs.ts";
import { kindsOfDeeds } from "../src/engine/session/randomDeployments.ts";
import { kindsOfLoadActs } from "../src/engine/session/randomLoads.ts";
import { kindsOfActs, randomSession } from "../src/engine/session/randomSession.ts";
import { kindsOfShiftDeeds, SHIFTS } from "../src/engine/session/randomShifts.ts";
import { Session } from "../src/engine/session/session.ts";
import { holdShortcuts, twinWorlds } from "../src/engine/session/shortcutLaw.ts";
import { holdShiftLaws, type HeldShifts } from "../src/engine/session/shiftLaws.ts";
import { encodeBase64 } from "../src/lib/base64.ts";

/** Instances that join what is left of a random world, in each zone, before plans are made in it. */
const JOIN_PER_ZONE = 20;

/** Calls that are planned and then made in each world. */
const DEEDS = 5;

/** Plays random sessions far larger than the tests do, and holds the laws of plans in each. Returns how many broke. */
export function swarm(
  plan: { readonly seeds: number; readonly acts: number; readonly from: number },
  say: (line: string) => void,
): number {
  provideEverything();
  let failed = 0;
  for (let seed = plan.from; seed < plan.from + plan.seeds; seed++) {
    const acts = actsOf(seed, plan.acts, kindsOfActs());
    try {
      const session = randomSession(seed, acts);
      const again = new Session(session.toFile());
      again.runUntil(session.now);
      const same = again.world.digest === session.world.digest;
      if (!same) failed++;
      const line = `${session.callCount} calls, ${Math.round(session.now / 1000)} s, ${session.world.steps} steps`;
      say(`seed ${seed}: ${line}, ${session.world.digest}${same ? "" : " AND ITS REPLAY DIFFERS"}`);
      say(`  ${holdLaws(session, seed)}`);
    } catch (thrown) {
      failed++;
      say(`seed ${seed} BROKE: ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}`);
    }
  }
  say(failed === 0 ? "All held." : `${failed} of ${plan.seeds} broke.`);
  return failed;
}

/** In a large cluster: what is offered holds, and where a plan says that tasks land, they land. Tells what it came to. */
function holdLaws(session: Session, seed: number): string {
  const UserData = encodeBase64("#!/bin/bash\necho ECS_CLUSTER=random >> /etc/ecs/ecs.config\n");
  for (const { subnetId } of session.read((view) => view.all(subnets)).slice(0, 3)) {
    const input = { InstanceType: "m5.large", MinCount: 1, MaxCount: JOIN_PER_ZONE, SubnetId: subnetId, IamInstanceProfile: { Name: "ecsInstanceRole" }, UserData };
    session.call({ service: "ec2", operation: "RunInstances", input });
  }
  session.runUntil(session.now + seconds(180));
  const draw = drawerOf(seed ^ 0x51ed270b);
  const asking = (count: number): Asking => ({ kind: draw(4), count: 1 + draw(count), pick: draw(21), placement: draw(9) });
  const deeds = Array.from({ length: DEEDS }, (_, i) => holdPlanToAct(session, askingCall(session, asking(120), { name: `planned-${i}` })));
  const kinds = holdChanges(session, tooMuch(session, asking(200)));
  const causes = holdStops(session);
  const placed = deeds.reduce((sum, deed) => sum + deed.placed, 0);
  return `${placed} tasks placed as planned, offered: ${kinds.join(", ") || "nothing"}, stops explained: ${causes.join(", ") || "none"}`;
}

/** Deployments between two lines that tell how far it is. */
const TOLD_EVERY = 250;

/** Acts in a world of deployments. */
const DEEDS_OF_DEPLOYMENT = 12;

interface Seeds {
  readonly seeds: number;
  readonly from: number;
}

type Say = (line: string) => void;

interface Laws {
  /** What the swarm is called with to hold them. */
  readonly flag: string;
  /** Throws where one is broken. */
  readonly hold: (seed: number) => void;
  /** What more is said of a seed that broke. */
  readonly kindOf?: (seed: number) => string;
  /** After each seed: how many were held, and how many of them broke. */
  readonly told?: (done: number, failed: number) => void;
}

/** Holds laws in a world of each seed. Returns how many broke; each is told with what is needed to see it again. */
function holdEach({ seeds, from }: Seeds, say: Say, { flag, hold, kindOf = () => "", told = () => {} }: Laws): number {
  provideEverything();
  let failed = 0;
  for (let seed = from; seed < from + seeds; seed++) {
    try {
      hold(seed);
    } catch (thrown) {
      failed++;
      say(`seed ${seed}${kindOf(seed)} BROKE: ${thrown instanceof Error ? thrown.message : String(thrown)}; again: npm run swarm -- ${flag} --from ${seed} --seeds 1`);
    }
    told(seed - from + 1, failed);
  }
  return failed;
}

/** Holds the laws of deployments in small random worlds, by turns of each kind. */
export function swarmDeployments(plan: Seeds, say: Say): number {
  const rolling: Held = { passes: 0, healthyStopped: 0, completed: 0, waiting: 0 };
  const shifts: HeldShifts = { shared: 0, completed: 0, cameBack: 0, healthyStopped: 0, served: 0 };
  const shiftOf = (seed: number) => SHIFTS[seed % (SHIFTS.length + 1)];
  return holdEach(plan, say, {
    flag: "--deployments",
    kindOf: (seed) => ` (${shiftOf(seed) ?? "ROLLING"})`,
    hold: (seed) => {
      const shift = shiftOf(seed);
      if (shift === undefined) holdDeploymentLaws(seed, actsOf(seed, DEEDS_OF_DEPLOYMENT, kindsOfDeeds()), rolling);
      else holdShiftLaws({ seed, shift, acts: actsOf(seed, DEEDS_OF_DEPLOYMENT, kindsOfShiftDeeds()), held: shifts });
    },
    told: (done, failed) => {
      if (done % TOLD_EVERY === 0 || done === plan.seeds) say(`${done} of ${plan.seeds}: ${rolling.completed + shifts.completed} deployments completed, ${shifts.cameBack} came back, ${failed} worlds broke`);
    },
  });
}

/** Holds the laws of capacity providers in small random worlds. */
export function swarmCapacity(plan: Seeds, say: Say): number {
  const held: HeldCapacity = { mostWaiting: 0, longestWait: 0, activities: 0, resting: 0 };
  const failed = holdEach(plan, say, {
    flag: "--capacity",
    hold: (seed) => {
      const session = holdCapacityLaws(seed, actsOf(seed, DEEDS_OF_DEPLOYMENT, kindsOfCapacityActs()), held);
      const again = new Session(session.toFile());
      again.runUntil(session.now);
      if (again.world.digest !== session.world.digest) throw new Error("its replay differs");
    },
  });
  say(`${plan.seeds} of ${plan.seeds}: ${held.activities} instances launched or terminated, up to ${held.mostWaiting} tasks waited, for up to ${held.longestWait / 1000} s, ${failed} worlds broke`);
  return failed;
}

/** Acts in a world that is lived without shortcuts too. */
const ACTS_OF_LOAD = 60;

/** Lives worlds with loads without any shortcut as well. */
export function swarmShortcuts(plan: Seeds, say: Say): number {
  const failed = holdEach(plan, say, {
    flag: "--shortcuts",
    hold: (seed) => {
      const twins = twinWorlds(seed);
      const { digest, stepsSpared } = holdShortcuts(twins, actsOf(seed, ACTS_OF_LOAD, kindsOfLoadActs()));
      say(`seed ${seed}: ${Math.round(twins.quick.now / 1000)} s, ${twins.quick.steps} steps, ${stepsSpared} more without shortcuts, ${digest}`);
    },
  });
  say(failed === 0 ? "All held." : `${failed} of ${plan.seeds} broke.`);
  return failed;
}
