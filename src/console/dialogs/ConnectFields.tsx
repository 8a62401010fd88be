import type { Rows } from "../../bridge/protocol.ts";
import { useRow } from "../store/replica.ts";
import { Checkbox } from "../ui/Checkbox.tsx";
import { FieldError } from "../ui/Field.tsx";
import { NumberInput } from "../ui/NumberInput.tsx";
import { TextInput } from "../ui/TextInput.tsx";
import { type ConnectDraft, type NamedPort, namedPorts, type OfferedPort } from "./connectDraft.ts";
import { errorAt } from "./FormDialog.tsx";
import type { Submission } from "./useSubmission.ts";

export interface ConnectFieldsProps {
  readonly clusterArn: string;
  readonly definition: Rows["ecs.taskDefinitions"] | undefined;
  readonly draft: ConnectDraft;
  readonly onChange: (draft: ConnectDraft) => void;
  readonly submission: Submission;
}

/** Whether tasks find others by proxies, in which namespace, and which of their ports others find. */
export function ConnectFields({ clusterArn, definition, draft, onChange, submission }: ConnectFieldsProps) {
  const usual = useRow("ecs.clusterOptions", clusterArn)?.serviceConnectNamespace?.name;
  const ports = namedPorts(definition);
  const offer = (name: string, port: OfferedPort | null) => {
    const { [name]: _before, ...others } = draft.offered;
    onChange({ ...draft, offered: port === null ? others : { ...others, [name]: port } });
  };
  return (
    <>
      <div>
        <Checkbox checked={draft.isOn} onChange={(isOn) => onChange({ ...draft, isOn })}>
          Turn on Service Connect
        </Checkbox>
        <FieldError>{errorAt(submission, "serviceConnect")}</FieldError>
      </div>
      {draft.isOn && (
        <>
          <TextInput
            label="Namespace"
            value={draft.namespace}
            onChange={(namespace) => onChange({ ...draft, namespace })}
            placeholder={usual ?? ""}
            hint={usual === undefined ? "By its name or ARN; a name that there is not is made." : `Left empty: ${usual}, the cluster's.`}
            error={errorAt(submission, "connectNamespace")}
          />
          {ports.length === 0 && <p className="text-xs text-ink-3">The task definition names none of its ports, so its tasks are only clients.</p>}
          {ports.map((port) => (
            <Offered key={port.name} port={port} offered={draft.offered[port.name] ?? null} onChange={(offered) => offer(port.name, offered)} />
          ))}
          <FieldError>{errorAt(submission, "connectPorts")}</FieldError>
          <p className="text-xs text-ink-3">Tasks see the endpoints that there are when their deployment begins. Each needs memory for its proxy, and the definition a memory limit for the task.</p>
        </>
      )}
    </>
  );
}

interface OfferedProps {
  readonly port: NamedPort;
  readonly offered: OfferedPort | null;
  readonly onChange: (offered: OfferedPort | null) => void;
}

function Offered({ port: { name, containerPort }, offered, onChange }: OfferedProps) {
  return (
    <div className="flex flex-col gap-2">
      <Checkbox checked={offered !== null} onChange={(isIn) => onChange(isIn ? { dnsName: name, port: containerPort } : null)}>
        Others find port <span className="font-mono text-xs">{name}</span> <span className="text-ink-3">:{containerPort}</span>
      </Checkbox>
      {offered !== null && (
        <div className="grid grid-cols-[1fr_112px] gap-3 pl-5.75">
          <TextInput label={`Name for ${name}`} value={offered.dnsName} onChange={(dnsName) => onChange({ ...offered, dnsName })} mono />
          <NumberInput label="Port" min={1} value={offered.port} onChange={(port) => onChange({ ...offered, port })} />
        </div>
      )}
    </div>
  );
}
