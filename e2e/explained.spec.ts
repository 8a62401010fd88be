import { expect, test } from "./story.ts";

test("a definition held over a cluster shows where each task lands and why, Tab walks the tasks, Escape leaves nothing behind, and what would help is offered", async ({ playground }) => {
  const { page, map, inspector } = playground;
  await playground.begin("Static ports on a mixed fleet");
  await playground.thing(/^Cluster prod/).click({ position: { x: 60, y: 16 } });
  await expect(inspector.getByRole("heading", { name: "prod" })).toBeVisible();

  await playground.carry(playground.item("Task definition edge:1"), playground.thing(/^Cluster prod/), { x: 60, y: 16 });
  const preview = inspector.getByRole("region", { name: "Preview" });
  await expect(preview.getByRole("heading", { name: "edge:1" })).toBeVisible();
  await expect(preview.getByRole("table", { name: "All tasks of the preview" }).getByRole("row")).toHaveCount(3);
  await expect(preview.getByRole("img", { name: /^Resources: \d instances? left, \d dropped/ })).toBeVisible();
  await expect(preview).toContainText("Port 80 in use: by api:1");
  await expect(preview).toContainText("memberOf: attribute:ecs.instance-type !~ t3.*");
  await expect(playground.thing(/Task 1 lands here/)).toHaveCount(1);
  await expect(playground.thing(/Port 80 in use: by api:1/).first()).toBeVisible();

  const looking = preview.getByRole("group", { name: "Task" });
  await expect(looking.getByRole("radio", { name: "Task 1" })).toBeChecked();
  await page.keyboard.press("Tab");
  await expect(looking.getByRole("radio", { name: "Task 2" })).toBeChecked();
  await expect(preview).toContainText(/Task 2 goes to/);
  await page.keyboard.press("Shift+Tab");
  await expect(looking.getByRole("radio", { name: "Task 1" })).toBeChecked();

  await page.keyboard.press("Escape");
  await page.mouse.up();
  await expect(preview).toHaveCount(0);
  await expect(inspector.getByRole("heading", { name: "prod" })).toBeVisible();
  await expect(map.getByRole("group", { name: /lands here|in use|memberOf|Not enough|not chosen/ })).toHaveCount(0);
  await expect(page.getByRole("status").filter({ hasText: "tasks fit" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Undo" })).toBeDisabled();

  // More than fit: what would help is taken with a key while the hand is full, and leaves with it.
  await playground.carry(playground.item("Task definition edge:1"), playground.thing(/^Cluster prod/), { x: 60, y: 16 });
  for (let more = 0; more < 6; more++) await page.keyboard.press("+");
  const help = "Apply: Let the agent choose the host port";
  await expect(preview.getByRole("button", { name: help })).toBeVisible();
  await page.keyboard.press("1");
  await expect(preview.getByRole("heading", { name: "edge:2" })).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "All 9 tasks fit" })).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(preview).toContainText(/Task 2 goes to/);
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await expect(preview).toHaveCount(0);
  await expect(map.getByRole("group", { name: /lands? here|in use|memberOf|Not enough|not chosen/ })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Undo" })).toBeDisabled();

  // In a form it changes what the form is about to make, and can be taken back until then.
  await playground.choose(playground.thing(/^Cluster prod/), "Create a service…");
  const form = playground.dialog("Create a service in prod");
  await form.getByLabel("Task definition").selectOption({ label: "edge:1" });
  await form.getByLabel("Desired count").fill("9");
  await form.getByRole("button", { name: help }).click();
  await expect(form.getByText("All 9 tasks fit")).toBeVisible();
  await form.getByRole("button", { name: "Take back: Let the agent choose the host port" }).click();
  await form.getByRole("button", { name: help }).click();
  await form.getByRole("button", { name: "Create service" }).click();
  await expect(form).toHaveCount(0);
  await expect(playground.thing(/^Service edge, edge:2. 9 desired/)).toBeVisible();
});

test("a port conflict is explained and mended with the change that is offered", async ({ playground }) => {
  const { page, inspector } = playground;
  await playground.visit();

  // One task on an instance that is named: the form offers what helps there, by the keyboard too.
  const help = "Apply: Let the agent choose the host port";
  const taken = playground.thing(/^Instance /).filter({ has: page.getByRole("button", { name: /^Task .* of checkout,/ }) }).first();
  await playground.choose(taken, "Start a task here…");
  const form = playground.dialog(/^Start a task on i-/);
  await form.getByLabel("Task definition").selectOption({ label: "checkout:1" });
  await expect(form.getByText(/^It does not fit there: port 8080 in use/)).toBeVisible();
  await playground.tabTo(form.getByRole("button", { name: help }));
  await page.keyboard.press("Enter");
  await expect(form.getByText("The task fits there")).toBeVisible();
  await expect(form.getByRole("button", { name: /^Take back/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(form).toHaveCount(0);

  // Dropped with Shift it is refused at once, and what helps is under a key.
  await page.keyboard.down("Shift");
  await playground.drag(playground.item("Task definition checkout:1"), taken, { x: 60, y: 14 });
  await page.keyboard.up("Shift");
  const refused = playground.dialog("StartTask was refused");
  await expect(refused).toContainText("RESOURCE:PORTS");
  await expect(refused.getByRole("button", { name: help })).toBeVisible();
  await page.keyboard.press("1");
  await expect(refused).toHaveCount(0);
  await expect(page.getByRole("group", { name: "The last call as a command line" })).toContainText("start-task");

  await playground.thing(/^Service checkout/).click();
  await expect(inspector).toContainText("is already using a port required by your task");

  await inspector.getByRole("tab", { name: "Placement" }).click();
  await expect(inspector.getByRole("heading", { name: "The task that is missing" })).toBeVisible();
  await expect(inspector.getByRole("list", { name: "Steps of the placement" })).toContainText("Port 8080 in use: by checkout:1");

  await inspector.getByRole("button", { name: help }).click();
  await expect(page.getByRole("group", { name: "The last call as a command line" })).toContainText("update-service");
  await playground.speed("60×");
  await expect(playground.thing(/^Service checkout, checkout:3. 7 desired, 7 running/)).toBeVisible();
});

test("a task tells stage by stage why it is where it is, and one that goes why it was the one; the next one's landing spot is called and shown, and it is really started", async ({ playground }) => {
  const { page, map, inspector } = playground;
  await playground.begin("Static ports on a mixed fleet");
  await map.getByRole("button", { name: /^Task .* of worker/ }).first().click();
  await inspector.getByRole("tab", { name: "Placement" }).click();
  await expect(inspector.getByRole("heading", { name: "Why here?" })).toBeVisible();
  await inspector.getByRole("button", { name: "Step through on the map" }).click();
  const stages = inspector.getByRole("group", { name: "Stages of the placement" });
  for (let stops = 0; stops < 10; stops++) await page.keyboard.press("ArrowRight");
  await expect(stages.getByRole("status")).toContainText("Select: 1 left");
  await expect(playground.thing(/Lands here/)).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(stages).toHaveCount(0);
  await expect(playground.thing(/Lands here/)).toHaveCount(0);

  await playground.thing(/^Service web/).click();
  await inspector.getByRole("tab", { name: "Overview" }).click();
  await inspector.getByRole("button", { name: "Desired tasks: one less" }).click();
  await expect(inspector.getByRole("heading", { name: "From 10 to 9: 1 task goes" })).toBeVisible();

  await playground.choose(playground.thing(/^Service web/), "Call the landing spot");
  const game = page.getByRole("region", { name: "Call the landing spot" });
  await expect(game).toContainText("Where does the next task of web land?");
  await playground.thing(/^Instance .*m5.large/).first().click();
  await expect(game).toContainText(/(Hit|Missed)\. It lands on i-/);
  await expect(game).toContainText(/[01] of 1/);
  await expect(playground.thing(/Lands here/)).toHaveCount(1);
  await game.getByRole("button", { name: "Start it and go on" }).click();
  await expect(playground.thing(/^Service web, web:1. 10 desired/)).toBeVisible();
  await expect(game).toContainText("Where does the next task of web land?");
  await page.keyboard.press("Escape");
  await expect(game).toHaveCount(0);
  await expect(playground.thing(/Lands here/)).toHaveCount(0);
});
