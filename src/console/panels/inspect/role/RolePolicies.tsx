import { type FormEvent, useState } from "react";
import { call } from "../../../../aws/generated/api.ts";
import type { Rows } from "../../../../bridge/protocol.ts";
import { nameIn } from "../../../store/names.ts";
import { Button } from "../../../ui/Button.tsx";
import { InPlace } from "../../../ui/InPlace.tsx";
import { Select } from "../../../ui/Select.tsx";
import { TextInput } from "../../../ui/TextInput.tsx";
import { Block } from "../Block.tsx";
import { RefusedInPlace } from "../RefusedInPlace.tsx";
import { useAnswers } from "../useAnswers.ts";
import { useCall } from "../useCall.ts";
import { documentIn, policiesIn, versionIn } from "./answered.ts";
import { PolicyDocument } from "./PolicyDocument.tsx";

type RoleRow = Rows["iam.roles"];

/** What a role may do: policies attached to it, and those that are a part of it. */
export function RolePolicies({ role }: { readonly role: RoleRow }) {
  return (
    <>
      <Block title="Policies attached" aside={role.attachedPolicyArns.length === 0 ? "none" : undefined}>
        {role.attachedPolicyArns.map((arn) => (
          <Attached key={arn} roleName={role.roleName} policyArn={arn} />
        ))}
        <Attach role={role} />
      </Block>
      <Block title="Inline policies" aside={role.inlinePolicies.length === 0 ? "none" : undefined}>
        {role.inlinePolicies.map((policy) => (
          <Inline key={`${policy.policyName} ${policy.document}`} roleName={role.roleName} policy={policy} />
        ))}
        <AddInline roleName={role.roleName} />
      </Block>
    </>
  );
}

/** The document is asked for when it is opened. */
function Attached({ roleName, policyArn }: { readonly roleName: string; readonly policyArn: string }) {
  const asking = useCall();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className="py-0.5" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary className="cursor-default wrap-anywhere" title={policyArn}>
        {nameIn(policyArn)}
      </summary>
      {isOpen && <Document policyArn={policyArn} />}
      <Button size="sm" className="mt-1.5" title="DetachRolePolicy" aria-label={`Detach ${nameIn(policyArn)}`} disabled={asking.isBusy} onClick={() => void asking.make(call("iam", "DetachRolePolicy", { RoleName: roleName, PolicyArn: policyArn }))}>
        Detach
      </Button>
      <RefusedInPlace asking={asking} />
    </details>
  );
}

function Document({ policyArn }: { readonly policyArn: string }) {
  const [policy] = useAnswers([{ label: "get-policy", call: call("iam", "GetPolicy", { PolicyArn: policyArn }), watches: ["iam.roles"] }]) ?? [];
  const VersionId = versionIn(policy);
  return VersionId === null ? null : <Version policyArn={policyArn} VersionId={VersionId} />;
}

function Version({ policyArn, VersionId }: { readonly policyArn: string; readonly VersionId: string }) {
  const [version] = useAnswers([{ label: "get-policy-version", call: call("iam", "GetPolicyVersion", { PolicyArn: policyArn, VersionId }), watches: ["iam.roles"] }]) ?? [];
  const document = documentIn(version);
  return document === null ? null : <PolicyDocument label={`Policy ${nameIn(policyArn)}`} document={document} replace={null} />;
}

/** The policies that there are to attach: AWS's own, and those of the account. */
function Attach({ role }: { readonly role: RoleRow }) {
  const asking = useCall();
  const make = (PolicyArn: string) => void asking.make(call("iam", "AttachRolePolicy", { RoleName: role.roleName, PolicyArn }));
  const choice = (
    <>
      <PolicyChoice attached={role.attachedPolicyArns} isBusy={asking.isBusy} onAttach={make} />
      <RefusedInPlace asking={asking} />
    </>
  );
  return (
    <InPlace className="mt-1.5" form={() => choice}>
      Attach a policy
    </InPlace>
  );
}

interface PolicyChoiceProps {
  readonly attached: readonly string[];
  readonly isBusy: boolean;
  readonly onAttach: (policyArn: string) => void;
}

function PolicyChoice({ attached, isBusy, onAttach }: PolicyChoiceProps) {
  const [answer] = useAnswers([{ label: "list-policies", call: call("iam", "ListPolicies", { MaxItems: 1000 }), watches: ["iam.roles"] }]) ?? [];
  const [chosen, setChosen] = useState("");
  const free = policiesIn(answer).filter((arn) => !attached.includes(arn));
  const policyArn = free.includes(chosen) ? chosen : (free[0] ?? "");
  return (
    <div className="mt-2 flex items-end gap-1.5">
      <Select label="Policy" className="flex-1" value={policyArn} options={free.map((arn) => ({ value: arn, label: nameIn(arn) }))} onChange={setChosen} />
      <Button title="AttachRolePolicy" disabled={isBusy || policyArn === ""} onClick={() => onAttach(policyArn)}>
        Attach
      </Button>
    </div>
  );
}

function Inline({ roleName: RoleName, policy: { policyName: PolicyName, document } }: { readonly roleName: string; readonly policy: RoleRow["inlinePolicies"][number] }) {
  const asking = useCall();
  return (
    <details className="py-0.5">
      <summary className="cursor-default wrap-anywhere">{PolicyName}</summary>
      <PolicyDocument label={`Policy ${PolicyName}`} document={document} replace={(PolicyDocument) => call("iam", "PutRolePolicy", { RoleName, PolicyName, PolicyDocument })} />
      <Button size="sm" className="mt-1.5" title="DeleteRolePolicy" aria-label={`Delete ${PolicyName}`} disabled={asking.isBusy} onClick={() => void asking.make(call("iam", "DeleteRolePolicy", { RoleName, PolicyName }))}>
        Delete
      </Button>
      <RefusedInPlace asking={asking} />
    </details>
  );
}

const EMPTY = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}';

/** A new policy begins with one statement, which is then edited. */
function AddInline({ roleName: RoleName }: { readonly roleName: string }) {
  const asking = useCall();
  const [PolicyName, setName] = useState("");
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (await asking.make(call("iam", "PutRolePolicy", { RoleName, PolicyName, PolicyDocument: EMPTY }))) setName("");
  };
  return (
    <form aria-label="Add an inline policy" noValidate onSubmit={(event) => void onSubmit(event)} className="mt-1.5">
      <div className="flex items-end gap-1.5">
        <TextInput label="Policy name" placeholder="read-s3" hint="Begins with s3:GetObject on everything; edit it then." className="flex-1" value={PolicyName} onChange={setName} />
        <Button type="submit" className="self-center" title="PutRolePolicy" disabled={asking.isBusy || PolicyName === ""}>
          Add
        </Button>
      </div>
      <RefusedInPlace asking={asking} />
    </form>
  );
}
