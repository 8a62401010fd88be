import { expect, test } from "./story.ts";

test("a load balancer is dragged onto the map, a service behind it, its targets get healthy, and CodeDeploy deploys it from its form; a cluster is made with its network, and instances that join it", async ({ playground }) => {
  await playground.visit();
  await playground.drag(playground.item("Application Load Balancer"), playground.map, await playground.bareSpot());

  const balancer = playground.dialog("Create a load balancer");
  await balancer.getByRole("group", { name: "Load balancer" }).getByLabel("Name").fill("search-alb");
  await balancer.getByLabel("Listener port").fill("8080");
  await balancer.getByLabel("Target group name").fill("search-tg");
  await balancer.getByLabel("Health check path").fill("/health");
  await balancer.getByLabel("Interval").fill("10");
  await balancer.getByLabel("Healthy threshold", { exact: true }).fill("2");
  await balancer.getByRole("button", { name: "Create load balancer" }).click();
  await expect(balancer).toBeHidden();
  await expect(playground.thing(/^Load balancer search-alb.* HTTP on port 8080 to search-tg/)).toBeVisible();

  await playground.drag(playground.item("Task definition catalog:1"), playground.thing(/^Cluster retail/), { x: 60, y: 16 });
  const service = playground.dialog("Create a service in retail");
  await service.getByLabel("Service name").fill("search");
  await service.getByLabel("Desired count").fill("2");
  await service.getByLabel("Deployment controller").selectOption("CODE_DEPLOY: AWS CodeDeploy");
  await service.getByLabel("Load balancer target group").selectOption("search-tg · HTTP :80 · search-alb");
  await expect(service.getByLabel("Container and port")).toHaveValue("catalog:8080");
  await service.getByRole("button", { name: "Create service" }).click();
  await expect(service).toBeHidden();

  await playground.item("Cluster").click();
  await playground.page.getByRole("menuitem", { name: "Create a cluster" }).click();
  const cluster = playground.dialog("Create a cluster");
  await cluster.getByRole("radio", { name: "EC2 Linux + Networking" }).check();
  await cluster.getByLabel("Cluster name").fill("prod");
  await expect(cluster.getByText("17 calls, listed below as command lines")).toBeVisible();
  await cluster.getByRole("button", { name: "Create cluster" }).click();
  await expect(cluster).toBeHidden();

  await playground.speed("60×");
  await expect(playground.page.getByRole("treeitem", { name: /^Container instances/ }).first()).toContainText("2");
  await expect(playground.thing(/^Target group search-tg.* 2 of 2 targets healthy/)).toBeVisible();
  await expect(playground.event(/\(service search\) registered 2 targets in \(target-group/)).toBeVisible();

  await playground.choose(playground.thing(/^Service search,/), "Deploy with CodeDeploy…");
  const deploy = playground.dialog("Deploy search with CodeDeploy");
  await expect(deploy.getByLabel("Production listener")).toContainText("HTTP :8080");
  await expect(deploy.getByRole("group", { name: "AppSpec file", exact: true })).toContainText('ContainerName: "catalog"');
  await deploy.getByLabel("Original revision termination").fill("5000");
  await deploy.getByRole("button", { name: "Deploy", exact: true }).click();
  await expect(deploy.getByLabel("Original revision termination")).toHaveAccessibleDescription(/terminationWaitTimeInMinutes must be between 0 and 2880/);
  await deploy.getByLabel("Original revision termination").fill("0");
  await deploy.getByRole("button", { name: "Deploy", exact: true }).click();
  await expect(deploy).toBeHidden();
  await expect(playground.inspector).toContainText("CodeDeployDefault.ECSAllAtOnce, green has 100 % of the traffic");
});

test("a rule is made, asked earlier by mouse and later by keyboard, and a group is dropped on a listener: requests go the other way", async ({ playground }) => {
  const { page } = playground;
  await playground.visit();
  const balancer = playground.thing(/^Load balancer /).first();
  await playground.choose(balancer, "Add a rule to HTTP :80…");
  const form = playground.dialog("Add a rule");
  await form.getByLabel("Values").fill("/*");
  await form.getByLabel("Action type").selectOption("Answer with a fixed response");
  await form.getByRole("button", { name: "Create rule" }).click();
  await expect(form).toBeHidden();
  const all = playground.thing(/^Rule 50, \/\* with a fixed response 503/);
  await expect(all).toBeVisible();

  // A group on the listener: a rule more that leads there.
  await playground.drag(playground.thing(/^Target group /).first(), all);
  await form.getByLabel("Values").fill("/api/*");
  await form.getByRole("button", { name: "Create rule" }).click();
  await expect(form).toBeHidden();
  const late = playground.thing(/^Rule 60, \/api\/\* to /);
  await expect(late).toBeVisible();

  await playground.choose(late, "Walk a request here");
  const led = page.getByRole("group", { name: "Stations of the road" }).getByRole("radio", { name: /^Target group, ui-tg: passes/ });
  await expect(page.getByRole("radio", { name: /^Rule, / })).toBeVisible();
  await expect(led).toBeHidden();

  await playground.carry(late, all);
  await expect(page.getByRole("status").filter({ hasText: "/api/* is asked before /*" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await expect(late).toBeVisible();

  await playground.drag(late, all);
  await expect(playground.thing(/^Rule 50, \/api\/\* to /)).toBeVisible();
  await expect(playground.thing(/^Rule 60, \/\* with a fixed response 503/)).toBeVisible();
  await expect(led).toBeVisible();

  await playground.thing(/^Rule 50, \/api/).click();
  await page.keyboard.press("Alt+ArrowDown");
  await expect(late).toBeVisible();
  await expect(led).toBeHidden();
  await page.keyboard.press("Alt+ArrowUp");
  await expect(led).toBeVisible();

  // The listener itself, by keyboard: what AWS refuses stands at its field.
  await balancer.click({ position: { x: 30, y: 14 } });
  await page.keyboard.press("m");
  await page.getByRole("menuitem", { name: "Edit listener HTTP :80…" }).press("Enter");
  const editor = playground.dialog("Edit the listener HTTP :80");
  const port = editor.getByLabel("Port", { exact: true });
  await playground.tabTo(port);
  await page.keyboard.press("Control+a");
  await page.keyboard.type("99999");
  await page.keyboard.press("Enter");
  await expect(port).toHaveAccessibleDescription(/^ValidationError: .*65535/);
  await page.keyboard.press("Control+a");
  await page.keyboard.type("8081");
  await page.keyboard.press("Enter");
  await expect(editor).toBeHidden();
  await expect(playground.thing(/^Load balancer .* HTTP on port 8081 /)).toBeVisible();
});
