/** What CodeDeploy does with the task sets of a service. */
export { deleteSet, findSet, primarySetOf, promoteSet, setIdsOf, type SetStanding } from "../taskSets/deployedElsewhere.ts";
export { checkSetCount, makeSet, planSet, type SetPlan } from "../taskSets/make.ts";
export { rolesOfDefinition } from "../roleRules.ts";
export { functionBehaviorOf } from "../rollouts/shift/hooks.ts";
export { stepsOf, type Shift, type Step } from "../rollouts/steps.ts";
/** What targets can do with requests, and what requests take of memory. */
export { tellOfLoad } from "../load/memory.ts";
export { queueMeters } from "../load/queues.ts";
export { serve, type Server } from "../load/queue.ts";
export { cpuUsedOn } from "../load/use.ts";
export { taskServerAt } from "../load/calls.ts";
/** What services send each other is spread anew. */
export { shiftFlows } from "../flows/late.ts";
export { INSIGHTS_NAMESPACE } from "./insightMeters.ts";
export { ecsMeters } from "./meters.ts";
/** What Application Auto Scaling sees of a service, and says in its event stream. */
export { isBeingDeployed, runningCountOf } from "./scaled.ts";
export { writeMessage } from "../events.ts";
