import type { Call } from "../aws/generated/api.ts";
import type { LogLine } from "../engine/kernel/event.ts";
import type { Answer } from "../engine/kernel/operation.ts";
import type * as physics from "../engine/physics/tables.ts";
import type * as scaling from "../engine/services/applicationautoscaling/tables.ts";
import type { AutoScalingGroupRow, GroupInstanceRow } from "../engine/services/autoscaling/tables.ts";
import type { PredictivePolicyRow } from "../engine/services/applicationautoscaling/predictive/tables.ts";
import type { AlarmRow } from "../engine/services/cloudwatch/tables.ts";
import type { MetricDelayRow } from "../engine/services/cloudwatch/metrics/tables.ts";
import type * as codedeploy from "../engine/services/codedeploy/tables.ts";
import type { LaunchTemplateRow } from "../engine/services/ec2/launchTemplates/tables.ts";
import type * as routing from "../engine/services/ec2/routing/tables.ts";
import type { CpuCreditsRow } from "../engine/services/ec2/credits/tables.ts";
import type * as ec2 from "../engine/services/ec2/tables.ts";
import type { Plan, PlanRequest } from "../engine/session/plan.ts";
import type { BusEvent } from "../engine/services/ecs/eventBridge/delivered.ts";
import type { PlacementExplanation } from "../engine/services/ecs/placement/explanation.ts";
import type { Headroom } from "../engine/services/ecs/placement/headroom.ts";
import type { StopExplanation } from "../engine/services/ecs/processes/stopExplanation.ts";
import type { ScaleInVerdict } from "../engine/services/ecs/processes/victimsTold.ts";
import type { Bill } from "../engine/session/bill/bill.ts";
import type { Rehearsal, Rehearsals, RehearsalRequest, RehearsalsRequest } from "../engine/session/rehearsal/rehearsal.ts";
import type { NetworkLens } from "../engine/session/lens/lens.ts";
import type { HeadroomRequest } from "../engine/session/questions.ts";
import type { ScalingAnswer, ScalingAnswers, ScalingQuestion } from "../engine/session/scaling/scalingQuestions.ts";
import type { ResolverAnswer, ResolverRequest } from "../engine/session/resolver/askResolver.ts";
import type { Walk, WalkRequest } from "../engine/session/walk/walk.ts";
import type { WayOut } from "../engine/session/walk/walkOut.ts";
import type { ConnectRow, SightRow } from "../engine/services/ecs/connect/tables.ts";
import type { ServiceFlowRow, ServiceLoadRow } from "../engine/services/ecs/flows/tables.ts";
import type { QueueRow } from "../engine/services/ecs/load/tables.ts";
import type { ServiceDeploymentRow } from "../engine/services/ecs/serviceDeployments/table.ts";
import type { CapacityProviderRow, ClusterOptionsRow } from "../engine/services/ecs/lateTables.ts";
import type { LaunchedInstanceRow } from "../engine/services/ecs/capacityProviders/tables.ts";
import type { RollingPauseRow } from "../engine/services/ecs/rollouts/pause/table.ts";
import type { PassedStagesRow, TrafficShiftRow } from "../engine/services/ecs/rollouts/shift/table.ts";
import type { AlarmWatchRow, BreakerRow, OptionsRow } from "../engine/services/ecs/rollouts/tables.ts";
import type * as ecs from "../engine/services/ecs/tables.ts";
import type { TaskSetRow } from "../engine/services/ecs/taskSets/table.ts";
import type { RuleSetRow } from "../engine/services/era/tables.ts";
import type * as elb from "../engine/services/elb/tables.ts";
import type * as elbv2 from "../engine/services/elbv2/tables.ts";
import type { RightsExplanation, RightsRequest } from "../engine/services/iam/decide/explainRights.ts";
import type * as iam from "../engine/services/iam/tables.ts";
import type { LogGroupRow } from "../engine/services/logs/tables.ts";
import type { NamespaceRow } from "../engine/services/servicediscovery/tables.ts";
import type { Scenario } from "../engine/session/scenario.ts";
import type { SessionFile } from "../engine/session/sessionFile.ts";

/** The tables the page sees, with the type of their rows. */
export interface Rows {
  "ec2.vpcs": ec2.VpcRow;
  "ec2.subnets": ec2.SubnetRow;
  "ec2.securityGroups": ec2.SecurityGroupRow;
  "ec2.instances": ec2.InstanceRow;
  "ec2.cpuCredits": CpuCreditsRow;
  "ec2.routeTables": routing.RouteTableRow;
  "ec2.routeTableAssociations": routing.RouteTableAssociationRow;
  "ec2.internetGateways": routing.InternetGatewayRow;
  "ec2.natGateways": routing.NatGatewayRow;
  "ec2.vpcEndpoints": routing.VpcEndpointRow;
  "ec2.launchTemplates": LaunchTemplateRow;
  "application-autoscaling.targets": scaling.ScalableTargetRow;
  "application-autoscaling.policies": scaling.ScalingPolicyRow;
  "application-autoscaling.activities": scaling.ScalingActivityRow;
  "application-autoscaling.scheduledActions": scaling.ScheduledActionRow;
  "application-autoscaling.predictive": PredictivePolicyRow;
  "autoscaling.groups": AutoScalingGroupRow;
  "autoscaling.instances": GroupInstanceRow;
  "cloudwatch.alarms": AlarmRow;
  "cloudwatch.metricDelays": MetricDelayRow;
  "codedeploy.applications": codedeploy.ApplicationRow;
  "codedeploy.groups": codedeploy.GroupRow;
  "codedeploy.deployments": codedeploy.DeploymentRow;
  "ecs.clusters": ecs.ClusterRow;
  "ecs.capacityProviders": CapacityProviderRow;
  "ecs.clusterOptions": ClusterOptionsRow;
  "ecs.launchedInstances": LaunchedInstanceRow;
  "ecs.connects": ConnectRow;
  "ecs.connectSights": SightRow;
  "ecs.containerInstances": ecs.ContainerInstanceRow;
  "ecs.taskDefinitions": ecs.TaskDefinitionRow;
  "ecs.services": ecs.ServiceRow;
  "ecs.deployments": ecs.DeploymentRow;
  "ecs.serviceDeployments": ServiceDeploymentRow;
  "ecs.trafficShifts": TrafficShiftRow;
  "ecs.passedStages": PassedStagesRow;
  "ecs.rollingPauses": RollingPauseRow;
  "ecs.deploymentOptions": OptionsRow;
  "ecs.deploymentBreakers": BreakerRow;
  "ecs.deploymentAlarmWatches": AlarmWatchRow;
  "ecs.tasks": ecs.TaskRow;
  "ecs.taskSets": TaskSetRow;
  "ecs.serviceFlows": ServiceFlowRow;
  "ecs.serviceLoads": ServiceLoadRow;
  "ecs.queues": QueueRow;
  "ecs.serviceEvents": ecs.ServiceEventRow;
  "elb.loadBalancers": elb.ClassicBalancerRow;
  "elb.instances": elb.RegisteredInstanceRow;
  "elbv2.loadBalancers": elbv2.LoadBalancerRow;
  "elbv2.listeners": elbv2.ListenerRow;
  "elbv2.rules": elbv2.RuleRow;
  "elbv2.streams": elbv2.StreamRow;
  "elbv2.flows": elbv2.FlowRow;
  "elbv2.targetGroups": elbv2.TargetGroupRow;
  "elbv2.targets": elbv2.TargetRow;
  "era.ruleSets": RuleSetRow;
  "iam.roles": iam.RoleRow;
  "iam.instanceProfiles": iam.InstanceProfileRow;
  "iam.decisions": iam.DecisionRow;
  "logs.groups": LogGroupRow;
  "physics.zones": physics.ZoneRow;
  "physics.machines": physics.MachineRow;
  "physics.imageBehaviors": physics.ImageBehaviorRow;
  "physics.listenerLoads": physics.ListenerLoadRow;
  "physics.traffic": physics.TrafficRow;
  "physics.loadCurves": physics.LoadCurveRow;
  "servicediscovery.namespaces": NamespaceRow;
}

export type TableName = keyof Rows;

/** The same, to go through: what the worker sends and the page keeps. The other tables are the engine's own affair. */
export const PUBLISHED: readonly TableName[] = [
  "ec2.vpcs",
  "ec2.subnets",
  "ec2.securityGroups",
  "ec2.instances",
  "ec2.cpuCredits",
  "ec2.routeTables",
  "ec2.routeTableAssociations",
  "ec2.internetGateways",
  "ec2.natGateways",
  "ec2.vpcEndpoints",
  "ec2.launchTemplates",
  "application-autoscaling.targets",
  "application-autoscaling.policies",
  "application-autoscaling.activities",
  "application-autoscaling.scheduledActions",
  "application-autoscaling.predictive",
  "autoscaling.groups",
  "autoscaling.instances",
  "cloudwatch.alarms",
  "cloudwatch.metricDelays",
  "codedeploy.applications",
  "codedeploy.groups",
  "codedeploy.deployments",
  "ecs.clusters",
  "ecs.capacityProviders",
  "ecs.clusterOptions",
  "ecs.launchedInstances",
  "ecs.connects",
  "ecs.connectSights",
  "ecs.containerInstances",
  "ecs.taskDefinitions",
  "ecs.services",
  "ecs.deployments",
  "ecs.serviceDeployments",
  "ecs.trafficShifts",
  "ecs.passedStages",
  "ecs.rollingPauses",
  "ecs.deploymentOptions",
  "ecs.deploymentBreakers",
  "ecs.deploymentAlarmWatches",
  "ecs.tasks",
  "ecs.taskSets",
  "ecs.serviceFlows",
  "ecs.serviceLoads",
  "ecs.queues",
  "ecs.serviceEvents",
  "elb.loadBalancers",
  "elb.instances",
  "elbv2.loadBalancers",
  "elbv2.listeners",
  "elbv2.rules",
  "elbv2.streams",
  "elbv2.flows",
  "elbv2.targetGroups",
  "elbv2.targets",
  "era.ruleSets",
  "iam.roles",
  "iam.instanceProfiles",
  "iam.decisions",
  "logs.groups",
  "physics.zones",
  "physics.machines",
  "physics.imageBehaviors",
  "physics.listenerLoads",
  "physics.traffic",
  "physics.loadCurves",
  "servicediscovery.namespaces",
];

/** Changed rows of each table; null stands for a row that is gone. */
export type TableChanges = { readonly [T in TableName]?: readonly (readonly [string, Rows[T] | null])[] };

/** How fast simulated time passes, or as fast as the machine can. */
export type Speed = 1 | 10 | 60 | 600 | "max";

/** A way through time, in instants of the session: where it began, and where it is going. */
export interface Journey {
  readonly from: number;
  readonly to: number;
}

/** Where the session stands, apart from its rows. */
export interface SessionStatus {
  readonly title: string;
  readonly seed: number;
  readonly running: boolean;
  readonly speed: Speed;
  /** Where the account is living to at once, as fast as the machine can; null while it keeps its pace. */
  readonly ahead: Journey | null;
  /** The furthest instant simulated: how far the time slider reaches. */
  readonly end: number;
  readonly undoDepth: number;
  readonly redoDepth: number;
  /** Calls in the journal from outside, and of those the ones that lie ahead of the clock. */
  readonly callCount: number;
  readonly callsAhead: number;
  /** Calls of an opened session that these rules refuse and that were passed over. */
  readonly refusedCalls: number;
  /** Steps taken since the beginning. */
  readonly stepCount: number;
  /** Milliseconds the worker spent simulating, for each second that passed. */
  readonly busyMsPerSecond: number;
}

/** From page to worker. `pace`, `step`, `seek`, `ahead`, `stay` change when we look, not what happens. */
export type ToWorker =
  | { readonly type: "open"; readonly id: number; readonly file: SessionFile }
  | { readonly type: "openScenario"; readonly id: number; readonly scenario: Scenario }
  /** A prepared account as it was lived up to where it opens: the text of a LivedSession. */
  | { readonly type: "openLived"; readonly id: number; readonly text: string }
  | { readonly type: "call"; readonly id: number; readonly call: Call }
  | { readonly type: "dryRun"; readonly id: number; readonly call: Call }
  | { readonly type: "plan"; readonly id: number; readonly request: PlanRequest }
  /** Nobody wants the answer to that question any more: what is not known yet need not be thought through. */
  | { readonly type: "forget"; readonly id: number }
  /** Why a task was placed where it is. */
  | { readonly type: "explain"; readonly id: number; readonly taskArn: string }
  /** Why the service scheduler stopped a task, and this one. */
  | { readonly type: "explainStop"; readonly id: number; readonly taskArn: string }
  /** What ECS sent to EventBridge with a line of the log. */
  | { readonly type: "deliver"; readonly id: number; readonly seq: number }
  /** Why a role may do something or not, and what would allow it. */
  | { readonly type: "explainRights"; readonly id: number; readonly request: RightsRequest }
  /** How many more tasks of a kind fit. */
  | { readonly type: "headroom"; readonly id: number; readonly request: HeadroomRequest }
  /** What a request meets on its way to a task. */
  | { readonly type: "walk"; readonly id: number; readonly request: WalkRequest }
  /** What clients are answered who ask for a name. */
  | { readonly type: "resolve"; readonly id: number; readonly request: ResolverRequest }
  /** Who reaches whom. */
  | { readonly type: "lens"; readonly id: number }
  /** What users would see of deployments, all of them from the same moment. It is told again and again until it is over. */
  | { readonly type: "rehearse"; readonly id: number; readonly request: RehearsalsRequest }
  /** What the account costs. */
  | { readonly type: "bill"; readonly id: number }
  /** How services are scaled, and why. */
  | { readonly type: "scaling"; readonly id: number; readonly question: ScalingQuestion }
  /** How an instance gets to ECS and to registries. */
  | { readonly type: "waysOut"; readonly id: number; readonly instanceId: string }
  | { readonly type: "export"; readonly id: number }
  | { readonly type: "pace"; readonly running: boolean; readonly speed: Speed }
  | { readonly type: "step" }
  | { readonly type: "seek"; readonly to: number }
  /** Lives up to an instant as fast as the machine can, and stands still there. What else is asked meanwhile is answered. */
  | { readonly type: "ahead"; readonly to: number }
  /** No further: stands still at the instant that a journey has come to. */
  | { readonly type: "stay" }
  | { readonly type: "undo" }
  | { readonly type: "redo" }
  | { readonly type: "rename"; readonly title: string }
  | { readonly type: "snapshot" };

/** What changed in the world between two revisions of the page's copy. */
export interface Delta {
  readonly type: "delta";
  /** The revision this applies to; 0 replaces everything. */
  readonly from: number;
  readonly to: number;
  readonly now: number;
  readonly digest: string;
  readonly tables: TableChanges;
  /** New lines of the log; after a jump (`from` 0) all that are kept. */
  readonly log: readonly LogLine[];
  readonly status: SessionStatus;
}

/** A bug in the simulation: what broke, and the session that shows it again. */
export interface Crash {
  readonly type: "crash";
  readonly message: string;
  readonly at: number;
  readonly file: SessionFile;
}

/** How far a long replay has come. */
export interface Progress extends Journey {
  readonly type: "progress";
  readonly at: number;
}

/** From worker to page. */
export type FromWorker =
  | Delta
  | Crash
  | Progress
  | { readonly type: "answer"; readonly id: number; readonly answer: Answer }
  | { readonly type: "planned"; readonly id: number; readonly plan: Plan }
  /** null: the task is unknown. */
  | { readonly type: "explained"; readonly id: number; readonly explanation: PlacementExplanation | null }
  /** null: the task is unknown, or it was not the service scheduler that stopped it. */
  | { readonly type: "stopExplained"; readonly id: number; readonly explanation: StopExplanation | null }
  /** null: the line is forgotten. */
  | { readonly type: "delivered"; readonly id: number; readonly events: readonly BusEvent[] | null }
  | { readonly type: "rightsExplained"; readonly id: number; readonly explanation: RightsExplanation }
  /** null: the cluster or the task definition is unknown. */
  | { readonly type: "headroomed"; readonly id: number; readonly headroom: Headroom | null }
  | { readonly type: "lensed"; readonly id: number; readonly lens: NetworkLens }
  | { readonly type: "rehearsed"; readonly id: number; readonly rehearsals: Rehearsals }
  | { readonly type: "billed"; readonly id: number; readonly bill: Bill }
  | { readonly type: "scalingTold"; readonly id: number; readonly answer: ScalingAnswer }
  | { readonly type: "resolved"; readonly id: number; readonly answer: ResolverAnswer }
  /** null: the listener is unknown. */
  | { readonly type: "walked"; readonly id: number; readonly walk: Walk | null }
  | { readonly type: "waysFound"; readonly id: number; readonly ways: readonly WayOut[] }
  | { readonly type: "exported"; readonly id: number; readonly file: SessionFile };

export type { DnsAnswer } from "../engine/services/servicediscovery/resolve.ts";
export type { Answer, Bill, BusEvent, Call, Headroom, HeadroomRequest, LogLine, NetworkLens, Plan, PlanRequest, PlacementExplanation, Rehearsal, Rehearsals, RehearsalRequest, RehearsalsRequest, RightsExplanation, ResolverAnswer, ResolverRequest, RightsRequest, ScalingAnswers, ScalingQuestion, Scenario, SessionFile, ScaleInVerdict, StopExplanation };
export type { AlarmExplained, AlarmLook, Hold, PolicyExplained, ScalingExplanation } from "../engine/services/applicationautoscaling/explain/explanation.ts";
export type { ProviderExplanation, ProviderHold, WaitingExplained } from "../engine/services/ecs/capacityProviders/explain.ts";
export type { Trial } from "../engine/session/scaling/tryPolicies.ts";
export type { Hop as LoopHop, HopKind } from "../engine/session/scaling/loops/hops.ts";
export type { TwoLoops } from "../engine/session/scaling/loops/twoLoops.ts";
export type { WayOut } from "../engine/session/walk/walkOut.ts";
export type { Hop, Repair, Verdict, Walk, WalkRequest } from "../engine/session/walk/walk.ts";
export type { Outcome, PlacementVerdict, PlannedTask, StoppedTask } from "../engine/session/plan.ts";
export type { Stop as NetworkStop, SubnetReach, TargetsReached } from "../engine/session/lens/lens.ts";
export type { CapacityCost, Cost, ServiceCost } from "../engine/session/bill/bill.ts";
export type { TargetState } from "../engine/services/elbv2/tables.ts";
export type { Course } from "../engine/session/plan/course.ts";
export type { ChangeUnit, PlacementChange, Steps } from "../engine/session/plan/change.ts";
export type { TaskNeeds } from "../engine/services/ecs/tables.ts";
export type { InstanceHeadroom, Limit, ZoneHeadroom } from "../engine/services/ecs/placement/headroom.ts";
export type { Comparison, InstanceVerdict, StageLine } from "../engine/services/ecs/placement/explanation.ts";
