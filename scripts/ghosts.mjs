// @ts-check
import { onBuiltPage } from "./builtPage.mjs";
import { openFile } from "./openFile.mjs";

/** Drags that are timed, after one that fetches code. */
const DRAGS = 15;

const ZONES = ["us-east-1a", "us-east-1b", "us-east-1c"];

/**
 * Milliseconds from a task definition held over a cluster to its ghosts painted, one for each drag.
 * @param {string} root
 * @param {number} instances
 * @returns {Promise<number[]>}
 */
export function ghostsMillis(root, instances) {
  return onBuiltPage(root, async (page, address) => {
    await page.goto(address);
    await page.getByRole("application").waitFor();
    await openFile(page, sessionOf(instances));
    const cluster = page.getByRole("group", { name: new RegExp(`^Cluster prod. ${instances} instances`) });
    await cluster.waitFor();
    const from = await middleOf(page.getByRole("region", { name: "Add to map" }).getByRole("button", { name: /^Task definition web:1/ }));
    const samples = [];
    for (let drag = 0; drag <= DRAGS; drag++) {
      const millis = await heldOver(page, from, cluster);
      if (drag > 0) samples.push(millis);
    }
    return samples;
  });
}

/**
 * @param {import("@playwright/test").Page} page
 * @param {{ x: number, y: number }} from
 * @param {import("@playwright/test").Locator} cluster
 */
async function heldOver(page, from, cluster) {
  await page.evaluate(() => performance.clearMeasures("ghosts"));
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 20, from.y, { steps: 2 });
  // The preview's place opens with the first of it; the map has settled when the pointer comes.
  await page.waitForTimeout(250);
  const map = await page.getByRole("application").boundingBox();
  const box = await cluster.boundingBox();
  if (map === null || box === null) throw new Error("The cluster is not in sight.");
  await page.mouse.move(Math.max(map.x, box.x) + 70, Math.max(map.y, box.y) + 20);
  const measured = await page.waitForFunction(() => performance.getEntriesByName("ghosts")[0]?.duration);
  const millis = Number(await measured.jsonValue());
  await page.keyboard.press("Escape");
  await page.mouse.up();
  // What was held goes, and the cards are plain again, before the next one is timed.
  await page.waitForTimeout(250);
  return millis;
}

/** @param {import("@playwright/test").Locator} element */
async function middleOf(element) {
  const box = await element.boundingBox();
  if (box === null) throw new Error("It is not in sight.");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/**
 * A cluster with two services on so many instances, and a definition to be placed beside them.
 * @param {number} count
 */
function sessionOf(count) {
  const UserData = Buffer.from("#!/bin/bash\necho ECS_CLUSTER=prod >> /etc/ecs/ecs.config\n").toString("base64");
  const ImageId = "resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id";
  /** @param {number} at @param {string} service @param {string} operation @param {object} input */
  const call = (at, service, operation, input) => ({ at, call: { service, operation, input } });
  /** @param {string} family @param {object} container */
  const register = (family, container) => call(0, "ecs", "RegisterTaskDefinition", { family, containerDefinitions: [{ name: family, image: `${family}:1`, essential: true, ...container }] });
  /** @param {string} serviceName @param {number} desiredCount */
  const serve = (serviceName, desiredCount) => call(120_000, "ecs", "CreateService", { cluster: "prod", serviceName, taskDefinition: serviceName, desiredCount });
  const calls = [
    call(0, "ecs", "CreateCluster", { clusterName: "prod" }),
    ...ZONES.map((AvailabilityZone, at) => {
      const share = Math.floor((count + at) / ZONES.length);
      return call(0, "ec2", "RunInstances", { ImageId, InstanceType: "m5.large", MinCount: share, MaxCount: share, IamInstanceProfile: { Name: "ecsInstanceRole" }, Placement: { AvailabilityZone }, UserData });
    }),
    register("web", { cpu: 256, memory: 512, portMappings: [{ containerPort: 80, hostPort: 80 }] }),
    register("api", { cpu: 128, memory: 256, portMappings: [{ containerPort: 80, hostPort: 80 }] }),
    register("worker", { cpu: 128, memory: 512 }),
    serve("api", Math.floor(count / 2)),
    serve("worker", count * 3),
  ];
  return { format: "ecs-playground", version: 1, engine: 1, title: "Ghosts", seed: 1, clock: 300_000, setup: calls.length, calls };
}
