import { expect, test } from "vitest";
import { DeployStory } from "../ecs/deployStory.ts";

const CONFIG = "CodeDeployDefault.ECS";

test("all at once: green is made, takes the traffic and the first place, and blue goes when the wait is over", () => {
  const s = new DeployStory();
  s.prepare();
  const id = s.deploy("web:2");
  expect(s.watch(id, 500)).toMatchInlineSnapshot(`
    "    0 Created | blue 1 | first web:1 PRIMARY 2/2
        5 InProgress | blue 100 green 0 | first web:1 PRIMARY 2/2, d web:2 ACTIVE 0/2
        8 InProgress | blue 100 green 0 | first web:1 PRIMARY 2/2, d web:2 ACTIVE 2/2
       25 InProgress | blue 0 green 100 | first web:1 ACTIVE 2/2, d web:2 PRIMARY 2/2
      325 Succeeded | blue 0 green 100 | first web:1 DRAINING 2/0, d web:2 PRIMARY 2/2
      365 Succeeded | blue 0 green 100 | d web:2 PRIMARY 2/2"
  `);
  expect(s.told()).toMatchInlineSnapshot(`
    "   5.0 (service web) has started 2 tasks: (task T1) (task T2).
      15.0 (service web) registered 2 targets in (target-group green)
      25.0 (service web) has reached a steady state.
     325.0 (service web) has stopped 2 running tasks: (task T3) (task T4).
     335.0 (service web) deregistered 2 targets in (target-group blue)
     335.0 (service web, taskSet D1) has begun draining connections on 2 tasks.
     365.0 (service web) has reached a steady state."
  `);
  expect(s.events(id)).toMatchInlineSnapshot(`
    "BeforeInstall Succeeded
    Install Succeeded
    AfterInstall Succeeded
    AllowTestTraffic Skipped
    AfterAllowTestTraffic Skipped
    BeforeAllowTraffic Succeeded
    AllowTraffic Succeeded
    AfterAllowTraffic Succeeded"
  `);
  expect(s.info(id)).toMatchObject({ status: "Succeeded", creator: "user", instanceTerminationWaitTimeStarted: true, deploymentOverview: { Succeeded: 1 } });
});

test("linear and canary: the traffic moves in steps", () => {
  const s = new DeployStory();
  s.prepare({ deploymentConfigName: `${CONFIG}Linear10PercentEvery1Minutes` });
  expect(s.watch(s.deploy("web:2"), 1000)).toMatchInlineSnapshot(`
    "    0 Created | blue 1 | first web:1 PRIMARY 2/2
        5 InProgress | blue 100 green 0 | first web:1 PRIMARY 2/2, d web:2 ACTIVE 0/2
        8 InProgress | blue 100 green 0 | first web:1 PRIMARY 2/2, d web:2 ACTIVE 2/2
       25 InProgress | blue 90 green 10 | first web:1 PRIMARY 2/2, d web:2 ACTIVE 2/2
       85 InProgress | blue 80 green 20 | first web:1 PRIMARY 2/2, d web:2 ACTIVE 2/2
      145 InProgress | blue 70 green 30 | first web:1 PRIMARY 2/2, d web:2 ACTIVE 2/2
      205 InProgress | blue 60 green 40 | first web:1 PRIMARY 2/2, d web:2 ACTIVE 2/2
      265 InProgress | blue 50 green 50 | first web:1 PRIMARY 2/2, d web:2 ACTIVE 2/2
      325 InProgress | blue 40 green 60 | first web:1 PRIMARY 2/2, d web:2 ACTIVE 2/2
      385 InProgress | blue 30 green 70 | first web:1 PRIMARY 2/2, d web:2 ACTIVE 2/2
      445 InProgress | blue 20 green 80 | first web:1 PRIMARY 2/2, d web:2 ACTIVE 2/2
      505 InProgress | blue 10 green 90 | first web:1 PRIMARY 2/2, d web:2 ACTIVE 2/2
      565 InProgress | blue 0 green 100 | first web:1 ACTIVE 2/2, d web:2 PRIMARY 2/2
      865 Succeeded | blue 0 green 100 | first web:1 DRAINING 2/0, d web:2 PRIMARY 2/2
      905 Succeeded | blue 0 green 100 | d web:2 PRIMARY 2/2"
  `);
  s.mark();
  const back = s.deploy("web:1", { deploymentConfigName: `${CONFIG}Canary10Percent5Minutes` });
  expect(s.watch(back, 700)).toMatchInlineSnapshot(`
    "    0 Created | blue 0 green 100 | d web:2 PRIMARY 2/2
        5 InProgress | green 100 blue 0 | d web:2 PRIMARY 2/2, d web:1 ACTIVE 0/2
        7 InProgress | green 100 blue 0 | d web:2 PRIMARY 2/2, d web:1 ACTIVE 2/2
       25 InProgress | green 90 blue 10 | d web:2 PRIMARY 2/2, d web:1 ACTIVE 2/2
      325 InProgress | green 0 blue 100 | d web:2 ACTIVE 2/2, d web:1 PRIMARY 2/2
      625 Succeeded | green 0 blue 100 | d web:2 DRAINING 2/0, d web:1 PRIMARY 2/2
      665 Succeeded | green 0 blue 100 | d web:1 PRIMARY 2/2"
  `);
  expect(s.info(back).previousRevision?.appSpecContent?.content).toContain("web:2");
});
