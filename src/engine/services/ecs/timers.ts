import { beat, timer } from "../../kernel/timer.ts";

/**
 * What happens by itself in ECS. Names only: who serves them is bound in index.ts, so that whoever sets a timer need
 * not know. Of one instant, agents act first and the service scheduler looks last, at what has come of it.
 */

/** A task is taken a step further. Subject: taskArn. */
export const advanceTask = timer("ecs.advanceTask", 500);

/** EC2 is done with a step of a task's network interface. Subject: taskArn. */
export const moveInterface = timer("ecs.moveInterface", 490);

/** A container that does not heed SIGTERM is killed. Subject: containerArn. */
export const killContainer = timer("ecs.killContainer", 500);

/** A container's own health check runs. Subject: containerArn. */
export const checkContainer = beat("ecs.checkContainer", 510);

/** A dependency has not come to what its dependents wait for. Subject: containerArn. */
export const startTimesOut = timer("ecs.startTimesOut", 520);

/** A task is spared from scale-in and deployments no longer. Subject: taskArn. */
export const protectionEnds = timer("ecs.protectionEnds", 690);

/** There may be an instance for tasks that wait for one. Subject: clusterArn. */
export const waitingTasksLook = timer("ecs.waitingTasksLook", 695);

/** A task has waited long enough for an instance. Subject: taskArn. */
export const waitEnds = timer("ecs.waitEnds", 696);

/** ECS does what an alarm of the policy asks for by which it scales a group. Subject: capacityProviderArn. */
export const groupScales = timer("ecs.groupScales", 690);

/** ECS looks whether the last task of an instance has stopped that is to be terminated. Subject: the EC2 instance's id. */
export const instanceDrains = timer("ecs.instanceDrains", 697);

/** ECS looks at the instances that it launches for a capacity provider. Subject: capacityProviderArn. */
export const managedFleetLooks = timer("ecs.managedFleetLooks", 699);

/** AWS retires what is under a task on Fargate. Subject: taskArn. */
export const taskRetires = timer("ecs.taskRetires", 698);

/** What ECS has in the groups of a cluster's capacity providers is there. Subject: clusterArn. */
export const attachmentsSettle = timer("ecs.attachmentsSettle", 880);

/** A stopped task can no longer be described. Subject: taskArn. */
export const forgetTask = timer("ecs.forgetTask", 900);

/** A client token may be used again. Subject: the token's key. */
export const forgetToken = timer("ecs.forgetToken", 900);

/** The service scheduler looks after a service. Subject: serviceArn. */
export const reconcileService = timer("ecs.reconcileService", 700);

/** A service that was deleted can no longer be described. Subject: serviceArn. */
export const forgetService = timer("ecs.forgetService", 900);

/** The agent's process starts and registers its instance. Subject: the EC2 instance's id. */
export const agentStarts = timer("ecs.agentStarts", 400);

/** An agent's connection to ECS opens. Subject: the EC2 instance's id. */
export const agentConnects = timer("ecs.agentConnects", 410);

/** The trunk network interface of a container instance has been attached. Subject: containerInstanceArn. */
export const trunkAttaches = timer("ecs.trunkAttaches", 405);

/** ECS counts an agent as disconnected that it no longer hears. Subject: the EC2 instance's id. */
export const silenceIsNoticed = timer("ecs.silenceIsNoticed", 420);

/** A container instance that was deregistered can no longer be described. Subject: containerInstanceArn. */
export const forgetContainerInstance = timer("ecs.forgetContainerInstance", 900);

/** A cluster that was deleted can no longer be described. Subject: clusterArn. */
export const forgetCluster = timer("ecs.forgetCluster", 900);

/** A task definition that shall be deleted goes when nothing uses it. Subject: taskDefinitionArn. */
export const purgeTaskDefinition = timer("ecs.purgeTaskDefinition", 900);

/** A capacity provider that shall be deleted is gone. Subject: capacityProviderArn. */
export const capacityProviderGoes = timer("ecs.capacityProviderGoes", 890);

/** A capacity provider that was deleted can no longer be described. Subject: capacityProviderArn. */
export const forgetCapacityProvider = timer("ecs.forgetCapacityProvider", 900);
