import { expect, test } from "vitest";
import type { Member } from "../rollout.ts";
import { decideDaemon, type Post, type PostMember } from "./decideDaemon.ts";

/** Tasks in one letter: `h`ealthy, `s`tarting, `f`ailing, `p`rotected and healthy; capitals are of an older deployment. */
function member(letter: string, at: number): PostMember {
  const kind = letter.toLowerCase();
  const task: Member = {
    taskArn: `${letter}${at}`,
    starting: kind === "s",
    healthy: kind === "h" || kind === "p",
    failing: kind === "f",
    leaving: false,
    protected: kind === "p",
    containerInstanceArn: `i${at}`,
    availabilityZone: "",
    attributes: {},
    free: { cpuUnits: 0, memoryMiB: 0 },
    needs: { cpuUnits: 0, memoryMiB: 0 },
    deployedAt: 0,
    createdAt: 0,
  };
  return { member: task, current: letter === kind };
}

/**
 * Posts in words: the state, then the task there, `-` for none, `x` for one that is stopping, `!` for no room and `+`
 * where other services have tasks.
 */
function posts(text: string): readonly Post[] {
  return text.split(" ").map((word, at) => {
    const [state = "", rest = ""] = word.split(":");
    return {
      containerInstanceArn: `i${at}`,
      state: state as Post["state"],
      fits: !rest.includes("!"),
      members: [...rest].filter((letter) => /[hsfpHSFP]/.test(letter)).map((letter) => member(letter, at)),
      stopping: rest.includes("x") ? 1 : 0,
      hasOthers: rest.includes("+"),
    };
  });
}

interface Line {
  readonly desired: number;
  readonly start?: string;
  readonly stop?: string;
  readonly unplaceable?: string;
  readonly blocked?: boolean;
}

const table: readonly (readonly [string, string, number, Line])[] = [
  ["one on each", "open:- open:h open:-", 0, { desired: 3, start: "i0 i2" }],
  ["not where the agent is away or a constraint forbids it", "open:- away:- barred:- leaving:-", 0, { desired: 1, start: "i0" }],
  ["what is there stays", "open:h away:h open:s", 0, { desired: 2 }],
  ["not where it may no longer be", "barred:h barred:s", 0, { desired: 0, stop: "h0 s1" }],
  ["not started while the last one stops", "open:x", 0, { desired: 1 }],
  ["no room", "open:-! open:-", 0, { desired: 2, start: "i1", unplaceable: "i0" }],
  ["on a draining instance last", "leaving:h+", 0, { desired: 0 }],
  ["on a draining instance when the others are gone", "leaving:h", 0, { desired: 0, stop: "h0" }],
  ["on a draining instance at once when it does not run yet", "leaving:s+", 0, { desired: 0, stop: "s0" }],
  ["replaced all at once at 0", "open:H open:H", 0, { desired: 2, stop: "H0 H1" }],
  ["replaced by halves at 50", "open:H open:H open:H open:H", 50, { desired: 4, stop: "H0 H1" }],
  ["the floor rounds up", "open:H open:H open:H", 50, { desired: 3, stop: "H0" }],
  ["an old one that is starting goes first", "open:S open:H", 50, { desired: 2, stop: "S0" }],
  ["new ones count once they are healthy", "open:s open:H", 50, { desired: 2 }],
  ["and then", "open:h open:H", 50, { desired: 2, stop: "H1" }],
  ["stuck: one instance at 50", "open:H", 50, { desired: 1, blocked: true }],
  ["stuck is not what is in flight", "open:H open:s", 100, { desired: 2 }],
  ["a protected one is spared", "open:P open:H", 0, { desired: 2, stop: "H1" }],
  ["a protected one is no deadlock", "open:P", 0, { desired: 1 }],
  ["protection helps not against draining", "leaving:p", 0, { desired: 0, stop: "p0" }],
  ["a failing one is replaced whatever the floor", "open:f open:h", 100, { desired: 2, stop: "f0" }],
  ["an old one that is away is left alone", "away:H open:h", 0, { desired: 1 }],
];

test.each(table)("%s: %s at %i", (_title, text, minimumHealthyPercent, line) => {
  const decision = decideDaemon({ posts: posts(text), minimumHealthyPercent, inProgress: true, mayStart: true });
  expect({
    desired: decision.desiredCount,
    start: decision.start.join(" "),
    stop: decision.stop.map(({ taskArn }) => taskArn).join(" "),
    unplaceable: decision.unplaceable.join(" "),
    blocked: decision.blocked,
  }).toEqual({ start: "", stop: "", unplaceable: "", blocked: false, ...line });
});

test("while it is throttled nothing is started, and nothing that works is stopped", () => {
  const watch = { posts: posts("open:- open:H open:F"), minimumHealthyPercent: 0, inProgress: true, mayStart: false };
  const { start, stop } = decideDaemon(watch);
  expect(start).toEqual([]);
  expect(stop.map(({ taskArn }) => taskArn)).toEqual(["F2"]);
});
