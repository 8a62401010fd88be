import type { LoadCurve } from "../../aws/generated/physics.ts";
import { rememberedText } from "../../lib/rememberedText.ts";
import { copiedBy, index, table } from "../kernel/table.ts";
import type { SimTime } from "../kernel/time.ts";

/** A machine as nature sees it: it has power or not, and its agent reaches ECS or not. */
export interface MachineRow {
  readonly instanceId: string;
  readonly instanceType: string;
  readonly availabilityZone: string;
  /** Its owner wants it to run: from bootMachine to haltMachine, also while it is broken or its zone is dark. */
  readonly switchedOn: boolean;
  /** When the boot under way ends; null: it is not booting. */
  readonly bootsAt: SimTime | null;
  /** Booted and running. False from a halt or a failure on. */
  readonly powered: boolean;
  /** Its hardware broke (FailInstance). It stays dead until its owner stops and starts it, which moves it to new hardware. */
  readonly failed: boolean;
  /** SetAgentConnected cut the way between the agent and ECS. */
  readonly agentCut: boolean;
  /** The network between the ECS agent and ECS. Closed by SetAgentConnected, a failure, and a dark zone. */
  readonly agentReachable: boolean;
  /** Images on its disk, so that they are not pulled twice. */
  readonly imagesHeld: readonly string[];
  readonly bootedAt: SimTime | null;
}

/** An Availability Zone that works, or does not. */
export interface ZoneRow {
  readonly availabilityZone: string;
  readonly available: boolean;
}

/** How containers of an image behave. Every field has a value here: what was not said is the default. */
export interface ImageBehaviorRow {
  /** An image name with its tag, `*` standing for any run of characters. */
  readonly image: string;
  /** As given; null: unknown, and nothing depends on it. */
  readonly imageSizeMiB: number | null;
  readonly pullSeconds: number;
  readonly startSeconds: number;
  readonly stopSeconds: number;
  /** The HTTP status answered to health checks and to requests. */
  readonly healthStatus: number;
  /** The one answered to requests alone, while health checks are answered well; absent or null: the same. */
  readonly requestStatus?: number | null;
  /** From this many seconds after the start on it answers 503; null: never. */
  readonly unhealthyAfterSeconds: number | null;
  /** The process ends by itself this many seconds after its start; null: never. */
  readonly exitAfterSeconds: number | null;
  readonly exitCode: number;
  readonly ignoresSigterm: boolean;
  /** Why pulling fails, as the registry words it; null: it works. */
  readonly pullError: string | null;
  /** What the program asks of AWS once it runs. It goes on whatever the answer is. */
  readonly awsCalls: readonly AwsCall[];
  /** What it uses of CPU and memory; absent or null: nothing was said, and ECS assumes it. */
  readonly resources?: ImageResources | null;
}

/** What a container of an image uses, for itself and for requests. What is absent is assumed. */
export interface ImageResources {
  readonly cpuMillisPerRequest?: number | undefined;
  /** While a request is in it. */
  readonly memoryMiBPerRequest?: number | undefined;
  readonly baseCpuUnits?: number | undefined;
  readonly baseMemoryMiB?: number | undefined;
  /** How much more memory it takes with time, and never gives back. */
  readonly leakMiBPerHour?: number | undefined;
  /** How many requests it takes at a time; one more is answered with 503. */
  readonly concurrency?: number | undefined;
  /** How long clients wait for an answer. */
  readonly timeoutSeconds?: number | undefined;
}

/** What a program asks of AWS: `s3:GetObject`, and of which resource. */
export interface AwsCall {
  readonly action: string;
  readonly resource: string;
}

/** A pull under way. Its row goes when it ends. */
export interface PullRow {
  /** The caller's own id. */
  readonly pullId: string;
  readonly instanceId: string;
  readonly image: string;
  readonly endsAt: SimTime;
}

/** A process in a container on a machine. Its row goes when it exits. */
export interface ProcessRow {
  readonly processId: string;
  readonly instanceId: string;
  readonly image: string;
  /** `stopping` once it heeds a SIGTERM: it closes its ports and ends soon. */
  readonly state: "running" | "stopping";
  readonly startedAt: SimTime;
  /** From then on it answers on its ports. */
  readonly readyAt: SimTime;
  /** When it ends by itself or by the SIGTERM it heeds; null: never. */
  readonly endsAt: SimTime | null;
  /** The exit code it will have then. */
  readonly exitCode: number;
}

/** A port of a host on which a process listens. A host is a machine, or one of the network interfaces it lends out. */
export interface SocketRow {
  /** `host/protocol/port` */
  readonly socketId: string;
  readonly processId: string;
  readonly instanceId: string;
}

/** A constant load on a target group, and what became of it. */
export interface TrafficRow {
  readonly targetGroupArn: string;
  readonly requestsPerSecond: number;
  /** Over how many targets the requests are spread now; 0: nobody takes them. */
  readonly targetCount: number;
  /** How many of those answer with a status below 500. */
  readonly goodTargetCount: number;
  /** Of so many parts of the requests, so many are answered with a status below 500. Targets need not take equal parts. */
  readonly parts: number;
  readonly goodParts: number;
  /** What share of the requests is answered with a status below 500 now, from 0 to 1. */
  readonly successShare: number;
  /** Requests answered so far by targets, and those that failed (5xx, or nobody to send them to). */
  readonly answeredCount: number;
  readonly failedCount: number;
  /** What has come of the next request, in millionths. */
  readonly requestMillionths: number;
  /** The counts hold up to then; since then the present rate and share apply. */
  readonly countedAt: SimTime;
}

/** One kind of request among those that a load consists of. */
export interface RequestKind {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly query: string;
  readonly sourceIp: string;
  /** Its share is its weight over the sum of all. */
  readonly weight: number;
}

/** A constant load on a listener. What becomes of it, load balancing knows. */
export interface ListenerLoadRow {
  readonly listenerArn: string;
  readonly requestsPerSecond: number;
  readonly requests: readonly RequestKind[];
}

/** A load that changes with time. What it is now stands with its target group or listener. */
export interface LoadCurveRow {
  /** The ARN of the target group, listener or Classic Load Balancer. */
  readonly goalArn: string;
  readonly curve: LoadCurve;
  /** The load beside the curve: its lowest. */
  readonly requestsPerSecond: number;
  readonly startedAt: SimTime;
  /** The load is so many parts of so many of it: target groups of a service share one. */
  readonly weight: number;
  readonly weights: number;
}

/** Of each host. Who starts is asked for its port again and again at first, and seldom later. */
const PORTS_REMEMBERED = 100;

/** The key of `behaviorPatterns`. */
export const PATTERNS = "*";

/** The key of `costlyImages` and `hungryImages`. */
export const COSTLY = "costly";

export const machines = table<MachineRow>("physics.machines", "instanceId");
export const zones = table<ZoneRow>("physics.zones", "availabilityZone");
export const imageBehaviors = table<ImageBehaviorRow>("physics.imageBehaviors", "image", 500);
export const pulls = table<PullRow>("physics.pulls", "pullId");
export const processes = table<ProcessRow>("physics.processes", "processId");
export const sockets = table<SocketRow>("physics.sockets", "socketId");
export const listenerLoads = table<ListenerLoadRow>("physics.listenerLoads", "listenerArn", 1000);
export const traffic = copiedBy(copyOfTraffic, table("physics.traffic", "targetGroupArn", 1000));
export const loadCurves = table<LoadCurveRow>("physics.loadCurves", "goalArn");

export const machinesByZone = index("byZone", { table: machines, reads: ["availabilityZone"], by: (machine) => machine.availabilityZone });
export const pullsByMachine = index("byMachine", { table: pulls, by: (pull) => pull.instanceId });
/** The behaviours whose image is a pattern, all under one key: the few that must be tried one by one. */
export const behaviorPatterns = index("patterns", {
  table: imageBehaviors,
  by: (behavior) => (behavior.image.includes("*") ? PATTERNS : undefined),
});
/** The behaviours that say what an image uses, all under one key: most accounts have none. */
export const costlyImages = index("costly", { table: imageBehaviors, by: ({ resources }) => (resources ? COSTLY : undefined) });
/** Those that say what it uses of memory: fewer still. */
export const hungryImages = index("hungry", { table: imageBehaviors, reads: ["resources"], by: ({ resources }) => (resources && usesMemory(resources) ? COSTLY : undefined) });
export const processesByMachine = index("byMachine", { table: processes, reads: ["instanceId"], by: (process) => process.instanceId });
export const socketsByProcess = index("byProcess", { table: sockets, reads: ["processId"], by: (socket) => socket.processId });

const usesMemory = ({ baseMemoryMiB, memoryMiBPerRequest, leakMiBPerHour }: ImageResources): boolean => baseMemoryMiB !== undefined || memoryMiBPerRequest !== undefined || leakMiBPerHour !== undefined;

/** Loads turn all the time: one field after another, for a spread that meets rows of every shape takes ten times as long. */
function copyOfTraffic(row: TrafficRow): TrafficRow {
  return {
    targetGroupArn: row.targetGroupArn,
    requestsPerSecond: row.requestsPerSecond,
    targetCount: row.targetCount,
    goodTargetCount: row.goodTargetCount,
    parts: row.parts,
    goodParts: row.goodParts,
    successShare: row.successShare,
    answeredCount: row.answeredCount,
    failedCount: row.failedCount,
    requestMillionths: row.requestMillionths,
    countedAt: row.countedAt,
  };
}

/** The key under which a port of a host stands. Each is made once for all that knock there: a text that was seen before is found without being read. */
export const socketIdOf = (host: string, protocol: "tcp" | "udp", port: number): string => socketIdsOn(host)[protocol](port);

const socketIdsOn = rememberedText((host) => ({
  tcp: rememberedText((port: number) => `${host}/tcp/${port}`, PORTS_REMEMBERED),
  udp: rememberedText((port: number) => `${host}/udp/${port}`, PORTS_REMEMBERED),
}));
