import { useState } from "react";
import { nameIn } from "../store/names.ts";
import { tablesNow, useRow } from "../store/replica.ts";
import { NumberInput } from "../ui/NumberInput.tsx";
import { Select } from "../ui/Select.tsx";
import { TextInput } from "../ui/TextInput.tsx";
import { BalancingFields, useBalancing } from "./BalancingFields.tsx";
import { NO_GROUP, portsOf } from "./choices.ts";
import { errorAt, FormDialog } from "./FormDialog.tsx";
import { BALANCER, GROUP, LISTENER, partsOf, type PublishDraft, publishDraftFor, publishSteps } from "./publishSteps.ts";
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
      {parts.hasLoadBalancer && (
        <Section title="Load balancer" isDone={submission.done.has(BALANCER)}>
          <TextInput
            label="Name"
            value={draft.loadBalancerName}
            onChange={(loadBalancerName) => props.set({ loadBalancerName })}
            hint="An Application Load Balancer that faces the Internet, in all zones of the default VPC."
            error={errorAt(submission, "loadBalancerName")}
            data-autofocus
          />
        </Section>
      )}
      {parts.hasListener && <ListenerPart {...props} />}
      {parts.hasTargetGroup && <GroupPart {...props} />}
      {service !== undefined && (
        <Section title={`Service ${service.serviceName}`}>
          <BalancingFields balancing={balancing} submission={submission} isGroupGiven />
        </Section>
      )}
    </FormDialog>
  );
}

interface PartProps {
  readonly draft: PublishDraft;
  readonly set: (part: Partial<PublishDraft>) => void;
  readonly submission: Submission;
}

const PROTOCOLS = [
  { value: "HTTP", label: "HTTP" },
  { value: "HTTPS", label: "HTTPS" },
];

function ListenerPart({ draft, set, submission }: PartProps) {
  return (
    <Section title="Listener" isDone={submission.done.has(LISTENER)}>
      <div className="grid grid-cols-2 gap-3">
        <Select
          label="Listener protocol"
          value={draft.listenerProtocol}
          onChange={(value) => set({ listenerProtocol: value === "HTTPS" ? "HTTPS" : "HTTP", listenerPort: value === "HTTPS" && draft.listenerPort === 80 ? 443 : draft.listenerPort })}
          options={PROTOCOLS}
          error={errorAt(submission, "listenerProtocol")}
        />
        <NumberInput label="Listener port" min={1} max={65535} value={draft.listenerPort} onChange={(listenerPort) => set({ listenerPort })} error={errorAt(submission, "listenerPort")} />
      </div>
      <p className="text-xs text-ink-3">Its default rule, path /*, forwards every request to the target group.</p>
    </Section>
  );
}

function GroupPart({ draft, set, submission }: PartProps) {
  const number = (label: string, field: NumberField, unit?: string) => (
    <NumberInput label={label} unit={unit} min={0} value={draft[field]} onChange={(value) => set({ [field]: value })} error={errorAt(submission, field)} />
  );
  return (
    <Section title="Target group" isDone={submission.done.has(GROUP)}>
      <div className="grid grid-cols-[1fr_96px_96px] gap-3">
        <TextInput label="Target group name" value={draft.targetGroupName} onChange={(targetGroupName) => set({ targetGroupName })} error={errorAt(submission, "targetGroupName")} />
        <Select
          label="Protocol"
          value={draft.targetGroupProtocol}
          onChange={(value) => set({ targetGroupProtocol: value === "HTTPS" ? "HTTPS" : "HTTP" })}
          options={PROTOCOLS}
          error={errorAt(submission, "targetGroupProtocol")}
        />
        {number("Port", "targetGroupPort")}
      </div>
      <div className="grid grid-cols-[1fr_96px_96px] gap-3">
        <TextInput label="Health check path" mono value={draft.healthCheckPath} onChange={(healthCheckPath) => set({ healthCheckPath })} error={errorAt(submission, "healthCheckPath")} />
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
