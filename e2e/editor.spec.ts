import { expect, type Locator, type Page } from "@playwright/test";
import { test } from "./story.ts";

const json = (page: Page): Locator => page.getByRole("textbox", { name: "Task definition as JSON" });

/** The whole text of the editor, as it is typed. */
async function write(page: Page, text: string): Promise<void> {
  await json(page).focus();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.insertText(text);
}

test("a draft outlives going away and coming back, until it is discarded", async ({ page }) => {
  await page.goto("/#/task-definitions/ui");
  await page.getByLabel("Image", { exact: true }).fill("ui:9");
  await expect(json(page)).toContainText('"image": "ui:9"');
  await page.getByRole("button", { name: "Back to the map" }).click();
  await expect(json(page)).toHaveCount(0);
  await page.goto("/#/task-definitions/ui");
  await expect(json(page)).toContainText('"image": "ui:9"');
  await page.reload();
  await expect(json(page)).toContainText('"image": "ui:9"');
  await page.getByRole("button", { name: "Discard" }).click();
  await expect(json(page)).not.toContainText('"image": "ui:9"');
});

test("form and JSON are one draft, and what the person laid out stays; with the keyboard alone it is written with completion, left with Escape, registered with Control S", async ({ page }) => {
  await page.goto("/#/task-definitions/new");
  await write(page, '{ "family": "web",\n\n     "containerDefinitions": [ {"name":"web", "image":"nginx" ,"memory": 64} ] }');
  await page.getByLabel("Memory, hard limit").fill("256");
  await expect(json(page)).toContainText('[ {"name":"web", "image":"nginx" ,"memory": 256} ] }');
  await page.getByLabel("Network mode").selectOption("host");
  await expect(json(page)).toContainText('{ "family": "web", "networkMode": "host",');
  await page.getByRole("button", { name: "Add port" }).click();
  await page.getByLabel("Host port").fill("8080");
  const fault = "When networkMode=host, the host ports and container ports in port mappings must match.";
  await expect(json(page)).toContainText(fault);
  await json(page).getByRole("button", { name: "Use host port 80" }).click();
  await expect(page.getByLabel("Host port")).toHaveValue("80");
  await expect(json(page)).not.toContainText(fault);

  await write(page, '{ "family": "web", ');
  await expect(page.getByRole("status").filter({ hasText: "Line 1, column 20" })).toContainText("Expected a name or }, found the end of the text.");
  await expect(page.getByLabel("Memory, hard limit")).toBeDisabled();
  await expect(page.getByLabel("Memory, hard limit")).toHaveValue("256");

  await write(page, '{\n  "family": "worker",\n  \n  "containerDefinitions": [{ "name": "worker", "image": "worker:1", "memory": 64 }]\n}');
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("End");
  await page.keyboard.type('"netw');
  await expect(page.getByRole("listbox", { name: "Completions" }).getByRole("option", { name: /^networkMode/ })).toBeVisible();
  // The list takes Enter a moment after it appears, so that nobody chooses by accident.
  await page.waitForTimeout(200);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("listbox", { name: "Completions" }).getByRole("option", { name: "host" })).toBeVisible();
  await page.keyboard.type("ho");
  await page.waitForTimeout(200);
  await page.keyboard.press("Enter");
  await expect(json(page)).toContainText('"networkMode": "host"');
  await page.keyboard.type(",");
  await expect(page.getByRole("button", { name: /to register/ })).toHaveCount(0);

  // The first press may close a list that is about to open.
  await expect(async () => {
    await page.keyboard.press("Escape");
    await expect(page.getByRole("toolbar", { name: "Task definition" }).getByRole("button", { name: "Back to the map" })).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.press("ControlOrMeta+S");
  await expect(page.getByText("Registered worker:1")).toBeVisible();
  await expect(page.getByRole("button", { name: "Compare with revision 1" })).toBeVisible();
  await expect(page).toHaveURL(/#\/task-definitions\/worker$/);
});

test("an image's behaviour is changed at once, and is not in the JSON; revisions are compared, deregistered and deleted", async ({ page }) => {
  await page.goto("/#/task-definitions/catalog");
  const behavior = page.getByRole("group", { name: /^Behaviour of .*catalog/ });
  await behavior.getByLabel("Answers with").fill("503");
  await page.keyboard.press("Enter");
  await expect(behavior.getByLabel("Image pull")).toHaveValue("2");
  await expect(json(page)).not.toContainText("503");
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(behavior.getByLabel("Answers with")).toHaveValue("");

  await page.getByLabel("Image", { exact: true }).fill("catalog:2");
  await expect(page.getByRole("list", { name: "Changed lines" })).toContainText('"image": "catalog:2"');
  await page.getByRole("button", { name: "Register revision" }).click();
  await expect(page.getByRole("button", { name: "Compare with revision 2" })).toBeVisible();
  await page.getByRole("button", { name: "Compare with revision 1" }).click();
  await expect(page.getByRole("list", { name: "Changed lines" })).toContainText('"image": "catalog:2"');

  await page.getByRole("button", { name: "What to do with revision 2" }).click();
  await page.getByRole("menuitem", { name: "Deregister" }).click();
  await page.getByRole("dialog", { name: "Deregister catalog:2?" }).getByRole("button", { name: "Deregister" }).click();
  await expect(page.getByRole("button", { name: "Compare with revision 2" })).toContainText("Inactive");
  await page.getByRole("button", { name: "What to do with revision 2" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByRole("dialog", { name: "Delete catalog:2?" }).getByRole("button", { name: "Delete" }).click();
  await expect(page.getByRole("button", { name: "Compare with revision 2" })).toHaveCount(0);
});
