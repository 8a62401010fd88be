import { X } from "lucide-react";
import { type FormEvent, useState } from "react";
import { call } from "../../../../aws/generated/api.ts";
import type { Rows } from "../../../../bridge/protocol.ts";
import { many } from "../../../graph/figures.ts";
import type { Tables } from "../../../store/replica.ts";
import { Button } from "../../../ui/Button.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { InPlace } from "../../../ui/InPlace.tsx";
import { Select } from "../../../ui/Select.tsx";
import { TextInput } from "../../../ui/TextInput.tsx";
import { Block } from "../Block.tsx";
import { RefLink } from "../RefLink.tsx";
import { RefusedInPlace } from "../RefusedInPlace.tsx";
import { type Asking, useCall } from "../useCall.ts";
import { permissionOf, RULE_TYPES, type RuleDraft, ruleWords } from "./ruleWords.ts";

type GroupRow = Rows["ec2.securityGroups"];
type Rule = GroupRow["ingress"][number];
type Direction = "inbound" | "outbound";

export interface RuleTableProps {
  readonly group: GroupRow;
  readonly direction: Direction;
  readonly tables: Tables;
}

/** One direction of a security group in the columns of EC2's console. Rules are added and removed in place. */
export function RuleTable({ group, direction, tables }: RuleTableProps) {
  const asking = useCall();
  const rules = direction === "inbound" ? group.ingress : group.egress;
  const remove = ({ ruleId }: Rule) => {
    const input = { GroupId: group.groupId, SecurityGroupRuleIds: [ruleId] };
    void asking.make(direction === "inbound" ? call("ec2", "RevokeSecurityGroupIngress", input) : call("ec2", "RevokeSecurityGroupEgress", input));
  };
  return (
    <Block title={direction === "inbound" ? "Inbound rules" : "Outbound rules"} aside={many(rules.length, "rule")}>
      {rules.length === 0 ? (
        <p className="text-ink-3">{direction === "inbound" ? "None. Nothing gets in, but answers do." : "None. Nothing gets out, but answers do."}</p>
      ) : (
        <table className="w-full table-fixed text-xs">
          <thead className="text-left text-ink-3">
            <tr>
              <th className="w-[25%] pr-2 font-normal">Type</th>
              <th className="w-[17%] pr-2 font-normal">Protocol</th>
              <th className="w-[20%] pr-2 font-normal">Ports</th>
              <th className="font-normal">{direction === "inbound" ? "Source" : "Destination"}</th>
              <th className="w-7">
                <span className="sr-only">Remove</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rules.map((rule) => (
              <Line key={rule.ruleId} rule={rule} tables={tables} isBusy={asking.isBusy} onRemove={() => remove(rule)} />
            ))}
          </tbody>
        </table>
      )}
      <InPlace className="mt-1.5" form={(close) => <RuleForm {...{ group, direction, tables, asking }} onClose={close} />}>
        Add a rule
      </InPlace>
      <RefusedInPlace asking={asking} />
    </Block>
  );
}

interface LineProps {
  readonly rule: Rule;
  readonly tables: Tables;
  readonly isBusy: boolean;
  readonly onRemove: () => void;
}

/** The description, where there is one, stands below. */
function Line({ rule, tables, isBusy, onRemove }: LineProps) {
  const { type, protocol, ports } = ruleWords(rule);
  return (
    <tr className="border-t border-line align-top">
      <td className="py-1 pr-2">{type}</td>
      <td className="py-1 pr-2">{protocol}</td>
      <td className="py-1 pr-2">{ports}</td>
      <td className="py-1 wrap-anywhere">
        {rule.sourceGroupId === null ? (rule.cidrIp ?? rule.cidrIpv6) : <RefLink to={{ table: "ec2.securityGroups", id: rule.sourceGroupId }}>{tables["ec2.securityGroups"].get(rule.sourceGroupId)?.groupName ?? rule.sourceGroupId}</RefLink>}
        {rule.ruleDescription !== null && <span className="block text-ink-3">{rule.ruleDescription}</span>}
      </td>
      <td>
        <IconButton size="sm" icon={X} label={`Remove ${type} ${ports}`} disabled={isBusy} onClick={onRemove} />
      </td>
    </tr>
  );
}

const ANYWHERE = "0.0.0.0/0";
const NEW: RuleDraft = { type: "HTTP", ports: "", peer: ANYWHERE, description: "" };

interface RuleFormProps extends RuleTableProps {
  readonly asking: Asking;
  readonly onClose: () => void;
}

function RuleForm({ group, direction, tables, asking, onClose }: RuleFormProps) {
  const [draft, setDraft] = useState(NEW);
  const [cidr, setCidr] = useState("10.0.0.0/16");
  const peers = [...tables["ec2.securityGroups"].values()].filter(({ vpcId }) => vpcId === group.vpcId);
  const change = (part: Partial<RuleDraft>) => setDraft({ ...draft, ...part });
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    const input = { GroupId: group.groupId, IpPermissions: [permissionOf({ ...draft, peer: draft.peer === "" ? cidr : draft.peer })] };
    const isTaken = await asking.make(direction === "inbound" ? call("ec2", "AuthorizeSecurityGroupIngress", input) : call("ec2", "AuthorizeSecurityGroupEgress", input));
    if (isTaken) onClose();
  };
  const source = direction === "inbound" ? "Source" : "Destination";
  const peerOptions = [{ value: ANYWHERE, label: "Anywhere" }, ...peers.map((one) => ({ value: one.groupId, label: `Group ${one.groupName}` })), { value: "", label: "A CIDR block" }];
  return (
    <form aria-label={`Add an ${direction} rule`} noValidate onSubmit={(event) => void onSubmit(event)} className="mt-2 grid grid-cols-2 gap-1.5">
      <Select label="Type" value={draft.type} options={RULE_TYPES.map(({ type }) => ({ value: type, label: type }))} onChange={(type) => change({ type })} />
      <TextInput label="Port range" placeholder="32768-65535" disabled={!draft.type.startsWith("Custom")} value={draft.ports} onChange={(ports) => change({ ports })} />
      <Select label={source} value={draft.peer} options={peerOptions} onChange={(peer) => change({ peer })} />
      <TextInput label="CIDR block" mono disabled={draft.peer !== ""} value={cidr} onChange={setCidr} />
      <TextInput label="Description" className="col-span-2" value={draft.description} onChange={(description) => change({ description })} />
      <span className="col-span-2 flex gap-1.5">
        <Button type="submit" variant="primary" size="sm" disabled={asking.isBusy} title={direction === "inbound" ? "AuthorizeSecurityGroupIngress" : "AuthorizeSecurityGroupEgress"}>
          Add rule
        </Button>
        <Button size="sm" variant="ghost" onClick={onClose}>
          Cancel
        </Button>
      </span>
    </form>
  );
}
