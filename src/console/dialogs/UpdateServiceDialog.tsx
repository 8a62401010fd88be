import { useState } from "react";
import { call } from "../../aws/generated/api.ts";
import type { LoadBalancer } from "../../aws/generated/ecs.ts";
import type { Call, Rows } from "../../bridge/protocol.ts";
import { sameJson } from "../../lib/sameJson.ts";
import { type PlacementDraft, placementDraftOf, placementOf, withConstraints } from "../placement/placementDraft.ts";
import { RangePlan } from "../rollout/RangePlan.tsx";
import { nameIn, revisionIn } from "../store/names.ts";
import { askedFor, type PendingRevision } from "../store/pendingRevision.ts";
import { tablesNow, useRow, useTable } from "../store/replica.ts";
import { serviceHue } from "../store/serviceHue.ts";
import { Checkbox } from "../ui/Checkbox.tsx";
import { FieldError } from "../ui/Field.tsx";
import { NumberInput } from "../ui/NumberInput.tsx";
import { Select } from "../ui/Select.tsx";
import { StrategyFields } from "./capacity/StrategyFields.tsx";
import { type StrategyRow, strategyOf } from "./capacity/strategyDraft.ts";
import { asksToMove, withStrategy } from "./capacityMove.ts";
import { providersFor, runsOnBy, strategyOfService } from "./runsOn.ts";
import { isBySets } from "../../aws/rules/bySets.ts";
import { BalancingFields, loadBalancersOf, useBalancing } from "./BalancingFields.tsx";
import { definitionChoices, NO_GROUP, portsOf } from "./choices.ts";
import { connectChangeOf, type ConnectDraft, connectDraftOf } from "./connectDraft.ts";
import { ConnectFields } from "./ConnectFields.tsx";
import { detectionChange, type DetectionDraft, detectionDraftOf } from "./detectionDraft.ts";
import { DetectionFields } from "./DetectionFields.tsx";
import { errorAt, FormDialog, stepsFor } from "./FormDialog.tsx";
import { hasNetwork, type NetworkDraft, networkDraftFor, networkOf } from "./networkDraft.ts";
import { NetworkFields } from "./NetworkFields.tsx";
import { UpdateOutcome } from "./UpdateOutcome.tsx";
import { PercentFields } from "./PercentFields.tsx";
import { PlacementFields } from "./PlacementFields.tsx";
import type { DialogRequest } from "./requests.ts";
import { RevisionNotice } from "./RevisionNotice.tsx";
import { Section } from "./Section.tsx";
import { after } from "./serviceRole.ts";
import { movedBalancing } from "./shift/movedBalancing.ts";
import { routingDraftOf } from "./shift/routingDraft.ts";
import { RoutingFields, useRouting } from "./shift/RoutingFields.tsx";
import { type ShiftDraft, shiftChange, shiftDraftOf } from "./shift/shiftDraft.ts";
import { ShiftFields } from "./shift/ShiftFields.tsx";
import { type Submission, useSubmission } from "./useSubmission.ts";

type ServiceRow = Rows["ecs.services"];

interface Draft {
  readonly taskDefinitionArn: string;
  readonly revision: PendingRevision | null;
  readonly desiredCount: number | null;
  readonly minimumHealthyPercent: number | null;
  readonly maximumPercent: number | null;
  readonly shift: ShiftDraft;
  readonly detection: DetectionDraft;
  readonly isRebalanced: boolean;
  readonly placement: PlacementDraft;
  /** Empty: its launch type. */
  readonly strategy: readonly StrategyRow[];
  /** Another strategy moves the tasks that run as well. */
  readonly movesTasks: boolean;
  readonly network: NetworkDraft;
  readonly connect: ConnectDraft;
}

/** Changes a service: its revision, its count, where its tasks go, the range it moves in. Only what was changed is sent. */
export function UpdateServiceDialog({ serviceArn, taskDefinitionArn, revision }: DialogRequest & { readonly kind: "updateService" }) {
  const row = useRow("ecs.services", serviceArn);
  return row === undefined ? null : <Form row={row} wanted={taskDefinitionArn ?? row.taskDefinitionArn} held={revision ?? null} />;
}

interface FormProps {
  readonly row: ServiceRow;
  readonly wanted: string;
  readonly held: PendingRevision | null;
}

function Form({ row, wanted, held }: FormProps) {
  const submission = useSubmission();
  const [draft, setDraft] = useState<Draft>(() => ({ ...draftOf(row, wanted), revision: held }));
  useTable("ecs.taskDefinitions");
  const definition = useRow("ecs.taskDefinitions", draft.taskDefinitionArn);
  const set = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const choices = definitionChoices(tablesNow());
  const known = choices.some(({ value }) => value === draft.taskDefinitionArn);
  const isDaemon = row.schedulingStrategy === "DAEMON";
  const { balancing, routing } = useTraffic(row, definition);
  const moved = movedBalancing({ balanced: loadBalancersOf(balancing), routing: routing.draft, shift: draft.shift }, tablesNow());
  const made = moved === null ? null : updateOf(row, draft, { definition, loadBalancers: draft.shift.strategy === "ROLLING" ? undefined : moved.input.loadBalancers });
  const before = moved?.before ?? [];
  return (
    <FormDialog
      title={`Update ${row.serviceName}`}
      description="A new revision is rolled out task by task. A new placement is for tasks to come."
      submission={submission}
      steps={after(before, stepsFor(made, draft.revision))}
      verb="Update service"
      isBesideMap
      outcome={
        <UpdateOutcome
          call={made}
          before={before}
          service={row}
          {...draft}
          onRevision={(revision) => set({ revision })}
          onConstraints={(constraints) => set({ placement: withConstraints(draft.placement, constraints) })}
          onPercents={set}
          onCount={(desiredCount) => set({ desiredCount })}
        />
      }
    >
      <RevisionNotice revision={draft.revision} onTakeBack={() => set({ revision: null })} />
      <div className={isDaemon ? undefined : "grid grid-cols-[1fr_112px] gap-3"}>
        <Select
          label="Task definition"
          value={draft.taskDefinitionArn}
          onChange={(taskDefinitionArn) => set({ taskDefinitionArn, revision: null })}
          options={known ? choices : [{ value: draft.taskDefinitionArn, label: nameIn(draft.taskDefinitionArn) }, ...choices]}
          error={errorAt(submission, "taskDefinition")}
        />
        {!isDaemon && <NumberInput label="Desired count" min={0} value={draft.desiredCount} onChange={(desiredCount) => set({ desiredCount })} error={errorAt(submission, "desiredCount")} />}
      </div>
      <Section title="Deployments">
        <ShiftFields draft={draft.shift} onChange={(shift) => set({ shift })} submission={submission} isDaemon={isDaemon} />
        {draft.shift.strategy === "ROLLING" && <PercentFields percents={draft} onChange={set} submission={submission} />}
        {draft.shift.strategy === "ROLLING" && <PlannedRange row={row} draft={draft} />}
      </Section>
      {draft.shift.strategy !== "ROLLING" && <Traffic {...{ row, balancing, routing, submission }} />}
      <Section title="Deployment failure detection">
        <DetectionFields draft={draft.detection} onChange={(detection) => set({ detection })} submission={submission} targetGroupArn={row.loadBalancers[0]?.targetGroupArn} />
      </Section>
      <Capacity {...{ row, definition, draft, submission }} onChange={(strategy) => setDraft(withStrategy(row, draft, strategy))} onMovesTasks={(movesTasks) => set({ movesTasks })} />
      <Section title="Placement">
        {runsOnBy(draft.strategy, row) === "EC2" && <Placement {...{ row, draft, submission }} onChange={(placement) => set({ placement })} />}
        {!isDaemon && (
          <div>
            <Checkbox checked={draft.isRebalanced} onChange={(isRebalanced) => set({ isRebalanced })}>
              Availability Zone rebalancing
            </Checkbox>
            <FieldError>{errorAt(submission, "availabilityZoneRebalancing")}</FieldError>
          </div>
        )}
      </Section>
      {hasNetwork(definition) && (
        <Section title="Network">
          <NetworkFields network={draft.network} onChange={(network) => set({ network })} submission={submission} />
        </Section>
      )}
      <Section title="Service Connect">
        <ConnectFields clusterArn={row.clusterArn} definition={definition} draft={draft.connect} onChange={(connect) => set({ connect })} submission={submission} />
      </Section>
    </FormDialog>
  );
}

/** The load balancer of a service and how its traffic is moved, as the form begins with them. */
function useTraffic({ loadBalancers, healthCheckGracePeriodSeconds }: ServiceRow, definition: Rows["ecs.taskDefinitions"] | undefined) {
  const [first] = loadBalancers;
  const balancing = useBalancing(portsOf(definition), first?.targetGroupArn ?? NO_GROUP, healthCheckGracePeriodSeconds, first);
  const routing = useRouting(balancing.targetGroupArn, first === undefined ? null : routingDraftOf(first, tablesNow()));
  return { balancing, routing };
}

interface TrafficProps extends ReturnType<typeof useTraffic> {
  readonly row: ServiceRow;
  readonly submission: Submission;
}

function Traffic({ row, balancing, routing, submission }: TrafficProps) {
  if (row.loadBalancers.length > 1) return <p className="text-xs text-ink-3">It has several load balancers: this form says of none how its traffic is moved, update-service in the terminal does.</p>;
  return (
    <Section title="Load balancing">
      <BalancingFields balancing={balancing} submission={submission} />
      {balancing.targetGroupArn === NO_GROUP ? (
        <p className="text-xs text-ink-3">Without a load balancer no traffic can be moved: green takes the place of blue once it runs.</p>
      ) : (
        <RoutingFields targetGroupArn={balancing.targetGroupArn} draft={routing.draft} onChange={routing.set} submission={submission} />
      )}
    </Section>
  );
}

interface CapacityProps {
  readonly row: ServiceRow;
  readonly definition: Rows["ecs.taskDefinitions"] | undefined;
  readonly draft: Draft;
  readonly submission: Submission;
  readonly onChange: (strategy: readonly StrategyRow[]) => void;
  readonly onMovesTasks: (movesTasks: boolean) => void;
}

/** By which capacity providers its tasks come, where its cluster has any. */
function Capacity({ row, definition, draft: { strategy, desiredCount, movesTasks }, submission, onChange, onMovesTasks }: CapacityProps) {
  const providers = providersFor(definition, useTable("ecs.clusterOptions").get(row.clusterArn));
  if (providers.length === 0 || row.schedulingStrategy === "DAEMON" || isBySets(row)) return null;
  return (
    <Section title="Capacity">
      <StrategyFields legend="Capacity provider strategy" rows={strategy} onChange={onChange} providers={providers} total={desiredCount ?? 1} error={errorAt(submission, "capacityProviderStrategy")} />
      {strategy.length === 0 && <p className="text-xs text-ink-3">Without a provider the launch type {runsOnBy(strategy, row)} counts.</p>}
      {asksToMove(row, strategy) && (
        <div>
          <Checkbox checked={movesTasks} onChange={onMovesTasks}>
            Force new deployment
          </Checkbox>
          <p className="text-xs text-ink-3">Without one the strategy is for tasks to come; those that run stay where they are.</p>
        </div>
      )}
    </Section>
  );
}

function Placement({ row, draft, submission, onChange }: { readonly row: ServiceRow; readonly draft: Draft; readonly submission: Submission; readonly onChange: (placement: PlacementDraft) => void }) {
  const { clusterArn, schedulingStrategy } = row;
  const { taskDefinitionArn, revision, placement } = draft;
  return <PlacementFields kind="service" {...{ clusterArn, taskDefinitionArn, revision, submission, onChange }} draft={placement} hasStrategy={schedulingStrategy === "REPLICA"} />;
}

/** What the percentages in the form allow; a daemon goes instance by instance. */
function PlannedRange({ row, draft: { desiredCount, minimumHealthyPercent, maximumPercent, taskDefinitionArn, revision } }: { readonly row: ServiceRow; readonly draft: Draft }) {
  if (desiredCount === null || minimumHealthyPercent === null || maximumPercent === null || row.schedulingStrategy === "DAEMON") return null;
  const newRevision = revision !== null ? revisionIn(revision.name) : taskDefinitionArn === row.taskDefinitionArn ? null : revisionIn(taskDefinitionArn);
  return <RangePlan hue={serviceHue(row)} settings={{ desiredCount, minimumHealthyPercent, maximumPercent }} oldRevision={revisionIn(row.taskDefinitionArn)} newRevision={newRevision} />;
}

function draftOf(row: ServiceRow, taskDefinitionArn: string): Draft {
  const { desiredCount, minimumHealthyPercent, maximumPercent } = row;
  return {
    taskDefinitionArn,
    revision: null,
    desiredCount,
    minimumHealthyPercent,
    maximumPercent,
    shift: shiftDraftOf(row.serviceArn, tablesNow()),
    detection: detectionDraftOf(row.serviceArn, tablesNow()),
    isRebalanced: row.availabilityZoneRebalancing === "ENABLED",
    placement: placementDraftOf(row),
    strategy: strategyOfService(row),
    movesTasks: true,
    network: networkDraftOf(row),
    connect: connectDraftOf(row.serviceArn, tablesNow()),
  };
}

function networkDraftOf({ network, launchType }: ServiceRow): NetworkDraft {
  if (network === null) return networkDraftFor(tablesNow());
  const { subnetIds, securityGroupIds, assignPublicIp } = network;
  return { subnetIds, securityGroupIds, ...(launchType === "FARGATE" ? { isPublic: assignPublicIp === true } : {}) };
}

interface Updating {
  readonly definition: Rows["ecs.taskDefinitions"] | undefined;
  /** undefined: as they are. */
  readonly loadBalancers: readonly LoadBalancer[] | undefined;
}

function updateOf(row: ServiceRow, draft: Draft, { definition, loadBalancers }: Updating): Call | null {
  const { taskDefinitionArn, revision, desiredCount, minimumHealthyPercent, maximumPercent, isRebalanced } = draft;
  if (desiredCount === null || minimumHealthyPercent === null || maximumPercent === null) return null;
  const connect = connectChangeOf(draft.connect, { before: connectDraftOf(row.serviceArn, tablesNow()), definition });
  const shift = shiftChange(draft.shift, shiftDraftOf(row.serviceArn, tablesNow()));
  if (connect === null || shift === null) return null;
  const { placementStrategy, placementConstraints } = placementOf(draft.placement);
  const before = placementOf(placementDraftOf(row));
  const sameRange = minimumHealthyPercent === row.minimumHealthyPercent && maximumPercent === row.maximumPercent;
  const percents = sameRange ? {} : { minimumHealthyPercent, maximumPercent };
  const deploymentConfiguration = { ...percents, ...shift, ...detectionChange(draft.detection, detectionDraftOf(row.serviceArn, tablesNow())) };
  const sameNetwork = row.network !== null && sameJson(draft.network, networkDraftOf(row));
  const changes = {
    ...(taskDefinitionArn === row.taskDefinitionArn && revision === null ? {} : { taskDefinition: askedFor(nameIn(taskDefinitionArn), revision) }),
    ...(desiredCount === row.desiredCount ? {} : { desiredCount }),
    ...(Object.keys(deploymentConfiguration).length === 0 ? {} : { deploymentConfiguration }),
    ...(sameJson(placementStrategy, before.placementStrategy) ? {} : { placementStrategy }),
    ...(sameJson(placementConstraints, before.placementConstraints) ? {} : { placementConstraints }),
    ...(isRebalanced === (row.availabilityZoneRebalancing === "ENABLED") ? {} : { availabilityZoneRebalancing: isRebalanced ? ("ENABLED" as const) : ("DISABLED" as const) }),
    ...(asksToMove(row, draft.strategy) ? { capacityProviderStrategy: strategyOf(draft.strategy), ...(draft.movesTasks ? { forceNewDeployment: true } : {}) } : {}),
    ...(sameNetwork ? {} : networkOf(draft.network, definition)),
    ...connect,
    ...(loadBalancers === undefined || row.loadBalancers.length > 1 || sameJson(loadBalancers, row.loadBalancers) ? {} : { loadBalancers }),
  };
  if (Object.keys(changes).length === 0) return null;
  return call("ecs", "UpdateService", { cluster: nameIn(row.clusterArn), service: row.serviceName, ...changes });
}
