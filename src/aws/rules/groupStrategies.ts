/** By which an Auto Scaling group chooses what it terminates, functions of one's own apart. */
export const TERMINATION_POLICIES: ReadonlySet<string> = new Set(["Default", "OldestInstance", "NewestInstance", "OldestLaunchTemplate", "OldestLaunchConfiguration", "AllocationStrategy", "ClosestToNextInstanceHour"]);

/** By which it chooses among types: for On-Demand Instances, and for Spot Instances. */
export const ON_DEMAND_STRATEGIES: ReadonlySet<string> = new Set(["prioritized", "lowest-price"]);
export const SPOT_STRATEGIES: ReadonlySet<string> = new Set(["lowest-price", "capacity-optimized", "capacity-optimized-prioritized", "price-capacity-optimized"]);
