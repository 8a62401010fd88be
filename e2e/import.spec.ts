import { readFileSync } from "node:fs";
import { expect, test } from "./story.ts";

const SAMPLES = new URL("../src/aws/import/samples/", import.meta.url);
const sample = (file: string) => readFileSync(new URL(file, SAMPLES), "utf8");

test("a task for Fargate is taken as it is, or made one for container instances, as the person chooses", async ({ playground }) => {
  await playground.begin("Two revisions, one broken");
  await playground.pause();
  await playground.paste(sample("nginx-fargate.json"));

  const preview = playground.dialog("Import 1 task definition");
  await expect(preview).toContainText("It is made for Fargate: as it is, its tasks run there");
  await preview.getByRole("radio", { name: "On EC2 in bridge mode" }).check();
  await expect(preview.getByRole("list", { name: "Changed lines" })).toContainText('"networkMode": "bridge"');
  await preview.getByRole("button", { name: "Register and run…" }).click();
  await playground.dialog("Create a service in prod").getByRole("button", { name: "Create service" }).click();
  await playground.speed("600×");
  await playground.play();
  await expect(playground.thing(/^Service nginx, .* 1 desired, 1 running/)).toBeVisible();
});

test("what cannot be read is told by line and column, what is refused leaves nothing behind, and the session stays as it was; a template is made, and written again", async ({ playground }) => {
  const { page } = playground;
  await playground.visit();
  await playground.pause();
  const digest = await playground.digest();

  await playground.paste('{\n  "family": "web",\n  "containerDefinitions": [}\n}');
  await expect(playground.dialog("Import 1 task definition").getByRole("alert")).toContainText("Line 3, column 28: Expected a value or ], found }.");
  await page.keyboard.press("Escape");

  await playground.paste("family: web\ncpu: 256\n");
  await expect(playground.dialog("Nothing to import").getByRole("alert")).toContainText("This looks like YAML, and JSON is expected.");
  await page.keyboard.press("Escape");

  await playground.paste('{"tasks": [], "failures": []}');
  await expect(playground.dialog("Nothing to import")).toContainText("This is the answer of describe-tasks.");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);

  await playground.paste(sample("service-ui-fargate-alb.json").replace("FARGATE", "EXTERNAL"));
  const preview = playground.dialog("Import 1 service");
  await preview.getByRole("button", { name: "Create service" }).click();
  await expect(preview.getByRole("alert")).toContainText("UnsupportedFeatureException");
  await preview.getByText(/^\d+ calls/).click();
  await expect(preview).toContainText("aws elbv2 create-target-group");
  await page.keyboard.press("Escape");
  await expect(preview).toBeHidden();
  await playground.expectDigest(digest);

  // YAML that is a template is read.
  await playground.paste(TEMPLATE);
  const template = playground.dialog("Import a template");
  await expect(template.getByRole("list", { name: "Lines of the report" })).toContainText("Topic (AWS::SNS::Topic) · Resources of this type are not simulated.");
  await expect(template.getByRole("button", { name: "Make it" })).toBeDisabled();
  await template.getByLabel("Image").fill("nginx");
  await template.getByRole("button", { name: "Make it" }).click();
  await expect(playground.thing(/^Cluster from-yaml/)).toBeVisible();
  await playground.chooseOfSession("Copy session as script");
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain("aws ecs create-cluster --cluster-name from-yaml");
  await playground.chooseOfSession("Export…");
  const dialog = playground.dialog("Export");
  await dialog.getByRole("radio", { name: "CloudFormation, YAML" }).check();
  await expect(dialog.getByRole("textbox", { name: "Exported text" })).toHaveValue(/Type: AWS::ECS::Service/);
});

const TEMPLATE = `Parameters: {Image: {Type: String, Description: What to run}}
Resources:
  Topic: {Type: AWS::SNS::Topic}
  Cluster: {Type: AWS::ECS::Cluster, Properties: {ClusterName: from-yaml}}
  Definition:
    Type: AWS::ECS::TaskDefinition
    Properties:
      Family: web
      ContainerDefinitions: [{Name: web, Image: !Ref Image, Memory: 128}]
  Service: {Type: AWS::ECS::Service, Properties: {Cluster: !Ref Cluster, TaskDefinition: !Ref Definition, DesiredCount: 1}}
`;

test("files that are dropped are looked at together, and what was not understood is listed by its path", async ({ playground }) => {
  const { page } = playground;
  await playground.visit();
  const files = [
    { name: "web.json", text: '{"family": "web", "colour": "red", "containerDefinitions": [{"name": "web", "image": "nginx", "memory": "128"}]}' },
    { name: "side.json", text: '[{"name": "side", "image": "<SIDE_IMAGE>", "memory": 64, "ports": [80]}]' },
  ];
  await page.evaluate((given) => {
    const data = new DataTransfer();
    for (const { name, text } of given) data.items.add(new File([text], name, { type: "application/json" }));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }, files);

  const dialog = playground.dialog("Import 2 task definitions");
  await expect(dialog.getByRole("region", { name: "a task definition web" })).toContainText("colour");
  await expect(dialog.getByRole("region", { name: "a list with one container side" })).toContainText("containerDefinitions[0].ports");
  await dialog.getByRole("region", { name: /side$/ }).getByRole("button", { name: "Open in editor" }).click();
  await expect(page.getByRole("textbox", { name: "Task definition as JSON" })).toContainText('"image": "side-image"');
  await expect(page.getByLabel("Family")).toHaveValue("side");
});

test("the transcript of a real cluster becomes a picture of it, which lives on and is undone as one call", async ({ playground }) => {
  const { page } = playground;
  await playground.visit();
  await playground.paste(readFileSync(new URL("../src/aws/import/account/samples/bash.txt", import.meta.url), "utf8"));

  const dialog = playground.dialog("Import cluster shop");
  await expect(dialog.getByRole("group", { name: "Which lines" })).toBeVisible();
  await expect(dialog).toContainText("Container instances4");
  await dialog.getByRole("radio", { name: /^Left out/ }).check();
  await expect(dialog.getByRole("list", { name: "Lines of the report" })).toContainText("It is a table; with --output json it can be read.");
  await dialog.getByRole("button", { name: "Open as a new session" }).click();

  await expect(playground.thing(/^Cluster shop/)).toBeVisible();
  await expect(playground.thing(/^Service web, .* 4 desired, 4 running/)).toBeVisible();
  await playground.speed("60×");
  // The task on the draining instance is replaced.
  await expect(playground.event(/service web\) has started 1 tasks/)).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(playground.thing(/^Cluster shop/)).toHaveCount(0);
});
