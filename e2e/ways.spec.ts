import { expect, test } from "./story.ts";

test("a bad build is compared in four ways to deploy it, on copies of the account, and nothing changes here", async ({ playground }) => {
  const { page } = playground;
  await playground.visit();
  await playground.choose(playground.thing(/^Service ui/), "Compare ways to deploy a bad build…");
  const dialog = playground.dialog("A bad build of ui, four ways");
  const verdicts = dialog.getByRole("table", { name: "What became of each way" });
  await expect(dialog.getByRole("status").filter({ hasText: "until all was well everywhere" })).toBeVisible();
  // No breaker sees what only users see; a canary harms a tenth of them.
  await expect(verdicts.getByRole("row", { name: /^Rolling, circuit breaker .* 2 min 30 s a person, .* SUCCESSFUL/ })).toBeVisible();
  await expect(verdicts.getByRole("row", { name: /^Canary .* \(4\.0 %\) .* ROLLBACK_SUCCESSFUL/ })).toBeVisible();
  const instant = dialog.getByRole("figure", { name: "Failed requests along time" }).getByRole("slider", { name: "Instant to read" });
  await instant.press("PageUp");
  await instant.press("PageUp");
  await expect(instant).toHaveAttribute("aria-valuetext", "2:00: Rolling 100 %, Rolling, circuit breaker 100 %, Blue/green 100 %, Canary 10 %");

  // A function that sends the new tasks a request finds it before any user does.
  await verdicts.getByRole("row", { name: /^Blue\/green/ }).getByRole("checkbox", { name: "Lifecycle hook" }).check();
  await verdicts.getByRole("row", { name: /^Canary/ }).getByRole("checkbox", { name: "CloudWatch alarm" }).check();
  await expect(verdicts.getByRole("row", { name: /^Blue\/green .* nobody was harmed lifecycle hook, .* ROLLBACK_SUCCESSFUL/ })).toBeVisible();
  await expect(verdicts.getByRole("row", { name: /^Canary .* alarm, .* ROLLBACK_SUCCESSFUL/ })).toBeVisible();

  await dialog.getByLabel("The build").selectOption({ label: "never passes its health checks" });
  await dialog.getByLabel("Look for at most").selectOption({ label: "60 min" });
  await expect(verdicts.getByRole("row", { name: /^Rolling, circuit breaker .* nobody was harmed circuit breaker, .* ROLLBACK_SUCCESSFUL/ })).toBeVisible();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog.getByRole("status")).toContainText("Nothing is played any more");
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Undo" })).toBeDisabled();
});
