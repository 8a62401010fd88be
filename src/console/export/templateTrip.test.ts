import { expect, test } from "vitest";
import { planOf, runScript, runTemplate, script } from "../../../scripts/bothWays.ts";
import { desiredState } from "../../engine/session/desiredState.ts";
import { playScenario, type Scenario } from "../../engine/session/scenario.ts";
import { Session } from "../../engine/session/session.ts";
import { blackFriday } from "../../scenarios/blackFriday.ts";
import { rentByTheSecond } from "../../scenarios/rentByTheSecond.ts";
import { zoneDark } from "../../scenarios/zoneDark.ts";
import { accountTemplate } from "./accountTemplate.ts";

/** A scenario where it opens. */
function opened(scenario: Scenario): Session {
  const file = playScenario(scenario);
  const session = new Session(file);
  session.runUntil(file.clock);
  return session;
}

test.each([blackFriday, rentByTheSecond, zoneDark])("$title comes through a template and a script: its groups, capacity providers, and what scales them", async (scenario) => {
  const session = opened(scenario);
  const plan = await planOf(session);
  expect(plan.leftOut).toEqual([]);
  expect(desiredState(runTemplate(JSON.stringify(accountTemplate(plan, scenario.title))), { isTemplate: true })).toEqual(desiredState(session, { isTemplate: true }));
  expect(desiredState(await runScript(await script(session)))).toEqual(desiredState(session));
});
