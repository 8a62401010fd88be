import type { LoadBalancer } from "../../../../aws/generated/ecs.ts";
import { assert } from "../../../../lib/assert.ts";
import type { View } from "../../../kernel/context.ts";
import { classicNameIn } from "../../elb/contract.ts";
import type { EventKey } from "../events.ts";
import { asGiven } from "../rollouts/shift/sides.ts";
import type { ServiceLoadBalancer, TaskDefinitionRow } from "../tables.ts";

/** Why ECS refuses the Classic Load Balancer of a service; undefined: it does not. It comes with the code of these. */
export type ProblemOfClassic = (view: View, given: readonly LoadBalancer[], taskDefinition: TaskDefinitionRow) => string | undefined;

let provided: ProblemOfClassic | undefined;

/** Hands in the code. A session with such a service must not be opened before. */
export function provideClassic(problemOf: ProblemOfClassic): void {
  provided = problemOf;
}

/** The code, in a session that was not opened before it came. */
export function classicProblem(): ProblemOfClassic {
  assert(provided !== undefined, "the code of services behind Classic Load Balancers was not handed in");
  return provided;
}

/** Whether a call needs it. A service may name a load balancer that there is not. */
export const needsClassic = ({ service, input }: { readonly service: string; readonly input: unknown }): boolean =>
  service === "elb" || (service === "ecs" && JSON.stringify(input)?.includes(`"loadBalancerName"`));

/** Load balancers as ECS describes them. */
export const describeBalancers = (rows: readonly ServiceLoadBalancer[]): readonly LoadBalancer[] =>
  asGiven(rows).map(({ targetGroupArn, ...container }) => {
    const loadBalancerName = classicNameIn(targetGroupArn);
    return loadBalancerName === undefined ? { targetGroupArn, ...container } : { loadBalancerName, ...container };
  });

/** `(target-group …)` or `(elb …)`, as events and reasons name where a task is registered. */
export const balancerInWords = (arn: string): string => {
  const name = classicNameIn(arn);
  return name === undefined ? `(target-group ${arn})` : `(elb ${name})`;
};

const CLASSIC_EVENTS = {
  registered: "registeredInstances",
  deregistered: "deregisteredInstances",
  registrationFailed: "instanceRegistrationFailed",
  deregistrationFailed: "instanceDeregistrationFailed",
} as const;

/** The event that tells of a target group's targets, or of a Classic Load Balancer's instances, and where they are. */
export function balancerEvent(key: keyof typeof CLASSIC_EVENTS, arn: string): readonly [EventKey, { readonly targetGroupArn: string } | { readonly loadBalancer: string }] {
  const loadBalancer = classicNameIn(arn);
  return loadBalancer === undefined ? [key, { targetGroupArn: arn }] : [CLASSIC_EVENTS[key], { loadBalancer }];
}
