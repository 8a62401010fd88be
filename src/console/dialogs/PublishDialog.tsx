import { useState } from "react";
import { nameIn } from "../store/names.ts";
import { tablesNow, useRow } from "../store/replica.ts";
import { FieldError } from "../ui/Field.tsx";
import { NumberInput } from "../ui/NumberInput.tsx";
import { Select } from "../ui/Select.tsx";
import { TextInput } from "../ui/TextInput.tsx";
import { BalancingFields, useBalancing } from "./BalancingFields.tsx";
import { NO_GROUP, portsOf } from "./choices.ts";
import { errorAt, FormDialog } from "./FormDialog.tsx";
import { isAsked, isEncrypted, LISTENER_PROTOCOLS } from "./listenerProtocols.ts";
import { BalancerPart } from "./BalancerPart.tsx";
import { GROUP, LISTENER, partsOf, type PublishDraft, publishDraftFor, publishSteps } from "./publishSteps.ts";
import type { PublishRequest } from "./requests.ts";
import { Section } from "./Section.tsx";
import { type Submission, useSubmission } from "./useSubmission.ts";

/** Asks everything that leads requests to tasks: load balancer, listener, target group, and the service behind them. */
export function PublishDialog(request: PublishRequest) {
  const submission = useSubmission();
  const parts = partsOf(request);
  const [draft, setDraft] = useState(() => publishDraftFor(request, tablesNow()));
  const service = useRow("ecs.services", request.serviceArn ?? "");
  const definition = useRow("ecs.taskDefinitions", service?.taskDefinitionArn ?? "");
  const balancing = useBalancing(portsOf(definition), request.targetGroupArn ?? NO_GROUP);
  const props: PartProps = { draft, set: (part) => setDraft({ ...draft, ...part }), submission };
  return (
    <FormDialog
      title={titleOf(request)}
      description={request.loadBalancerArn === null ? undefined : `Requests come through ${nameIn(request.loadBalancerArn)}.`}
      submission={submission}
      steps={publishSteps({ request, draft, port: balancing.port, graceSeconds: balancing.graceSeconds }, tablesNow())}
      verb={VERBS[request.wanted]}
    >
      {parts.hasLoadBalancer && <BalancerPart {...props} canBeClassic={parts.hasTargetGroup} />}
      {parts.hasListener && <ListenerPart {...props} />}
      {parts.hasTargetGroup && <GroupPart {...props} isAlone={!parts.hasListener} />}
      {service !== undefined && (
        <Section title={`Service ${service.serviceName}`}>
          <BalancingFields balancing={balancing} submission={submission} isGroupGiven />
        </Section>
      )}
    </FormDialog>
  );
}

export interface PartProps {
  readonly draft: PublishDraft;
  readonly set: (part: Partial<PublishDraft>) => void;
  readonly submission: Submission;
}

function ListenerPart({ draft, set, submission }: PartProps) {
  const choose = (value: string) => {
    const listenerProtocol = LISTENER_PROTOCOLS[draft.type].find((one) => one === value) ?? draft.listenerProtocol;
    set({ listenerProtocol, listenerPort: isEncrypted(listenerProtocol) && draft.listenerPort === 80 ? 443 : draft.listenerPort });
  };
  return (
    <Section title="Listener" isDone={submission.done.has(LISTENER)}>
      <div className="grid grid-cols-2 gap-3">
        <Select label="Listener protocol" value={draft.listenerProtocol} onChange={choose} options={(draft.isClassic ? (["HTTP"] as const) : LISTENER_PROTOCOLS[draft.type]).map((value) => ({ value, label: value }))} error={errorAt(submission, "listenerProtocol")} />
        <NumberInput label="Listener port" min={1} max={65535} value={draft.listenerPort} onChange={(listenerPort) => set({ listenerPort })} error={errorAt(submission, "listenerPort")} />
      </div>
      <p className="text-xs text-ink-3">{draft.isClassic ? "Every request goes to the same port of some instance." : "Its default rule forwards every request to the target group."}</p>
      <FieldError>{errorAt(submission, "targetGroups")}</FieldError>
    </Section>
  );
}

function GroupPart({ draft, set, submission, isAlone }: PartProps & { readonly isAlone: boolean }) {
  const protocols = isAlone ? [...LISTENER_PROTOCOLS.application, ...LISTENER_PROTOCOLS.network] : LISTENER_PROTOCOLS[draft.type];
  const number = (label: string, field: NumberField, unit?: string) => (
    <NumberInput label={label} unit={unit} min={0} value={draft[field]} onChange={(value) => set({ [field]: value })} error={errorAt(submission, field)} />
  );
  return (
    <Section title={draft.isClassic ? "Instances" : "Target group"} isDone={submission.done.has(GROUP)}>
      {draft.isClassic ? number("Instance port", "targetGroupPort") : (
      <div className="grid grid-cols-[1fr_96px_96px] gap-3">
        <TextInput label="Target group name" value={draft.targetGroupName} onChange={(targetGroupName) => set({ targetGroupName })} error={errorAt(submission, "targetGroupName")} />
        <Select
          label="Protocol"
          value={draft.targetGroupProtocol}
          onChange={(value) => set({ targetGroupProtocol: protocols.find((one) => one === value) ?? draft.targetGroupProtocol })}
          options={protocols.map((value) => ({ value, label: value }))}
          error={errorAt(submission, "targetGroupProtocol")}
        />
        {number("Port", "targetGroupPort")}
      </div>
      )}
      <div className="grid grid-cols-[1fr_96px_96px] gap-3">
        {isAsked(draft.targetGroupProtocol) ? (
          <TextInput label="Health check path" mono value={draft.healthCheckPath} onChange={(healthCheckPath) => set({ healthCheckPath })} error={errorAt(submission, "healthCheckPath")} />
        ) : (
          <p className="self-end pb-1.5 text-xs text-ink-3">Healthy is what takes a TCP connection.</p>
        )}
        {number("Interval", "healthCheckIntervalSeconds", "s")}
        {number("Timeout", "healthCheckTimeoutSeconds", "s")}
      </div>
      <div className="grid grid-cols-2 gap-3">
        {number("Healthy threshold", "healthyThresholdCount")}
        {number("Unhealthy threshold", "unhealthyThresholdCount")}
      </div>
    </Section>
  );
}

type NumberField = "targetGroupPort" | "healthCheckIntervalSeconds" | "healthCheckTimeoutSeconds" | "healthyThresholdCount" | "unhealthyThresholdCount";

const VERBS = { loadBalancer: "Create load balancer", listener: "Create listener", targetGroup: "Create target group" };

function titleOf({ wanted, serviceArn, targetGroupArn }: PublishRequest): string {
  if (wanted === "targetGroup") return serviceArn === null ? "Create a target group" : `Create a target group for ${nameIn(serviceArn)}`;
  if (serviceArn !== null) return `Publish ${nameIn(serviceArn)}`;
  if (wanted === "listener") return "Add a listener";
  return targetGroupArn === null ? "Create a load balancer" : `Create a load balancer for ${nameIn(targetGroupArn)}`;
}
