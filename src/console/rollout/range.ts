/** Between how many healthy and how many tasks in all a service stays while it is rolled out. */
export interface Range {
  readonly floor: number;
  readonly ceiling: number;
}

export interface RangeSettings {
  readonly desiredCount: number;
  readonly minimumHealthyPercent: number;
  readonly maximumPercent: number;
}

/** ECS API, DeploymentConfiguration: the floor is rounded up, the ceiling down, both of desiredCount. */
export function rangeOf({ desiredCount, minimumHealthyPercent, maximumPercent }: RangeSettings): Range {
  return {
    floor: Math.ceil((desiredCount * minimumHealthyPercent) / 100),
    ceiling: Math.floor((desiredCount * maximumPercent) / 100),
  };
}
