import { call } from "../../../aws/generated/api.ts";
import type { Rows } from "../../../bridge/protocol.ts";
import { clockText, spanText } from "../../../lib/timeText.ts";
import { carryOut } from "../../graph/carryOut.ts";
import { strategyOfService } from "../../dialogs/runsOn.ts";
import { many } from "../../graph/figures.ts";
import { calls } from "../../graph/proposal.ts";
import { isClassic } from "../../graph/things.ts";
import { CompareRevisions } from "../../revisions/CompareRevisions.tsx";
import { comparableServiceRevision, serviceRevisions } from "../../revisions/serviceRevision.ts";
import { nameIn, scalingResourceOf } from "../../store/names.ts";
import type { Replica, Tables } from "../../store/replica.ts";
import { serviceCounts } from "../../store/serviceCounts.ts";
import { onDemand } from "../../ui/onDemand.ts";
import { Stepper } from "../../ui/Stepper.tsx";
import { Block } from "./Block.tsx";
import { ConnectBlock } from "./connect/ConnectBlock.tsx";
import { Watchers } from "./deployment/Watchers.tsx";
import { Fact, Facts } from "./Facts.tsx";
import { ScaledIn } from "./placement/ScaledIn.tsx";
import { LoadOf } from "./load/LoadOf.tsx";
import { RefLink } from "./RefLink.tsx";
import { ServiceRoles } from "./role/ServiceRoles.tsx";
import { Rollout } from "./Rollout.tsx";
import { TargetList } from "./TargetList.tsx";
import { TaskList } from "./TaskList.tsx";
import { Trouble } from "./Trouble.tsx";

export interface ServiceOverviewProps {
  readonly service: Rows["ecs.services"];
  readonly state: Replica;
}

/** A service: what is wanted and what is, how a deployment goes, who answers for it, how it is set up. */
export function ServiceOverview({ service, state }: ServiceOverviewProps) {
  const tasks = [...state.tables["ecs.tasks"].values()].filter((task) => task.serviceArn === service.serviceArn && task.lastStatus !== "STOPPED");
  const { running, pending } = serviceCounts(tasks);
  return (
    <>
      <Block>
        <div className="grid grid-cols-[auto_1fr_1fr]">
          <div className="pr-4">
            <Stepper
              label="Desired tasks"
              size="sm"
              value={service.desiredCount}
              disabled={service.status !== "ACTIVE"}
              onChange={(desiredCount) => scale(service, desiredCount)}
            />
            <span className="block text-xs text-ink-3">desired</span>
          </div>
          <div className="border-l border-line pl-3">
            <Count count={running} name="running" />
          </div>
          <div className="border-l border-line pl-3">
            <Count count={pending} name="pending" />
          </div>
        </div>
        {service.retryAt !== null && service.retryAt > state.now && (
          <p className="mt-2 text-xs text-bad">
            {many(service.startFailuresInARow, "start")} in a row failed. ECS waits longer after each, and tries again in{" "}
            {spanText(service.retryAt - state.now)}.
          </p>
        )}
      </Block>
      <ScalingOf service={service} state={state} />
      <ScaledIn service={service} />
      <Trouble service={service} state={state} />
      <Rollout service={service} state={state} />
      <ShiftOf service={service} state={state} />
      <PauseOf service={service} state={state} />
      {service.deploymentController === "CODE_DEPLOY" && <CodeDeployed service={service} state={state} />}
      <Watchers service={service} state={state} />
      <TargetList targetGroupArns={service.loadBalancers.map((one) => one.targetGroupArn).filter((arn) => !isClassic(arn))} state={state} named />
      <LoadOf goals={service.loadBalancers.map((one) => ({ arn: one.targetGroupArn }))} state={state} />
      <QueuesOf service={service} state={state} />
      <ClassicInstancesOf service={service} tables={state.tables} />
      <ConnectBlock service={service} state={state} />
      <TaskList title="Tasks" tasks={tasks} state={state} />
      <ServiceRevisions service={service} tables={state.tables} />
      <ServiceRoles service={service} tables={state.tables} />
      <Configuration service={service} />
    </>
  );
}

/** What its deployments brought, any two of them beside each other. */
function ServiceRevisions({ service: { serviceArn }, tables }: { readonly service: Rows["ecs.services"]; readonly tables: Tables }) {
  const deployments = serviceRevisions(serviceArn, tables["ecs.deployments"].values());
  const [newest, before] = deployments;
  if (newest === undefined || before === undefined) return null;
  const revisions = deployments.map((one) => ({
    id: one.serviceRevisionArn,
    label: `${nameIn(one.taskDefinitionArn)}, ${clockText(one.createdAt)}`,
    content: comparableServiceRevision(one, tables),
  }));
  return (
    <Block title="Service revisions" aside={many(deployments.length, "revision")}>
      <CompareRevisions revisions={revisions} before={before.serviceRevisionArn} after={newest.serviceRevisionArn} />
    </Block>
  );
}

const TrafficShift = onDemand(() => import("./deployment/TrafficShift.tsx").then((code) => code.TrafficShift));

const CodeDeployed = onDemand(() => import("./deployment/CodeDeployed.tsx").then((code) => code.CodeDeployed));

function ShiftOf({ service, state }: ServiceOverviewProps) {
  const shift = [...state.tables["ecs.trafficShifts"].values()].findLast(({ serviceArn }) => serviceArn === service.serviceArn);
  return shift === undefined ? null : <TrafficShift service={service} state={state} shift={shift} />;
}

const ScalingBlock = onDemand(() => import("./scaling/ScalingBlock.tsx").then((code) => code.ScalingBlock));

function ScalingOf({ service, state }: ServiceOverviewProps) {
  const target = state.tables["application-autoscaling.targets"].get(scalingResourceOf(service));
  return target === undefined ? null : <ScalingBlock target={target} service={service} state={state} />;
}

const QueueBlock = onDemand(() => import("./load/QueueBlock.tsx").then((code) => code.QueueBlock));

function QueuesOf({ service: { serviceArn }, state: { tables, now } }: ServiceOverviewProps) {
  const queues = [...tables["ecs.queues"].values()].filter((queue) => queue.serviceArn === serviceArn);
  return queues.map((queue) => <QueueBlock key={queue.queueName} queue={queue} now={now} />);
}

const RollingPause = onDemand(() => import("./deployment/RollingPause.tsx").then((code) => code.RollingPause));

function PauseOf({ service: { serviceArn }, state }: ServiceOverviewProps) {
  const pause = [...state.tables["ecs.rollingPauses"].values()].findLast((one) => one.serviceArn === serviceArn);
  const isAwaited = pause?.hooks.some(({ status }) => status === "AWAITING_ACTION") === true;
  const deployment = isAwaited ? state.tables["ecs.serviceDeployments"].get(pause.serviceDeploymentArn) : undefined;
  return pause === undefined || deployment?.status !== "IN_PROGRESS" ? null : <RollingPause pause={pause} state={state} />;
}

const ClassicInstances = onDemand(() => import("./ClassicOverview.tsx").then((code) => code.ClassicInstances));

function ClassicInstancesOf({ service, tables }: { readonly service: Rows["ecs.services"]; readonly tables: Tables }) {
  const balancer = service.loadBalancers.flatMap(({ targetGroupArn }) => tables["elb.loadBalancers"].get(targetGroupArn) ?? [])[0];
  return balancer === undefined ? null : <ClassicInstances balancer={balancer} tables={tables} named />;
}

function scale({ clusterArn, serviceName }: Rows["ecs.services"], desiredCount: number): void {
  const input = { cluster: nameIn(clusterArn), service: serviceName, desiredCount };
  void carryOut(calls("", call("ecs", "UpdateService", input)));
}

function Count({ count, name }: { readonly count: number; readonly name: string }) {
  return (
    <div>
      <b className="block text-xl font-semibold tracking-[-.02em]">{count}</b>
      <span className="text-xs text-ink-3">{name}</span>
    </div>
  );
}

function Configuration({ service }: { readonly service: Rows["ecs.services"] }) {
  const [balancer] = service.loadBalancers;
  const strategy = strategyOfService(service);
  return (
    <Block title="Configuration">
      <Facts>
        <Fact name="Task definition">
          {service.taskDefinitionArn === "" ? (
            <span className="text-ink-3">None: no task set is primary</span>
          ) : (
            <RefLink to={{ table: "ecs.taskDefinitions", id: service.taskDefinitionArn }}>{nameIn(service.taskDefinitionArn)}</RefLink>
          )}
        </Fact>
        <Fact name="Cluster">
          <RefLink to={{ table: "ecs.clusters", id: service.clusterArn }}>{nameIn(service.clusterArn)}</RefLink>
        </Fact>
        <Fact name="Scheduling">{service.schedulingStrategy}</Fact>
        <Fact name="Controller">{service.deploymentController}</Fact>
        <Fact name={strategy.length === 0 ? "Launch type" : "Strategy"}>
          {strategy.length === 0 ? service.launchType : strategy.map(({ capacityProvider, base, weight }) => `${capacityProvider}${(base ?? 0) > 0 ? ` base ${base}` : ""} weight ${weight ?? 0}`).join(", ")}
        </Fact>
        <Fact name="Load balancer">
          {balancer === undefined ? (
            <span className="text-ink-3">None</span>
          ) : (
            <>
              <RefLink to={{ table: isClassic(balancer.targetGroupArn) ? "elb.loadBalancers" : "elbv2.targetGroups", id: balancer.targetGroupArn }}>{nameIn(balancer.targetGroupArn)}</RefLink>
              to {balancer.containerName}:{balancer.containerPort}
            </>
          )}
        </Fact>
        <Fact name="Grace period">{service.healthCheckGracePeriodSeconds} s</Fact>
        <Fact name="Zone rebalancing">{service.availabilityZoneRebalancing}</Fact>
        <Fact name="Created">{clockText(service.createdAt)}</Fact>
      </Facts>
    </Block>
  );
}
