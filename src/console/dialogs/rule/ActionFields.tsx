import { Plus, X } from "lucide-react";
import { useTable, tablesNow } from "../../store/replica.ts";
import { Button } from "../../ui/Button.tsx";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { FieldError } from "../../ui/Field.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { NumberInput } from "../../ui/NumberInput.tsx";
import { Select } from "../../ui/Select.tsx";
import { TextInput } from "../../ui/TextInput.tsx";
import { groupChoices, NO_GROUP } from "../choices.ts";
import { errorAt } from "../FormDialog.tsx";
import type { Submission } from "../useSubmission.ts";
import type { ActionDraft, GroupDraft } from "./ruleDraft.ts";

export interface ActionFieldsProps {
  readonly action: ActionDraft;
  readonly onChange: (action: ActionDraft) => void;
  readonly submission: Submission;
}

const TYPES = [
  { value: "forward", label: "Forward to target groups" },
  { value: "redirect", label: "Redirect" },
  { value: "fixed-response", label: "Answer with a fixed response" },
] as const;

/** What a rule does with a request that it takes. */
export function ActionFields({ action, onChange, submission }: ActionFieldsProps) {
  return (
    <>
      <Select label="Action type" value={action.type} onChange={(type) => onChange({ ...action, type: TYPES.find(({ value }) => value === type)?.value ?? action.type })} options={TYPES} />
      {action.type === "forward" && <ForwardFields action={action} onChange={onChange} submission={submission} />}
      {action.type === "redirect" && <RedirectFields action={action} onChange={onChange} submission={submission} />}
      {action.type === "fixed-response" && <ResponseFields action={action} onChange={onChange} submission={submission} />}
    </>
  );
}

/** What the console of AWS begins with; the limit is seven days. */
const STICKY_SECONDS = 3600;

function ForwardFields({ action, onChange, submission }: ActionFieldsProps) {
  useTable("elbv2.targetGroups");
  const options = groupChoices(tablesNow()).filter(({ value }) => value !== NO_GROUP);
  const { groups, stickinessSeconds } = action;
  const set = (next: readonly GroupDraft[]) => onChange({ ...action, groups: next });
  const error = errorAt(submission, "targetGroups");
  return (
    <>
      {groups.map((group, at) => (
        <div key={group.id} className="grid grid-cols-[1fr_84px_auto] items-end gap-2">
          <Select
            label={groups.length === 1 ? "Target group" : `Target group ${at + 1}`}
            value={group.targetGroupArn}
            onChange={(targetGroupArn) => set(groups.map((one, i) => (i === at ? { ...one, targetGroupArn } : one)))}
            options={options}
          />
          <NumberInput
            label={groups.length === 1 ? "Weight" : `Weight ${at + 1}`}
            min={0}
            max={999}
            step={1}
            value={group.weight}
            onChange={(weight) => set(groups.map((one, i) => (i === at ? { ...one, weight } : one)))}
          />
          <IconButton icon={X} label={`Remove target group ${at + 1}`} disabled={groups.length === 1} onClick={() => set(groups.toSpliced(at, 1))} />
        </div>
      ))}
      <FieldError>{error}</FieldError>
      <Button
        size="sm"
        className="self-start"
        onClick={() => {
          const free = options.find(({ value }) => groups.every(({ targetGroupArn }) => targetGroupArn !== value));
          set([...groups, { id: Math.max(-1, ...groups.map(({ id }) => id)) + 1, targetGroupArn: free?.value ?? options[0]?.value ?? "", weight: 1 }]);
        }}
      >
        <Plus aria-hidden size={13} /> Add a target group
      </Button>
      <Checkbox checked={stickinessSeconds !== null} onChange={(isSticky) => onChange({ ...action, stickinessSeconds: isSticky ? STICKY_SECONDS : null })}>
        A client stays with the target group it got first
      </Checkbox>
      {stickinessSeconds !== null && (
        <NumberInput label="For" unit="s" min={1} max={604_800} value={stickinessSeconds} onChange={(seconds) => onChange({ ...action, stickinessSeconds: seconds ?? 0 })} error={errorAt(submission, "stickiness")} />
      )}
    </>
  );
}

const STATUS_CODES = [
  { value: "HTTP_301", label: "301 Permanently moved" },
  { value: "HTTP_302", label: "302 Found" },
];

function RedirectFields({ action, onChange, submission }: ActionFieldsProps) {
  const { redirect } = action;
  const set = (part: Partial<ActionDraft["redirect"]>) => onChange({ ...action, redirect: { ...redirect, ...part } });
  return (
    <>
      <div className="grid grid-cols-[1fr_1fr_84px] gap-2">
        <Select label="Status code" value={redirect.statusCode} onChange={(value) => set({ statusCode: value === "HTTP_302" ? "HTTP_302" : "HTTP_301" })} options={STATUS_CODES} />
        <TextInput label="Protocol" mono value={redirect.protocol} onChange={(protocol) => set({ protocol })} error={errorAt(submission, "redirectProtocol")} />
        <TextInput label="Port" mono value={redirect.port} onChange={(port) => set({ port })} error={errorAt(submission, "redirectPort")} />
      </div>
      <div className="grid grid-cols-3 gap-2">
        <TextInput label="Host" mono value={redirect.host} onChange={(host) => set({ host })} />
        <TextInput label="Path" mono value={redirect.path} onChange={(path) => set({ path })} error={errorAt(submission, "redirectPath")} />
        <TextInput label="Query" mono value={redirect.query} onChange={(query) => set({ query })} />
      </div>
      <FieldError>{errorAt(submission, "redirect")}</FieldError>
    </>
  );
}

const CONTENT_TYPES = ["", "text/plain", "text/html", "text/css", "application/json", "application/javascript"].map((value) => ({ value, label: value === "" ? "None" : value }));

function ResponseFields({ action, onChange, submission }: ActionFieldsProps) {
  const { response } = action;
  const set = (part: Partial<ActionDraft["response"]>) => onChange({ ...action, response: { ...response, ...part } });
  return (
    <>
      <div className="grid grid-cols-[110px_1fr] gap-2">
        <TextInput label="Response code" mono value={response.statusCode} onChange={(statusCode) => set({ statusCode })} error={errorAt(submission, "responseCode")} />
        <Select label="Content type" value={response.contentType} onChange={(contentType) => set({ contentType })} options={CONTENT_TYPES} error={errorAt(submission, "contentType")} />
      </div>
      <TextInput label="Response body" value={response.messageBody} onChange={(messageBody) => set({ messageBody })} error={errorAt(submission, "messageBody")} />
    </>
  );
}
