// @ts-check
import { onBuiltPage } from "./builtPage.mjs";
import { loopMillis } from "./loopMillis.mjs";
import { tracedTasks } from "./mainThread.mjs";
import { openFile } from "./openFile.mjs";

const ZONES = ["us-east-1a", "us-east-1b", "us-east-1c"];
const INSTANCES = 150;
const TASKS = 1_000;

/** Rollouts that are watched, after one that fetches code and warms up. */
const ROUNDS = 5;

/** By then all tasks run, in milliseconds of the session; the first update comes a little later, and one more with each round. */
const STEADY_AT = 600_000;
const ROUND_SPAN = 600_000;

/** How long a browser may take to live the session up to there, or through a round. */
const PATIENCE = 300_000;

/**
 * The page while a service is updated to a new revision at sixty times the pace of time, with the map, the inspector
 * and the timeline in sight. For each rollout, in milliseconds: the longest task of the main thread, the 95th
 * percentile of the frames, and a fixed loop in the same page while the clock stands.
 * @param {string} root
 * @returns {Promise<{ longest: number[], frames: number[], loops: number[] }>}
 */
export function rolloutMillis(root) {
  return onBuiltPage(root, async (page, address) => {
    await showService(page, address);
    /** @type {{ longest: number[], frames: number[], loops: number[] }} */
    const { longest, frames, loops } = { longest: [], frames: [], loops: [] };
    for (let round = 0; round <= ROUNDS; round++) {
      const loop = await page.evaluate(loopMillis);
      const { tasks, answer } = await tracedTasks(page, () => throughRound(page, round));
      if (round === 0) continue;
      longest.push(Math.max(...tasks));
      frames.push(percentile(answer, 0.95));
      loops.push(loop);
    }
    return { longest, frames, loops };
  });
}

/**
 * Shows the service, all of whose tasks run, on the map, in the inspector and on the timeline; the clock stands.
 * @param {import("@playwright/test").Page} page
 * @param {string} address
 */
export async function showService(page, address) {
  await page.goto(address);
  await page.getByRole("application").waitFor();
  await openFile(page, session());
  const service = page.getByRole("application").getByRole("group", { name: /^Service web/ });
  await service.waitFor({ timeout: PATIENCE });
  await page.getByRole("button", { name: "Pause", exact: true }).click();
  await page.getByRole("slider", { name: "Time" }).fill(String(STEADY_AT));
  await page.getByRole("application").getByRole("group", { name: `Service web, web:1. ${TASKS} desired, ${TASKS} running` }).waitFor();
  await service.click({ position: { x: 30, y: 14 } });
  await page.getByRole("img", { name: /tasks over time/ }).waitFor();
  await page.getByRole("group", { name: "Speed" }).getByRole("radio", { name: "60×" }).click();
}

/**
 * Lets the clock run through one rollout; answers the milliseconds between frames.
 * @param {import("@playwright/test").Page} page
 * @param {number} round
 * @returns {Promise<number[]>}
 */
export async function throughRound(page, round) {
  const frames = await page.evaluateHandle(watchFrames);
  await page.getByRole("button", { name: "Play", exact: true }).click();
  const until = STEADY_AT + (round + 1) * ROUND_SPAN;
  await page.waitForFunction(isPast, until, { polling: 250, timeout: PATIENCE });
  await page.getByRole("button", { name: "Pause", exact: true }).click();
  return frames.evaluate((watch) => watch.end());
}

/** In the page: from one frame to the next, until it is told to end. */
function watchFrames() {
  /** @type {number[]} */
  const times = [];
  let last = performance.now();
  let id = requestAnimationFrame(next);
  /** @param {number} now */
  function next(now) {
    times.push(now - last);
    last = now;
    id = requestAnimationFrame(next);
  }
  const end = () => {
    cancelAnimationFrame(id);
    return times;
  };
  return { end };
}

/**
 * In the page: whether its clock has come to an instant.
 * @param {number} instant
 */
function isPast(instant) {
  const slider = document.querySelector("input[aria-label='Time']");
  return slider instanceof HTMLInputElement && Number(slider.value) >= instant;
}

/**
 * @param {readonly number[]} values
 * @param {number} share
 */
function percentile(values, share) {
  return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? NaN;
}

/** A service on a cluster of its own, and updates of it that lie ahead. */
function session() {
  const UserData = Buffer.from("#!/bin/bash\necho ECS_CLUSTER=prod >> /etc/ecs/ecs.config\n").toString("base64");
  const ImageId = "resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id";
  const share = INSTANCES / ZONES.length;
  /** @param {number} at @param {string} service @param {string} operation @param {object} input */
  const call = (at, service, operation, input) => ({ at, call: { service, operation, input } });
  const revisions = Array.from({ length: ROUNDS + 2 }, (_, at) => at + 1);
  const setup = [
    call(0, "ecs", "CreateCluster", { clusterName: "prod" }),
    ...ZONES.map((AvailabilityZone) =>
      call(0, "ec2", "RunInstances", { ImageId, InstanceType: "m5.xlarge", MinCount: share, MaxCount: share, IamInstanceProfile: { Name: "ecsInstanceRole" }, Placement: { AvailabilityZone }, UserData }),
    ),
    ...revisions.map((revision) =>
      call(0, "ecs", "RegisterTaskDefinition", { family: "web", containerDefinitions: [{ name: "web", image: `web:${revision}`, cpu: 128, memory: 256, portMappings: [{ containerPort: 80, hostPort: 0 }] }] }),
    ),
    call(200_000, "ecs", "CreateService", { cluster: "prod", serviceName: "web", taskDefinition: "web:1", desiredCount: TASKS }),
  ];
  const updates = revisions.slice(1).map((revision, round) => call(STEADY_AT + round * ROUND_SPAN + 60_000, "ecs", "UpdateService", { cluster: "prod", service: "web", taskDefinition: `web:${revision}` }));
  return { format: "ecs-playground", version: 1, engine: 5, title: "Rollout", seed: 1, clock: STEADY_AT, setup: setup.length, calls: [...setup, ...updates] };
}
