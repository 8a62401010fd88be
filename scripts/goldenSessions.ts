import { readFileSync } from "node:fs";
import { kindsOfActs, randomSession, type Act } from "../src/engine/session/randomSession.ts";
import { emptyFile, playScenario, type Scenario } from "../src/engine/session/scenario.ts";
import { Session } from "../src/engine/session/session.ts";
import type { SessionFile } from "../src/engine/session/sessionFile.ts";
import { seconds } from "../src/engine/kernel/time.ts";
import { provideEverything } from "../src/engine/everything.ts";
import { importAccount } from "../src/aws/import/account/importAccount.ts";
import { formatJson } from "../src/lib/formatJson.ts";
import { retailStore } from "../src/scenarios/retailStore.ts";
import { staticPorts } from "../src/scenarios/staticPorts.ts";
import { twoRevisions } from "../src/scenarios/twoRevisions.ts";
import { balancing } from "./goldenBalancing.ts";
import { classicBalancers } from "./goldenClassic.ts";
import { discoveredServices } from "./goldenDiscovery.ts";
import { capacity } from "./goldenCapacity.ts";
import { codeDeploy } from "./goldenCodeDeploy.ts";
import { deployments } from "./goldenDeployments.ts";
import { everyOperation } from "./goldenEveryOperation.ts";
import { fargate } from "./goldenFargate.ts";
import { groupCare } from "./goldenGroupCare.ts";
import { groupLife } from "./goldenGroupLife.ts";
import { groups } from "./goldenGroups.ts";
import { housekeeping } from "./goldenHousekeeping.ts";
import { load } from "./goldenLoad.ts";
import { metrics } from "./goldenMetrics.ts";
import { needs } from "./goldenNeeds.ts";
import { networks } from "./goldenNetworks.ts";
import { outageAndDrain } from "./goldenOutage.ts";
import { registration } from "./goldenRegistration.ts";
import { scaling } from "./goldenScaling.ts";
import { blueGreen, canary } from "./goldenShifts.ts";
import { roles } from "./goldenRoles.ts";

/** A session whose life is written down: the digests at some instants, the last one where it ends. */
export interface GoldenSession {
  readonly name: string;
  readonly file: SessionFile;
  readonly at: readonly { readonly clock: number; readonly digest: string }[];
}

/** The golden sessions by the names of their files. */
export function goldenSessions(): readonly (readonly [string, GoldenSession])[] {
  provideEverything();
  return [
    ["retailStore", golden(until(playScenario(retailStore), 900))],
    ["twoRevisions", golden(until(playScenario(twoRevisions), 1_200))],
    ["staticPorts", golden(until(playScenario(staticPorts), 900))],
    ["outageAndDrain", golden(scenarioFile(outageAndDrain))],
    ["everyOperation", golden(scenarioFile(everyOperation))],
    ["registration", golden(scenarioFile(registration))],
    ["housekeeping", golden(scenarioFile(housekeeping))],
    ["roles", golden(scenarioFile(roles))],
    ["balancing", golden(scenarioFile(balancing))],
    ["networks", golden(scenarioFile(networks))],
    ["discovery", golden(scenarioFile(discoveredServices))],
    ["classic", golden(scenarioFile(classicBalancers))],
    ["deployments", golden(scenarioFile(deployments))],
    ["blueGreen", golden(scenarioFile(blueGreen))],
    ["canary", golden(scenarioFile(canary))],
    ["codeDeploy", golden(scenarioFile(codeDeploy))],
    ["groups", golden(scenarioFile(groups))],
    ["scaling", golden(scenarioFile(scaling))],
    ["metrics", golden(scenarioFile(metrics))],
    ["needs", golden(scenarioFile(needs))],
    ["fargate", golden(scenarioFile(fargate))],
    ["capacity", golden(scenarioFile(capacity))],
    ["groupLife", golden(scenarioFile(groupLife))],
    ["groupCare", golden(scenarioFile(groupCare))],
    ["load", golden(scenarioFile(load))],
    ["randomPerson", golden(randomPerson())],
    ["restored", golden(restored())],
  ];
}

/** As it is written to disk: a call is one line, so that a difference shows which. */
export function textOf({ name, file, at }: GoldenSession): string {
  const { calls, ...head } = file;
  const lines = calls.map((entry) => `      ${JSON.stringify(entry)}`).join(",\n");
  const begin = formatJson({ name, file: head }).replace(/\n  \}\n\}$/, "");
  return `${begin},\n    "calls": [\n${lines}\n    ]\n  },\n  "at": ${formatJson(at, { indent: "  " })}\n}\n`;
}

/** Instants whose digests are written down. */
const INSTANTS = 8;

function golden(file: SessionFile): GoldenSession {
  const session = new Session(file);
  const at = Array.from({ length: INSTANTS }, (_, place) => {
    const clock = Math.floor((file.clock * (place + 1)) / INSTANTS);
    session.runUntil(clock);
    return { clock, digest: session.world.digest };
  });
  return { name: file.title, file, at };
}

function until(file: SessionFile, atSeconds: number): SessionFile {
  return { ...file, clock: seconds(atSeconds) };
}

/** Those scenarios nobody opens from the start page, so nothing in them is setup: it can be undone. */
function scenarioFile(scenario: Scenario): SessionFile {
  return { ...playScenario(scenario), setup: 0 };
}

const ACTS = 120;
const SEED = 20_190_604;

/** Every kind of act often, in an order that a small generator shuffles. */
function randomPerson(): SessionFile {
  let state = SEED;
  const draw = (n: number) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x297a2d39) | 0;
    return (state >>> 3) % n;
  };
  const pauses = [0, 0, 1, 5, 10, 20, 60];
  const acts = Array.from({ length: ACTS }, (): Act => ({
    afterSeconds: pauses[draw(pauses.length)] ?? 0,
    kind: draw(kindsOfActs()),
    pick: draw(40),
    size: draw(40),
  }));
  const session = randomSession(SEED, acts);
  session.title = "A random person";
  return { ...session.toFile(), clock: session.now + seconds(300) };
}

/** A cluster out of a terminal's transcript, which then loses an instance. */
function restored(): SessionFile {
  const text = readFileSync("src/aws/import/account/samples/bash.txt", "utf8");
  const { account } = importAccount([text], { mask: true });
  const session = new Session(emptyFile("Restored", 5));
  const call = (operation: string, input: object) => session.call({ service: "physics", operation, input });
  call("RestoreAccount", { account });
  session.runUntil(seconds(120));
  call("FailInstance", { instanceId: account?.instances[1]?.instanceId });
  return until(session.toFile(), 900);
}
