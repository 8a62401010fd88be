import { useState } from "react";
import { withAnswers } from "../../../aws/template/answered.ts";
import type { Call, Rows } from "../../../bridge/protocol.ts";
import { nameIn } from "../../store/names.ts";
import type { PendingRevision } from "../../store/pendingRevision.ts";
import { tablesNow, useRow, useTable } from "../../store/replica.ts";
import { Select } from "../../ui/Select.tsx";
import { TextInput } from "../../ui/TextInput.tsx";
import { definitionChoices, portKey, portsOf } from "../choices.ts";
import { errorAt, FormDialog } from "../FormDialog.tsx";
import type { DialogRequest } from "../requests.ts";
import { RevisionNotice } from "../RevisionNotice.tsx";
import { Section } from "../Section.tsx";
import { after } from "../serviceRole.ts";
import { RoutingFields } from "../shift/RoutingFields.tsx";
import { type Step, type Submission, useSubmission } from "../useSubmission.ts";
import { AppSpecFields } from "./AppSpecFields.tsx";
import { codeDeployCalls, definitionToDeploy } from "./codeDeployCalls.ts";
import { appSpecFor, type CodeDeployDraft, codeDeployDraftFor, groupOfService, portFor, servingGroup } from "./codeDeployDraft.ts";
import { SettingsFields } from "./SettingsFields.tsx";

/** Deploys a service whose deployment controller is CODE_DEPLOY, and makes before what CodeDeploy needs for it. */
export function CodeDeployDialog({ serviceArn, taskDefinitionArn, revision }: DialogRequest & { readonly kind: "codeDeploy" }) {
  const row = useRow("ecs.services", serviceArn);
  return row === undefined ? null : <Form row={row} wanted={taskDefinitionArn ?? null} held={revision ?? null} />;
}

interface FormProps {
  readonly row: Rows["ecs.services"];
  /** null: the newest revision. */
  readonly wanted: string | null;
  readonly held: PendingRevision | null;
}

function Form({ row, wanted, held }: FormProps) {
  const submission = useSubmission();
  const [revision, setRevision] = useState(held);
  const [draft, setDraft] = useState(() => codeDeployDraftFor(row, wanted, tablesNow()));
  useTable("ecs.taskDefinitions");
  useTable("codedeploy.groups");
  const tables = tablesNow();
  const set = (part: Partial<CodeDeployDraft>) => setDraft({ ...draft, ...part });
  const calls = codeDeployCalls(row, draft, { revision, tables });
  const appSpec = withAnswers(appSpecFor(draft, definitionToDeploy(draft, revision)), new Map());
  const choose = (taskDefinitionArn: string) => {
    setRevision(null);
    set({ taskDefinitionArn, port: portFor(row, taskDefinitionArn, tables) });
  };
  return (
    <FormDialog
      title={`Deploy ${row.serviceName} with CodeDeploy`}
      description="As many tasks again run beside the old ones, the traffic moves to them, and then the old ones go."
      submission={submission}
      steps={after([], calls?.map((made) => stepOf(made, row.serviceArn)) ?? null)}
      verb="Deploy"
      isBesideMap
    >
      <RevisionNotice revision={revision} onTakeBack={() => setRevision(null)} />
      <What draft={draft} onDefinition={choose} onChange={set} submission={submission} />
      <GroupNames row={row} draft={draft} onChange={set} submission={submission} />
      <Section title="Traffic">
        <RoutingFields mover="CODE_DEPLOY" targetGroupArn={servingGroup(row)} draft={draft.routing} onChange={(part) => set({ routing: { ...draft.routing, ...part } })} submission={submission} />
      </Section>
      <SettingsFields draft={draft} onChange={set} submission={submission} />
      <AppSpecFields draft={draft} onChange={set} text={typeof appSpec === "string" ? appSpec : ""} submission={submission} />
    </FormDialog>
  );
}

/** A change of the deployment group is another one once the form is changed; nothing else is made twice. */
function stepOf(made: Call, serviceArn: string): Step {
  const id = made.operation === "UpdateDeploymentGroup" ? JSON.stringify(made.input) : made.operation;
  return { id, call: () => made, shows: { table: "ecs.services", id: serviceArn } };
}

interface PartProps {
  readonly draft: CodeDeployDraft;
  readonly onChange: (part: Partial<CodeDeployDraft>) => void;
  readonly submission: Submission;
}

function What({ draft: { taskDefinitionArn, port }, onDefinition, onChange, submission }: PartProps & { readonly onDefinition: (arn: string) => void }) {
  const tables = tablesNow();
  const choices = definitionChoices(tables);
  const isKnown = choices.some(({ value }) => value === taskDefinitionArn);
  const ports = portsOf(tables["ecs.taskDefinitions"].get(taskDefinitionArn)).map(portKey);
  return (
    <div className="grid grid-cols-2 items-start gap-3">
      <Select
        label="Task definition"
        value={taskDefinitionArn}
        onChange={onDefinition}
        options={isKnown ? choices : [{ value: taskDefinitionArn, label: nameIn(taskDefinitionArn) }, ...choices]}
        error={errorAt(submission, "taskDefinition")}
      />
      <Select
        label="Container and port"
        value={port}
        onChange={(key) => onChange({ port: key })}
        options={ports.map((key) => ({ value: key, label: key }))}
        hint={ports.length === 0 ? "The task definition opens no port." : undefined}
      />
    </div>
  );
}

/** What CodeDeploy keeps a service by: made with the first deployment, and named then. */
function GroupNames({ row, draft: { applicationName, deploymentGroupName }, onChange, submission }: PartProps & { readonly row: Rows["ecs.services"] }) {
  const group = groupOfService(row, tablesNow());
  return (
    <Section title="Deployment group">
      {group !== undefined ? (
        <p className="text-xs text-ink-2">
          <b className="font-medium text-ink">{deploymentGroupName}</b> of the application {applicationName}. What you change below is changed of it.
        </p>
      ) : (
        <div className="grid grid-cols-2 items-start gap-3">
          <TextInput label="Application" value={applicationName} onChange={(name) => onChange({ applicationName: name })} error={errorAt(submission, "applicationName")} />
          <TextInput label="Deployment group" value={deploymentGroupName} onChange={(name) => onChange({ deploymentGroupName: name })} hint="Both are made with this deployment." error={errorAt(submission, "deploymentGroupName")} />
        </div>
      )}
    </Section>
  );
}
