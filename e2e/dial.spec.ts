import { expect, test } from "./story.ts";

test("a service is made blue/green in its form; its traffic waits for a person, moves when it is let, and goes back when it is not", async ({ playground }) => {
  const { page, inspector } = playground;
  const dial = (name: string | RegExp) => inspector.getByRole("img", { name });
  const answer = (name: "Continue" | "Roll back") => inspector.getByRole("button", { name, exact: true });
  const stage = inspector.getByRole("list", { name: "Stages" }).locator("[aria-current=step]");

  await playground.visit();
  await playground.choose(playground.thing(/^Service ui,/), "Update…");
  const form = playground.dialog("Update ui");
  await form.getByLabel("Deployment strategy").selectOption("Blue/green: all traffic at once");
  await form.getByLabel("Bake time").fill("0");
  await form.getByRole("button", { name: "Add a lifecycle hook" }).click();
  const hook = form.getByRole("group", { name: "Lifecycle hook 1" });
  await hook.getByRole("checkbox", { name: "Before production traffic" }).check();
  await hook.getByRole("checkbox", { name: "After test traffic" }).uncheck();
  await expect(form.getByLabel("Alternate target group").getByRole("option", { selected: true })).toHaveText("A new one, like ui-tg");
  await expect(form.getByLabel("Production listener rule").getByRole("option", { selected: true })).toHaveText("HTTP :80 · default");
  await expect(form.getByLabel("Infrastructure role").getByRole("option", { selected: true })).toHaveText(/^A new one, ecsInfrastructureRole/);
  await form.getByRole("button", { name: "Update service" }).click();
  await expect(form).toBeHidden();

  await playground.speed("60×");
  await expect(dial("Blue 100 %, Green 0 %")).toBeVisible();
  await answer("Continue").click();
  await expect(inspector).toContainText(/completed .*, took/);
  await expect(playground.thing(/^Target group ui-tg-green.* 5 of 5 targets healthy/)).toBeVisible();

  // The same tasks' group is blue now, and the first one waits for the next revision.
  await playground.item("Task definition ui:1").click();
  await page.getByRole("menuitem", { name: "New revision…" }).click();
  const editor = page.getByRole("main", { name: "Task definition editor" });
  await editor.getByLabel("Reserved").fill("384");
  await editor.getByRole("button", { name: "Register and update 1 service" }).click();
  await page.getByRole("button", { name: "Watch on the map" }).click();

  await expect(inspector).toContainText("Waits for an answer");
  await expect(stage).toContainText("PRE_PRODUCTION_TRAFFIC_SHIFT");
  await expect(dial("Blue 100 %, Green 0 %")).toBeVisible();
  await answer("Roll back").click();
  await expect(inspector).toContainText("It was rolled back: all traffic is with blue.");
  await expect(dial("Blue 100 %, Green 0 %")).toBeVisible();
  await expect(playground.thing(/^Service ui, ui:1. 5 desired, 5 running/)).toBeVisible();

  // The timeline keeps the stages of both, the way back too, and the keys tell of one after the other.
  await page.getByRole("tab", { name: "Timeline" }).click();
  const stages = page.getByRole("listbox", { name: "Stages along time" });
  const told = (name: RegExp) => stages.getByRole("option", { name, selected: true });
  await playground.pause();
  for (let presses = 0; presses < 8; presses++) await page.getByRole("button", { name: "Show more time" }).click();
  await playground.tabTo(stages);
  await expect(told(/^CLEAN_UP of ui:2, .* on the way back/)).toHaveCount(1);
  await page.keyboard.press("ArrowLeft");
  await expect(told(/^TEST_TRAFFIC_SHIFT of ui:2, .* on the way back/)).toHaveCount(1);
  await page.keyboard.press("ArrowLeft");
  await expect(told(/^PRE_PRODUCTION_TRAFFIC_SHIFT of ui:2, from .*, green has 0 %, PAUSE FAILED$/)).toHaveCount(1);
});
