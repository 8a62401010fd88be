import { expect, test } from "./story.ts";

test("strategies are put in order with the keyboard, a daemon has none, a memberOf is typed while what it selects glows, and the service lands only there", async ({ playground }) => {
  const { page } = playground;
  await playground.visit();
  await playground.pause();
  await playground.choose(playground.thing(/^Cluster retail/), "Create a service…");
  const form = playground.dialog("Create a service in retail");
  await form.getByLabel("Placement strategy").selectOption("AZ balanced binpack");
  await expect(form.getByText(/^Each task goes to the zone with the fewest tasks; among equals to the instance with the least memory left/)).toBeVisible();
  await form.getByLabel("Placement strategy").selectOption("Custom");
  await form.getByLabel("Type of strategy 2").focus();
  await page.keyboard.press("Alt+ArrowUp");
  await expect(form.getByLabel("Type of strategy 1")).toHaveValue("binpack");
  await expect(form.getByLabel("Type of strategy 1")).toBeFocused();
  await expect(form.getByText(/^Each task goes to the instance with the least memory left; among equals to the zone/)).toBeVisible();

  await form.getByRole("radio", { name: "DAEMON" }).check();
  await expect(form.getByLabel("Placement strategy")).toHaveCount(0);
  await expect(form.getByLabel("Desired count")).toHaveCount(0);
  await expect(form.getByText(/^One task on each of 6 instances/)).toBeVisible();
  await form.getByRole("radio", { name: "REPLICA" }).check();
  await form.getByLabel("Placement strategy").selectOption("AZ balanced spread");

  await form.getByLabel("Task definition").selectOption({ label: "catalog:1" });
  await form.getByLabel("Service name").fill("picky");
  await form.getByLabel("Desired count").fill("2");

  await form.getByRole("button", { name: "Add a constraint" }).click();
  const expression = form.getByRole("textbox", { name: "Expression of constraint 1" });
  await expect(expression).toBeFocused();
  await page.keyboard.type("attribute:ecs.instance-t");
  await expect(page.getByRole("option", { name: /^attribute:ecs\.instance-type/ })).toBeVisible();
  // What is offered need not be taken; the list leaves whoever types on alone.
  await page.keyboard.type("ype =~ t3.");
  await expect(form.getByText("None of 6 instances matches")).toBeVisible();
  await page.keyboard.type("*");
  await expect(form.getByText("3 of 6 instances match")).toBeVisible();
  await expect(form.getByText("instance type matches t3.*")).toBeVisible();
  const small = playground.thing(/^Instance .*t3\.medium/).first();
  const large = playground.thing(/^Instance .*m5\.large/).first();
  await expect(small).toHaveClass(/glows/);
  await expect(large).toHaveClass(/steps-back/);
  await expect(form.getByText("All 2 tasks fit, one per zone")).toBeVisible();

  // A mistake is told where it is, and what was typed stays.
  await page.keyboard.type(" && ");
  await expect(form.getByText(/^At the end: expected a subject/)).toBeVisible();
  await expect(small).not.toHaveClass(/glows/);
  for (let presses = 0; presses < 4; presses++) await page.keyboard.press("Backspace");
  await expect(form.getByText("3 of 6 instances match")).toBeVisible();

  await form.getByRole("button", { name: "Create service" }).click();
  await expect(form).toHaveCount(0);
  await playground.speed("600×");
  await playground.play();
  await expect(playground.thing(/^Service picky.*2 desired, 2 running/)).toBeVisible();
  await playground.pause();
  const holders = (type: RegExp) => playground.thing(type).filter({ has: page.getByRole("button", { name: /^Task .* of picky,/ }) });
  await expect(holders(/^Instance .*t3\.medium/)).toHaveCount(2);
  await expect(holders(/^Instance .*m5\.large/)).toHaveCount(0);
  const made = (await playground.save()).calls.map(({ call }) => call).findLast(({ operation }) => operation === "CreateService");
  expect(made?.input).toMatchObject({ placementConstraints: [{ type: "memberOf", expression: "attribute:ecs.instance-type =~ t3.*" }] });
});
