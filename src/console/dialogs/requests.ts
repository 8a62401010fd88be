import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { Answer, Call } from "../../bridge/protocol.ts";
import type { PendingRevision } from "../store/pendingRevision.ts";
import type { Template } from "./template/templateDraft.ts";

/** A form or a question, with what is already known of its answers. */
export type DialogRequest =
  | CreateServiceRequest
  | RunTaskRequest
  | { readonly kind: "startTask"; readonly containerInstanceArn: string; readonly taskDefinitionArn: string | null }
  | RunInstancesRequest
  | PublishRequest
  | RuleRequest
  | ListenerRequest
  | AttributesRequest
  | HealthCheckRequest
  | ClassicRequest
  | { readonly kind: "attachService"; readonly serviceArn: string; readonly targetGroupArn: string }
  | { readonly kind: "updateService"; readonly serviceArn: string; readonly taskDefinitionArn?: string; readonly revision?: PendingRevision }
  | { readonly kind: "codeDeploy"; readonly serviceArn: string; readonly taskDefinitionArn?: string; readonly revision?: PendingRevision }
  | { readonly kind: "taskSet"; readonly serviceArn: string; readonly taskDefinitionArn?: string; readonly revision?: PendingRevision }
  /** A target group, a Classic Load Balancer or a listener; null: to be chosen. */
  | { readonly kind: "traffic"; readonly goalArn: string | null }
  | { readonly kind: "serviceTraffic"; readonly serviceArn: string; readonly loadKey?: string }
  /** null: a new one. */
  | { readonly kind: "queue"; readonly serviceArn: string; readonly queueName: string | null }
  | { readonly kind: "autoScaling"; readonly serviceArn: string }
  | { readonly kind: "autoScalingGroup"; readonly clusterName: string | null; readonly instanceType: string | null; readonly availabilityZone: string | null }
  /** Without a provider one is made, over a group that may be given. */
  | { readonly kind: "capacityProvider"; readonly providerArn: string | null; readonly groupName: string | null }
  /** Without a provider one is made. */
  | { readonly kind: "managedInstances"; readonly clusterArn: string; readonly providerArn: string | null }
  | { readonly kind: "clusterProviders"; readonly clusterArn: string }
  | { readonly kind: "loops"; readonly serviceArn: string }
  /** null: a new one, by the backlog of a queue if one is named. */
  | { readonly kind: "scalingPolicy"; readonly serviceArn: string; readonly policyName: string | null; readonly queueName?: string }
  | { readonly kind: "scheduledScaling"; readonly serviceArn: string; readonly actionName: string | null }
  | { readonly kind: "instanceRefresh"; readonly groupName: string }
  | { readonly kind: "groupSchedule"; readonly groupName: string; readonly actionName: string | null }
  | { readonly kind: "ways"; readonly serviceArn: string; readonly revision?: string }
  | CreateClusterRequest
  | ConfirmRequest
  | { readonly kind: "refused"; readonly call: Call; readonly answer: Answer & { readonly ok: false } };

export interface CreateClusterRequest {
  readonly kind: "createCluster";
  /** What it is to stand on; nothing, when nothing is said. */
  readonly template?: Template;
}

export interface CreateServiceRequest {
  readonly kind: "createService";
  readonly clusterArn: string;
  /** null: to be chosen. */
  readonly taskDefinitionArn: string | null;
  readonly desiredCount: number;
  readonly targetGroupArn: string | null;
  /** It was dropped on this instance, so one task there may be what is meant. */
  readonly containerInstanceArn: string | null;
  /** What was held stood for this revision of it. */
  readonly revision?: PendingRevision;
}

export interface RunTaskRequest {
  readonly kind: "runTask";
  /** null: to be chosen. */
  readonly clusterArn: string | null;
  readonly taskDefinitionArn: string | null;
}

export interface RunInstancesRequest {
  readonly kind: "runInstances";
  /** null: to be chosen. */
  readonly instanceType: string | null;
  readonly availabilityZone: string | null;
  /** The cluster the user data names; null: none. */
  readonly clusterName: string | null;
}

/** Everything that leads requests to tasks; what is null is made by the form. */
export interface PublishRequest {
  readonly kind: "publish";
  /** Which part the person asked for; the form leaves out what is not needed for it. */
  readonly wanted: "loadBalancer" | "listener" | "targetGroup";
  readonly loadBalancerArn: string | null;
  readonly targetGroupArn: string | null;
  /** The service that is to register its tasks. */
  readonly serviceArn: string | null;
}

/** A rule of a listener: a new one, or changes of one that is there. */
export interface RuleRequest {
  readonly kind: "rule";
  readonly listenerArn: string;
  /** null: a new one. */
  readonly ruleArn: string | null;
  /** Where a new one is to lead; null: to be chosen. */
  readonly targetGroupArn: string | null;
}

/** A listener of a load balancer: a new one, or changes of one that is there. */
export interface ListenerRequest {
  readonly kind: "listener";
  readonly loadBalancerArn: string;
  /** null: a new one. */
  readonly listenerArn: string | null;
}

export interface AttributesRequest {
  readonly kind: "attributes";
  readonly of: "loadBalancer" | "targetGroup";
  readonly arn: string;
}

export interface HealthCheckRequest {
  readonly kind: "healthCheck";
  readonly targetGroupArn: string;
}

/** What is set of a Classic Load Balancer. */
export interface ClassicRequest {
  readonly kind: "classicListener" | "classicHealthCheck" | "classicAttributes";
  readonly loadBalancerArn: string;
}

export interface ConfirmRequest {
  readonly kind: "confirm";
  /** A question: "Terminate i-0a41?" */
  readonly title: string;
  /** What happens, and that it can be undone. */
  readonly sentence: string;
  /** The verb on the button. */
  readonly verb: string;
  readonly calls: readonly Call[];
}

const dialogs = createStore<{ readonly request: DialogRequest | null }>(() => ({ request: null }));

/** Opens a form or asks a question. One at a time: a new one takes the place of the one that is open. */
export function openDialog(request: DialogRequest): void {
  dialogs.setState({ request });
}

export function closeDialog(): void {
  dialogs.setState({ request: null });
}

export function useDialogRequest(): DialogRequest | null {
  return useStore(dialogs, (state) => state.request);
}

/** Forms about placement leave the map in view: they stand beside it, so many pixels wide. */
export const SHEET_WIDTH = 460;

const SHEETS: ReadonlySet<DialogRequest["kind"]> = new Set(["createService", "updateService", "codeDeploy", "taskSet", "runTask", "startTask"]);

/** What the open form takes from the page's width. */
export function useSheetWidth(): number {
  return useStore(dialogs, ({ request }) => (request !== null && SHEETS.has(request.kind) ? SHEET_WIDTH : 0));
}
