/** What a refusal means in plain words, and what to do about it. */
export interface Explanation {
  readonly plain: string;
  readonly fix: string;
}

/** The explanation of a refusal, below AWS's own words; null where those say enough. */
export function explain({ code, message }: { readonly code: string; readonly message: string }): Explanation | null {
  const known = KNOWN.find(([pattern]) => pattern.test(`${code} ${message}`));
  return known === undefined ? null : { plain: known[1], fix: known[2] };
}

/** Pattern over code and message, the plain sentence, the fix. The first that matches counts. */
const KNOWN: readonly (readonly [RegExp, string, string])[] = [
  [/not simulated/i, "AWS has this; ECS Playground cannot carry it out yet.", "Leave it out, or take another way."],
  [
    /maximumPercent and minimumHealthyPercent cannot be 100/,
    "With both at 100 %, ECS may neither stop a task nor start one more, so no deployment could begin.",
    "Lower the minimum or raise the maximum.",
  ],
  [
    /does not have an associated load balancer/,
    "No listener forwards to this target group, so its targets would never be checked.",
    "Add a load balancer in front of it first.",
  ],
  [/was not idempotent/, "The cluster has a service of this name already.", "Take another name, or update that service."],
  [/still Draining/, "A service of this name is being deleted, and its tasks have not stopped yet.", "Wait until they have, or take another name."],
  [/task ?definition is inactive/i, "A deregistered revision starts no new tasks.", "Take a revision that is ACTIVE."],
  [/did not have a container port/, "The container opens another port.", "Choose one of the ports in its portMappings."],
  [/does not exist in the task definition/, "The task definition has no container of that name.", "Choose one of its containers."],
  [/ServiceNotActive/, "The service is being deleted.", "Create it anew once its tasks have stopped."],
  [/ServiceNotFound/, "The service is gone.", "Look at the clock: a later moment may have deleted it."],
  [/ClusterContainsServices/, "Services would lose their cluster.", "Delete its services first."],
  [/ClusterContainsContainerInstances/, "Instances are still registered with it.", "Deregister or terminate them first."],
  [/ClusterContainsTasks/, "Tasks still run in it.", "Stop them first."],
  [/Found running tasks on the instance/, "Tasks still run on the instance.", "Drain it first, or force it."],
  [/^ResourceInUse .*listener/, "A listener still forwards to this target group.", "Delete the listener first."],
  [/^DuplicateListener/, "A load balancer has one listener for each port.", "Take another port."],
  [/^DuplicateLoadBalancerName/, "Names of load balancers are unique in a Region.", "Take another name."],
  [/^DuplicateTargetGroupName/, "Names of target groups are unique in a Region.", "Take another name."],
  [/^TargetGroupAssociationLimit/, "A target group belongs to one load balancer.", "Take another target group, or add a listener to its own load balancer."],
  [/^InsufficientInstanceCapacity/, "The zone is down.", "Take another zone, or bring this one back."],
  [/^VcpuLimitExceeded|^InstanceLimitExceeded/, "The account's quota is used up.", "Terminate instances, or take a smaller type."],
  [/^InsufficientFreeAddressesInSubnet/, "The subnet has no address left.", "Take another zone."],
  [/^RESOURCE:MEMORY/, "The instance has too little memory left for the task.", "Take another instance, or stop a task on it."],
  [/^RESOURCE:CPU/, "The instance has too few CPU units left for the task.", "Take another instance, or stop a task on it."],
  [/^RESOURCE:PORTS/, "A task on the instance holds the host port already.", "Take another instance, or use host port 0."],
  [/^RESOURCE:GPU/, "The instance has too few GPUs left for the task.", "Take another instance, or stop a task that holds one."],
  [/^RESOURCE:ENI/, "The instance has no network interface left for the task.", "Take another instance, stop a task there, or turn on awsvpcTrunking before an instance registers."],
  [/^ATTRIBUTE/, "The instance lacks an attribute that the task definition requires.", "Take an instance that has it."],
  [/^LOCATION/, "The task's subnets are in another Availability Zone than the instance.", "Name a subnet of its zone, or take another instance."],
  [/^AGENT/, "The instance's agent is disconnected, so ECS cannot reach it.", "Connect the agent, or take another instance."],
  [/^(INACTIVE|DRAINING)/, "The instance takes no new tasks.", "Activate it, or take another instance."],
  [/^MISSING/, "ECS knows no such instance.", "Take another instance."],
];
