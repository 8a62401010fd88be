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

const IDS = ["loadBalancersFixed", "oneTargetGroup", "serviceRole", "bothHundred", "noZoneRebalancing", "rollingOnly"] as const;

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
];
