import { expect, test } from "./story.ts";

test("the aws command line changes the map, completes what is typed, prints as awscli does and waits; what is done on the page appears as its line", async ({ playground }) => {
  const { page } = playground;
  await playground.visit();
  await playground.pause();
  await page.getByRole("tab", { name: "Terminal" }).click();
  const prompt = page.getByRole("textbox", { name: "Command line" });
  const output = page.getByRole("log", { name: "Terminal output" });

  // IAM's code comes with its first call.
  await prompt.fill("aws iam get-role --role-name ecsInstanceRole --query Role.AssumeRolePolicyDocument.Statement[].Principal.Service --output text");
  await prompt.press("Enter");
  await expect(output.getByText("ec2.amazonaws.com", { exact: true })).toBeVisible();

  // The name of the only cluster comes with Tab, and so do the options.
  await prompt.fill("aws ecs update-service --clu");
  await prompt.press("Tab");
  await prompt.press("Tab");
  await expect(prompt).toHaveValue("aws ecs update-service --cluster retail ");
  await prompt.pressSequentially("--service ui --desired-count 3 --query service.desiredCount");
  await prompt.press("Enter");
  await expect(output.getByText("3", { exact: true })).toBeVisible();
  await expect(playground.thing(/^Service ui, ui:1. 3 desired/)).toBeVisible();

  await prompt.fill("aws ecs wait services-stable --cluster retail --services ui && aws ecs describe-clusters --clusters retail --output table --query 'clusters[].[clusterName,status]'");
  await prompt.press("Enter");
  await expect(output.getByText("|  retail |  ACTIVE  |")).toBeVisible();
  await expect(playground.thing(/^Service ui, ui:1. 3 desired, 3 running/)).toBeVisible();

  await prompt.fill("aws ecs delete-cluster --cluster nowhere");
  await prompt.press("Enter");
  await expect(output).toContainText("An error occurred (ClusterNotFoundException) when calling the DeleteCluster operation: Cluster not found.");

  await prompt.press("ArrowUp");
  await prompt.press("ArrowUp");
  await prompt.press("ArrowUp");
  await expect(prompt).toHaveValue(/--query service.desiredCount$/);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(playground.thing(/^Service ui, ui:1. 5 desired/)).toBeVisible();

  await playground.choose(playground.thing(/^Service orders/), "Force new deployment");
  await expect(output).toContainText("Done on the page: aws ecs update-service");
});
