import { expect, test } from "./story.ts";

const DAY_MS = 24 * 3_600_000;

test("the clock goes ahead to where a load has risen: why a service and its group grow is told with their arithmetic; seven days are lived on, as far as one likes", async ({ playground }) => {
  const { page, inspector, status } = playground;
  const clock = page.getByRole("timer", { name: "Simulated time" });
  const goAhead = playground.dialog("Go ahead");
  const journey = page.getByRole("region", { name: "Going ahead" });

  await playground.begin("Black Friday");
  await page.getByRole("button", { name: "Go ahead…" }).click();
  await goAhead.getByRole("textbox", { name: "Until" }).fill("0:18:00");
  await page.keyboard.press("Enter");
  await expect(clock).toHaveText("T+00:18:00.0");
  await expect(status).toContainText("Paused");

  // The service: its policy, the alarm that went off, the sum, and what was done.
  await playground.thing(/^Service shop-ec2, .* 8 desired, 4 running, 4 pending/).click();
  const policy = inspector.getByRole("list", { name: "Scaling policies" });
  await expect(policy).toContainText(/AlarmHigh ?ALARM ?> 50 ?3 of 3 datapoints/);
  await expect(policy).toContainText("ceil(4 × 100 / 50) = 8");
  await expect(inspector.getByRole("list", { name: "Scaling activities" })).toContainText("Successfully set desired count to 8.");
  await inspector.getByRole("tab", { name: "Metrics" }).click();
  await expect(inspector.getByRole("img", { name: /^CPUUtilization along the last hour, .*, threshold 50%, threshold 45%, in ALARM 16:15 to / })).toBeVisible();
  await expect(inspector.getByRole("img", { name: "16:17: Setting desired count to 8. InProgress" }).first()).toBeVisible();

  // Its tasks wait for instances: the group at the edge of the map, and how many its provider asks it for.
  await expect(playground.thing(/^Auto Scaling group shop-asg\. 2 of 2 in service\. Minimum 1, maximum 10\./)).toBeVisible();
  await playground.thing(/^Capacity provider shop-instances, target 100%\. Tasks in PROVISIONING: 4 wait/).click();
  await inspector.getByRole("tab", { name: "Overview" }).click();
  await expect(inspector).toContainText("3 / 2 × 100 = 150");
  await expect(inspector.getByRole("list", { name: "Waiting tasks" })).toContainText("4 waiting tasks");

  // Cancel has the focus, and what was lived stays in reach.
  await page.keyboard.press("g");
  await goAhead.getByRole("button", { name: "7 days" }).click();
  await expect(journey.getByRole("progressbar", { name: "Going ahead" })).toBeVisible();
  await expect(journey).toContainText("of T+168:18:00.0");
  await expect(journey.getByRole("button", { name: "Cancel" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(journey).toBeHidden();
  await expect(page.getByRole("status").filter({ hasText: "Stopped at T+" })).toBeVisible();
  const came = await playground.clock();
  expect(came).toBeGreaterThan(1_080_000);
  expect(came).toBeLessThan(7 * DAY_MS);
  await expect(status).toContainText("Paused");
  await playground.seek(1_080_000);
  await expect(playground.thing(/^Service shop-ec2, .* 8 desired, 4 running, 4 pending/)).toBeVisible();
});
