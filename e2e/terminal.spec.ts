import { expect, test } from "./story.ts";

test("the aws command line changes the map, completes what is typed, prints as awscli does and waits; names resolve for as long as their answers live, and logs are read; what is done on the page appears as its line", async ({ playground }) => {
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

  // A client goes on believing in tasks that are gone until its answer has run out.
  await page.getByRole("tab", { name: "Resolver" }).click();
  await expect(page.getByRole("combobox", { name: "Name" })).toHaveValue(/catalog.retailstore.local/);
  const believed = page.getByRole("table", { name: "What clients were answered" }).getByRole("row", { name: /^client 1 / });
  await expect(believed.getByRole("listitem")).toHaveCount(3);
  await prompt.fill("aws ecs update-service --cluster retail --service catalog --desired-count 1 --query service.status && aws ecs wait services-stable --cluster retail --services catalog && aws sts get-caller-identity --query Account");
  await prompt.press("Enter");
  await expect(believed.getByText("gone")).toHaveCount(2);
  // A line is taken when the one before it has ended.
  await expect(output.getByText('"123456789012"')).toBeVisible();

  await prompt.fill("aws ecs delete-cluster --cluster nowhere");
  await prompt.press("Enter");
  await expect(output).toContainText("An error occurred (ClusterNotFoundException) when calling the DeleteCluster operation: Cluster not found.");

  for (let lines = 0; lines < 4; lines++) await prompt.press("ArrowUp");
  await expect(prompt).toHaveValue(/--query service.desiredCount$/);
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(playground.thing(/^Service ui, ui:1. 5 desired/)).toBeVisible();

  await playground.choose(playground.thing(/^Service orders/), "Force new deployment");
  await expect(output).toContainText("Done on the page: aws ecs update-service");

  await page.getByRole("tab", { name: "Logs" }).click();
  const lines = page.getByRole("log", { name: "Log lines, oldest first" });
  await expect(lines).toContainText(/carts\/carts.* requests in the last minute/);
  await page.getByRole("searchbox", { name: "Filter pattern" }).fill('"300 requests"');
  await expect(lines).not.toContainText(/carts\/carts/);
  await expect(lines).toContainText(/orders\/orders.*300 requests/);
});
