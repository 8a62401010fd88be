import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "./story.ts";

const FOLDER = new URL("../src/aws/import/samples/", import.meta.url);

/** The only one that is a service. It is made for Fargate, and its target group is not there. */
const SERVICE = "service-ui-fargate-alb.json";

test("every sample is pasted, understood and registered, and the one that is a service is created with its target group", async ({ playground }) => {
  const { page } = playground;
  await playground.visit();
  await playground.pause();

  for (const name of readdirSync(FOLDER).filter((file) => file !== SERVICE)) {
    await playground.paste(readFileSync(new URL(name, FOLDER), "utf8"));
    const preview = playground.dialog("Import 1 task definition");
    const family = await preview.getByRole("heading", { level: 3 }).innerText();
    await preview.getByRole("button", { name: "Register", exact: true }).click();
    const registered = preview.getByRole("button", { name: `Registered ${family}:` });
    await expect(registered, name).toBeVisible();
    const revision = (await registered.innerText()).replace("Registered ", "");
    await page.keyboard.press("Escape");
    await expect(playground.item(`Task definition ${revision},`), name).toBeAttached();
  }

  await playground.paste(readFileSync(new URL(SERVICE, FOLDER), "utf8"));
  const preview = playground.dialog("Import 1 service");
  await expect(preview).toContainText("It runs on Fargate, in the subnets of the VPC here");
  await expect(preview.getByLabel("Cluster")).toHaveValue(/\/retail$/);
  await preview.getByRole("button", { name: "Create service" }).click();
  await expect(preview).toBeHidden();

  await playground.speed("600×");
  await playground.play();
  await expect(playground.thing(/^Service user-interface-service, .* 1 desired, 1 running/)).toBeVisible();
  await expect(playground.thing(/^Target group ecs-w-UserI.* 1 of 1 targets healthy/)).toBeVisible();
});
