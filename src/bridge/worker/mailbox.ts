import { addShapes, lacksShape } from "../../aws/operations.ts";
import type { Call } from "../../aws/generated/api.ts";
import { applicationAutoScalingLate } from "../../engine/services/applicationautoscaling/late.ts";
import { autoScalingLate } from "../../engine/services/autoscaling/late.ts";
import { cloudWatchLate, metricDelaysLate } from "../../engine/services/cloudwatch/late.ts";
import { codeDeployLate } from "../../engine/services/codedeploy/late.ts";
import { moreImagesAreHere, provideImages, speaksOfMoreImages } from "../../engine/services/ec2/images.ts";
import { ec2Late, needsLateEc2, provideEc2 } from "../../engine/services/ec2/late.ts";
import { provideWindowsAgent } from "../../engine/services/ecs/agent/windowsLate.ts";
import { provideConnect } from "../../engine/services/ecs/connect/connect.ts";
import { needsClassic } from "../../engine/services/ecs/classic/classic.ts";
import { needsDiscovery, provideDiscovery } from "../../engine/services/ecs/discovery/discovery.ts";
import { speaksOfFargate } from "../../engine/services/ecs/fargate/late.ts";
import { needsLoad } from "../../engine/services/ecs/load/late.ts";
import { needsRollouts } from "../../engine/services/ecs/rollouts/rollouts.ts";
import { needsDaemons } from "../../engine/services/ecs/processes/daemon/late.ts";
import { ruleSetLate } from "../../engine/services/era/late.ts";
import { needsSets } from "../../engine/services/ecs/taskSets/late.ts";
import { ecsLateOperations } from "../../engine/services/ecs/late.ts";
import { bringsTaskResources } from "../../engine/services/ecs/taskResources/late.ts";
import { elbv2Late, needsLateElbv2 } from "../../engine/services/elbv2/late.ts";
import { iamLate, provideIam } from "../../engine/services/iam/late.ts";
import { canRestore, provideRestoring } from "../../engine/services/restore/restoreAccount.ts";
import { cloudMapLate, provideCloudMap } from "../../engine/services/servicediscovery/late.ts";
import { READS } from "../../engine/services/late.ts";
import type { ToWorker } from "../protocol.ts";
import type { Host } from "./host.ts";

/** Code that few calls need: which ones, whether it is here, and how it comes. */
interface Supply {
  readonly isFor: (call: Call) => boolean;
  readonly isHere: () => boolean;
  readonly fetch: () => Promise<void>;
}

/** Where containers write and read: all of these services comes late. */
const isOfTasks = ({ service }: Call): boolean => service === "logs" || service === "secretsmanager" || service === "ssm";

/** By CodeDeploy, which moves traffic by calls of load balancing that come late as well, or by whoever makes task sets. */
const isDeployedByOthers = (call: Call): boolean => codeDeployLate.isFor(call) || needsSets(call);

/** An account that comes from elsewhere may have anything. */
const restores = ({ service, operation }: Call): boolean => service === "physics" && operation === "RestoreAccount";

const FETCHED: readonly Supply[] = [
  {
    // The shapes of the inputs of what comes late: all of them, with the first call of any of it.
    isFor: (call) => lacksShape(call.service, call.operation) || (restores(call) && lacksShape("elbv2", "CreateRule")),
    isHere: () => false,
    fetch: async () => addShapes((await import("../../aws/generated/lateShapes.ts")).LATE_SHAPES),
  },
  {
    isFor: restores,
    isHere: canRestore,
    fetch: async () => provideRestoring((await import("../../engine/services/restore/restoring.ts")).restoringCode),
  },
  {
    // Application Auto Scaling has its role made.
    isFor: (call) => iamLate.isFor(call) || applicationAutoScalingLate.isFor(call) || restores(call),
    isHere: iamLate.areHere,
    fetch: async () => provideIam((await import("../../engine/services/iam/code.ts")).iamCode),
  },
  {
    // A restored group launches by a template.
    isFor: (call) => needsLateEc2(call) || restores(call),
    isHere: ec2Late.areHere,
    fetch: async () => provideEc2((await import("../../engine/services/ec2/lateCode.ts")).ec2LateCode),
  },
  {
    isFor: (call) => ecsLateOperations.isFor(call) || isOfTasks(call) || bringsTaskResources(call) || needsLoad(call) || speaksOfFargate(call) || needsRollouts(call) || needsDaemons(call) || restores(call) || cloudWatchLate.isFor(call) || metricDelaysLate.isFor(call) || applicationAutoScalingLate.isFor(call) || autoScalingLate.isFor(call) || ruleSetLate.isFor(call),
    isHere: ecsLateOperations.areHere,
    fetch: async () => (await import("../../engine/taskResources.ts")).provideTaskResources(),
  },
  {
    isFor: (call) => needsLateElbv2(call) || needsClassic(call) || needsRollouts(call) || isDeployedByOthers(call) || restores(call),
    isHere: elbv2Late.areHere,
    fetch: async () => (await import("../../engine/loadBalancing.ts")).provideLoadBalancing(),
  },
  {
    isFor: speaksOfMoreImages,
    isHere: moreImagesAreHere,
    fetch: async () => {
      const { images, windowsAgent } = (await import("../../engine/moreImages.ts")).moreImages;
      provideImages(images);
      provideWindowsAgent(windowsAgent);
    },
  },
  {
    isFor: isDeployedByOthers,
    isHere: codeDeployLate.areHere,
    fetch: async () => (await import("../../engine/codeDeploying.ts")).provideCodeDeploy(),
  },
  {
    isFor: (call) => needsDiscovery(call) || restores(call),
    isHere: cloudMapLate.areHere,
    fetch: async () => {
      const [{ cloudMapCode }, { discoveryCode, connectCode }] = await Promise.all([import("../../engine/services/servicediscovery/lateCode.ts"), import("../../engine/services/ecs/discovery/lateCode.ts")]);
      provideCloudMap(cloudMapCode);
      provideDiscovery(discoveryCode);
      provideConnect(connectCode);
    },
  },
];

/**
 * Hands the page's messages to the host, in their order. Code that few calls need is fetched with the first message
 * that needs it; what comes meanwhile waits. Should it not come, the simulation says what it misses. What a session
 * needs that opens as it was lived is fetched with the first message that goes on with it, so that it is seen before.
 */
export class Mailbox {
  readonly #host: Pick<Host, "receive" | "calls">;
  readonly #supplies: readonly Supply[];
  #waiting: ToWorker[] | null = null;
  /** A session stands there that goes on by code which its calls have not fetched. */
  #owes = false;

  constructor(host: Pick<Host, "receive" | "calls">, supplies: readonly Supply[] = FETCHED) {
    this.#host = host;
    this.#supplies = supplies;
  }

  receive(message: ToWorker): void {
    if (this.#waiting !== null) {
      this.#waiting.push(message);
      return;
    }
    const calls = [...callsOf(message)];
    if (this.#owes && !onlyLooks(message)) {
      calls.push(...this.#host.calls());
      this.#owes = false;
    }
    if (message.type === "openLived") this.#owes = true;
    const missing = this.#supplies.filter(({ isFor, isHere }) => !isHere() && calls.some(isFor));
    if (missing.length === 0) this.#host.receive(message);
    else {
      this.#waiting = [message];
      void Promise.allSettled(missing.map(({ fetch }) => fetch())).then(() => this.#goOn());
    }
  }

  #goOn(): void {
    const [first, ...others] = this.#waiting ?? [];
    this.#waiting = null;
    if (first !== undefined) this.#host.receive(first);
    // Those that waited behind it may need other code.
    for (const message of others) this.receive(message);
  }
}

/** What a rehearsal calls by itself. */
const TAKEN_BACK: Call = { service: "ecs", operation: "StopServiceDeployment", input: {} };

/** Neither moves the clock nor changes anything. */
function onlyLooks(message: ToWorker): boolean {
  switch (message.type) {
    case "export":
    case "rename":
    case "snapshot":
    case "stay":
      return true;
    case "pace":
      return !message.running;
    case "call":
      // What CloudWatch tells of the past is found by living it again.
      return READS.test(message.call.operation) && message.call.service !== "cloudwatch";
    default:
      return false;
  }
}

function callsOf(message: ToWorker): readonly Call[] {
  switch (message.type) {
    case "open":
      return message.file.calls.map(({ call }) => call);
    case "openScenario":
      return message.scenario.steps.map(({ call }) => call);
    case "call":
    case "dryRun":
      return [message.call];
    case "plan":
      return message.request.calls;
    case "rehearse":
      return [...message.request.ways.flatMap(({ before, deploy }) => [...before, ...deploy]), TAKEN_BACK];
    default:
      return [];
  }
}
