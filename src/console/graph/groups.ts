import { useMemo } from "react";
import { by } from "../../lib/compare.ts";
import type { Rows } from "../../bridge/protocol.ts";
import { type Replica, useReplica } from "../store/replica.ts";
import { type TaskKind, taskKinds } from "../store/taskKinds.ts";
import { cardOf } from "./things.ts";
import { grouping } from "./grouping.ts";

type Task = Rows["ecs.tasks"];
type Target = Rows["elbv2.targets"];
type Deployment = Rows["ecs.deployments"];
type Listener = Rows["elbv2.listeners"];

const byInstance = grouping<"ecs.tasks">(cardOf);
const byService = grouping<"ecs.tasks">((task) => (task.lastStatus === "STOPPED" ? null : task.serviceArn));
const kinds = taskKinds();
const byGroup = grouping<"elbv2.targets">((target) => target.targetGroupArn);
const byMachine = grouping<"elbv2.targets">((target) => target.targetId);
const deployments = grouping<"ecs.deployments">((row) => (row.status === "INACTIVE" ? null : row.serviceArn));
const listeners = grouping<"elbv2.listeners">((listener) => listener.loadBalancerArn);

/** Tasks of an instance, also those that stopped and can still be described, as the table has them. */
export const tasksOnInstance = (state: Replica, arn: string): readonly Task[] => byInstance(state.tables["ecs.tasks"], arn);

/** Tasks of a service that have not stopped. */
export const tasksOfService = (state: Replica, arn: string): readonly Task[] => byService(state.tables["ecs.tasks"], arn);

/** The same counted by kind. */
export const useTaskKinds = (arn: string): readonly TaskKind[] => useReplica(({ tables }) => kinds(tables["ecs.tasks"], arn));

export const targetsOfGroup = (state: Replica, arn: string): readonly Target[] => byGroup(state.tables["elbv2.targets"], arn);

export const targetsOnMachine = (state: Replica, id: string): readonly Target[] => byMachine(state.tables["elbv2.targets"], id);

/** Deployments of a service that are not INACTIVE. */
export const deploymentsOf = (state: Replica, arn: string): readonly Deployment[] =>
  deployments(state.tables["ecs.deployments"], arn);

export const listenersOf = (state: Replica, arn: string): readonly Listener[] =>
  listeners(state.tables["elbv2.listeners"], arn);

export const useTasksOnInstance = (arn: string): readonly Task[] => useReplica((state) => tasksOnInstance(state, arn));
export const useTasksOfService = (arn: string): readonly Task[] => useReplica((state) => tasksOfService(state, arn));
export const useTargetsOfGroup = (arn: string): readonly Target[] => useReplica((state) => targetsOfGroup(state, arn));
export const useTargetsOnMachine = (id: string): readonly Target[] => useReplica((state) => targetsOnMachine(state, id));
export const useDeploymentsOf = (arn: string): readonly Deployment[] => useReplica((state) => deploymentsOf(state, arn));
/** By port, as their edges leave the card. */
export function useListenersInOrder(arn: string): readonly Listener[] {
  const rows = useReplica((state) => listenersOf(state, arn));
  return useMemo(() => rows.toSorted(by((row) => row.port, (row) => row.listenerArn)), [rows]);
}

/** In order of creation, so that nothing changes its place while others come and go. */
export const oldestFirst = by<Task>((task) => task.createdAt, (task) => task.taskArn);
