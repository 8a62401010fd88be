import { call } from "../../aws/generated/api.ts";
import type { Rows } from "../../bridge/protocol.ts";
import { behaviorOf, changedResources } from "../store/behavior.ts";
import type { Tables } from "../store/replica.ts";
import { offer, type Offer } from "./offer.ts";
import { calls } from "./proposal.ts";
import { rowOf } from "./things.ts";

const SPIKE_SECONDS = 300;
const SPIKE_TIMES = 10;

/** A leak that fills the memory of a container six times in an hour. */
const LEAKS_AN_HOUR = 6;

/** What may befall a service: many more users for a while, a program that forgets to give memory back, and a CloudWatch that is late. */
export function troubleOffers({ loadBalancers, taskDefinitionArn }: Rows["ecs.services"], tables: Tables): readonly Offer[] {
  return [...loadBalancers.slice(0, 1).flatMap(({ targetGroupArn }) => spikeOf(targetGroupArn, tables)), ...leakOf(taskDefinitionArn, tables), delayOfMetrics(tables)];
}

/** Two minutes: what scales by three datapoints still sees three of the five that it looks at. */
const LATE_SECONDS = 120;

/** CloudWatch is one for all: its datapoints come later, or in time again. */
export function delayOfMetrics(tables: Tables): Offer {
  const isLate = tables["cloudwatch.metricDelays"].has("*");
  return offer(isLate ? "Let metrics come in time" : "Delay all metrics by 2 min", "SetMetricDelay", calls("", call("physics", "SetMetricDelay", { delaySeconds: isLate ? 0 : LATE_SECONDS })));
}

function spikeOf(targetGroupArn: string, tables: Tables): readonly Offer[] {
  const followed = tables["physics.loadCurves"].get(targetGroupArn);
  // One spike may come after another; what somebody drew stays.
  if (followed !== undefined && followed.curve.shape !== "spike") return [];
  const { requestsPerSecond } = followed ?? tables["physics.traffic"].get(targetGroupArn) ?? { requestsPerSecond: 0 };
  if (requestsPerSecond === 0) return [];
  const curve = { shape: "spike", peakRequestsPerSecond: Math.min(1_000_000, requestsPerSecond * SPIKE_TIMES), seconds: SPIKE_SECONDS } as const;
  return [offer("Send a spike of traffic", "PutTraffic", calls("", call("physics", "PutTraffic", { targetGroupArn, requestsPerSecond, curve })))];
}

function leakOf(taskDefinitionArn: string, tables: Tables): readonly Offer[] {
  const definition = rowOf(tables, "ecs.taskDefinitions", taskDefinitionArn)?.definition;
  const leaking = definition?.containerDefinitions?.find(({ essential }) => essential !== false);
  const memory = leaking?.memory ?? Number(definition?.memory ?? 0);
  if (leaking?.image === undefined || memory === 0) return [];
  const behavior = behaviorOf(tables["physics.imageBehaviors"], leaking.image);
  const leaks = (behavior?.resources?.leakMiBPerHour ?? 0) > 0;
  const changed = changedResources(leaking.image, behavior, "leakMiBPerHour", leaks ? null : Math.round(memory * LEAKS_AN_HOUR));
  return [offer(leaks ? "Stop the memory leak" : "Let it leak memory", "PutImageBehavior", calls("", call("physics", "PutImageBehavior", changed)))];
}
