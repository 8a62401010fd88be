/** A rule that has changed since 2019. */
export interface Switch {
  readonly id: SwitchId;
  /** The rule in classic times, and today's. */
  readonly classic: string;
  readonly current: string;
  /** When AWS changed it, to the day or the month. */
  readonly since: string;
  readonly source: string;
}

export type SwitchId = (typeof IDS)[number];

const IDS = ["loadBalancersFixed", "oneTargetGroup", "serviceRole", "bothHundred", "noZoneRebalancing", "rollingOnly", "tenFailures", "runningResets", "shortBackoff", "runningIsHealthy", "noServiceDeployments"] as const;

/** Every rule that the rule sets differ in, and nothing else does. */
export const SWITCHES: readonly Switch[] = [
  {
    id: "loadBalancersFixed",
    classic: "A service gets its load balancers when it is created, and keeps them.",
    current: "UpdateService adds, changes and removes load balancers.",
    since: "2022-03",
    source: "AWS announcement, March 2022; aws/containers-roadmap#712",
  },
  {
    id: "oneTargetGroup",
    classic: "A service has one target group or Classic Load Balancer.",
    current: "A service has up to five target groups.",
    since: "2019-07-30",
    source: "ECS developer guide, document history",
  },
  {
    id: "serviceRole",
    classic: "ECS needs a role that a person names, ecsServiceRole, to register targets.",
    current: "ECS uses its service-linked role, AWSServiceRoleForECS.",
    since: "2018-07",
    source: "ECS developer guide, service scheduler IAM role",
  },
  {
    id: "bothHundred",
    classic: "minimumHealthyPercent and maximumPercent may both be 100, and then no deployment moves.",
    current: "Both at 100 are refused.",
    since: "2024",
    source: "Observed by third parties; the date is assumed",
  },
  {
    id: "noZoneRebalancing",
    classic: "Zones are balanced when tasks are placed, never after.",
    current: "New services keep their zones balanced unless they say otherwise.",
    since: "2025-09",
    source: "ECS developer guide, Balancing an Amazon ECS service across Availability Zones",
  },
  {
    id: "rollingOnly",
    classic: "ECS deploys rolling.",
    current: "ECS moves traffic as well: BLUE_GREEN, LINEAR and CANARY.",
    since: "2025-07-17",
    source: "AWS announcement",
  },
  {
    id: "tenFailures",
    classic: "The deployment circuit breaker acts at 10 failures at the earliest.",
    current: "It acts at 3 at the earliest.",
    since: "2024-01",
    source: "ECS developer guide, How the Amazon ECS deployment circuit breaker detects failures",
  },
  {
    id: "runningResets",
    classic: "A task that comes to RUNNING resets the circuit breaker's count, even if it exits at once: such a deployment goes on for ever.",
    current: "A task that stops before it was healthy counts as failed.",
    since: "2021-12-16",
    source: "aws/containers-roadmap#1206; without a health check the rule of today is assumed",
  },
  {
    id: "shortBackoff",
    classic: "Tasks that never start are tried again after 15 minutes at the latest.",
    current: "They are tried again after 27 minutes at the latest.",
    since: "2024",
    source: "ECS developer guide, Service throttle logic; the date is assumed",
  },
  {
    id: "runningIsHealthy",
    classic: "A task that nothing checks is healthy as soon as it is RUNNING.",
    current: "It is healthy once it has been RUNNING for 40 seconds.",
    since: "2024",
    source: "ECS API reference, DeploymentConfiguration; the date is assumed",
  },
  {
    id: "noServiceDeployments",
    classic: "A deployment is ended by the next one only.",
    current: "Service deployments and revisions can be listed, described, stopped and continued.",
    since: "2024-10-25",
    source: "AWS announcement; StopServiceDeployment followed in 2025",
  },
];
