import type { Rows } from "../../bridge/protocol.ts";
import type { PendingRevision } from "../store/pendingRevision.ts";
import { rangeArithmetic, rangeVerdict } from "../rollout/rangeWords.ts";
import { Checkbox } from "../ui/Checkbox.tsx";
import { FieldError } from "../ui/Field.tsx";
import { NumberInput } from "../ui/NumberInput.tsx";
import { Segmented } from "../ui/Segmented.tsx";
import { TextInput } from "../ui/TextInput.tsx";
import { type Balancing, BalancingFields } from "./BalancingFields.tsx";
import { NO_GROUP } from "./choices.ts";
import { ConnectFields } from "./ConnectFields.tsx";
import { DetectionFields } from "./DetectionFields.tsx";
import { errorAt } from "./FormDialog.tsx";
import { hasNetwork } from "./networkDraft.ts";
import { NetworkFields } from "./NetworkFields.tsx";
import { PercentFields } from "./PercentFields.tsx";
import { ControllerField } from "./shift/ControllerField.tsx";
import { type Routing, RoutingFields } from "./shift/RoutingFields.tsx";
import { ShiftFields } from "./shift/ShiftFields.tsx";
import { PlacementFields } from "./PlacementFields.tsx";
import { RunsOnField } from "./RunsOnField.tsx";
import { Section } from "./Section.tsx";
import { isRebalancedByDefault, type ServiceDraft, withScheduling } from "./serviceDraft.ts";
import type { Submission } from "./useSubmission.ts";

export interface ServiceFieldsProps {
  readonly clusterArn: string;
  readonly definition: Rows["ecs.taskDefinitions"] | undefined;
  readonly revision: PendingRevision | null;
  readonly draft: ServiceDraft;
  readonly onChange: (draft: ServiceDraft) => void;
  readonly submission: Submission;
  readonly balancing: Balancing;
  readonly routing: Routing;
}

/** Everything a new service is told. */
export function ServiceFields(props: ServiceFieldsProps) {
  const { clusterArn, definition, revision, draft, onChange, submission } = props;
  const set = (part: Partial<ServiceDraft>) => onChange({ ...draft, ...part });
  const isDaemon = draft.schedulingStrategy === "DAEMON";
  const onFargate = draft.runsOn === "FARGATE";
  const isExternal = draft.controller === "EXTERNAL";
  return (
    <>
      {!isExternal && <RunsOnField clusterArn={clusterArn} definition={definition} value={draft} onChange={set} total={draft.desiredCount} error={errorAt(submission, "capacityProviderStrategy")} />}
      <Segmented
        label="Scheduling strategy"
        value={draft.schedulingStrategy}
        onChange={(scheduling) => onChange(withScheduling(draft, scheduling))}
        options={[
          { value: "REPLICA", label: "REPLICA" },
          { value: "DAEMON", label: "DAEMON" },
        ]}
      />
      <div className={isDaemon ? undefined : "grid grid-cols-[1fr_112px] gap-3"}>
        <TextInput label="Service name" value={draft.serviceName} onChange={(serviceName) => set({ serviceName })} error={errorAt(submission, "serviceName")} data-autofocus />
        {!isDaemon && <NumberInput label="Desired count" value={draft.desiredCount} min={0} onChange={(desiredCount) => set({ desiredCount })} error={errorAt(submission, "desiredCount")} />}
      </div>
      <ControllerField value={draft.controller} onChange={(controller) => set({ controller })} isDaemon={isDaemon} error={errorAt(submission, "controller")} />
      {isDaemon && <p className="-mt-1.5 text-xs text-ink-3">One task on each instance that meets the constraints, also on those that join later.</p>}
      <Section title="Placement">
        {onFargate ? (
          <p className="text-xs text-ink-3">Fargate has no instances to choose from: tasks are spread over the zones of their subnets.</p>
        ) : (
          <PlacementFields
            clusterArn={clusterArn}
            taskDefinitionArn={definition?.taskDefinitionArn ?? ""}
            kind="service"
            revision={revision}
            draft={draft.placement}
            onChange={(placement) => set({ placement })}
            submission={submission}
            hasStrategy={!isDaemon}
          />
        )}
        {!isDaemon && draft.controller === "ECS" && <Rebalancing draft={draft} onChange={set} submission={submission} />}
      </Section>
      {hasNetwork(definition) && !isExternal && (
        <Section title="Network">
          <NetworkFields network={draft.network} onChange={(network) => set({ network })} submission={submission} />
        </Section>
      )}
      <Deployed {...props} />
    </>
  );
}

/** How its tasks are replaced, who reaches them, and what of that its controller leaves to ECS. */
function Deployed({ clusterArn, definition, draft, onChange, submission, balancing, routing }: ServiceFieldsProps) {
  const set = (part: Partial<ServiceDraft>) => onChange({ ...draft, ...part });
  const byEcs = draft.controller === "ECS";
  const isRolling = !byEcs || draft.shift.strategy === "ROLLING";
  return (
    <>
      <Section title="Deployments">
        {byEcs && <ShiftFields draft={draft.shift} onChange={(shift) => set({ shift })} submission={submission} isDaemon={draft.schedulingStrategy === "DAEMON"} />}
        {isRolling && <PercentFields percents={draft} onChange={set} submission={submission} />}
        {isRolling && byEcs && <p className="-mt-1 text-xs text-ink-3">{rangeSentence(draft)}</p>}
      </Section>
      {byEcs && (
        <Section title="Deployment failure detection">
          <DetectionFields draft={draft.detection} onChange={(detection) => set({ detection })} submission={submission} targetGroupArn={balancing.targetGroupArn} />
        </Section>
      )}
      {draft.controller !== "EXTERNAL" && (
        <Section title="Load balancing">
          <BalancingFields balancing={balancing} submission={submission} />
          {!isRolling && balancing.targetGroupArn !== NO_GROUP && <RoutingFields targetGroupArn={balancing.targetGroupArn} draft={routing.draft} onChange={routing.set} submission={submission} />}
        </Section>
      )}
      {byEcs && (
        <Section title="Service Connect">
          <ConnectFields clusterArn={clusterArn} definition={definition} draft={draft.connect} onChange={(connect) => set({ connect })} submission={submission} />
        </Section>
      )}
    </>
  );
}

function Rebalancing({ draft, onChange, submission }: Pick<ServiceFieldsProps, "draft" | "submission"> & { readonly onChange: (part: Partial<ServiceDraft>) => void }) {
  return (
    <div>
      <Checkbox checked={draft.isRebalanced ?? isRebalancedByDefault(draft)} onChange={(isRebalanced) => onChange({ isRebalanced })}>
        Availability Zone rebalancing
      </Checkbox>
      <FieldError>{errorAt(submission, "availabilityZoneRebalancing")}</FieldError>
    </div>
  );
}

/** "During a deployment: ceil(6 × 50 %) = 3 stay, floor(6 × 150 %) = 9 at most." */
function rangeSentence({ schedulingStrategy, desiredCount, minimumHealthyPercent, maximumPercent }: ServiceDraft): string {
  if (minimumHealthyPercent === null || maximumPercent === null) return "";
  if (schedulingStrategy === "DAEMON") return "On each instance the old task stops before the new one starts.";
  if (desiredCount === null) return "";
  const settings = { desiredCount, minimumHealthyPercent, maximumPercent };
  return `During a deployment: ${rangeArithmetic(settings)} ${rangeVerdict(settings) ?? ""}`;
}
