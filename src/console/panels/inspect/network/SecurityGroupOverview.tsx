import type { Rows } from "../../../../bridge/protocol.ts";
import type { Replica } from "../../../store/replica.ts";
import { Block } from "../Block.tsx";
import { Fact, Facts } from "../Facts.tsx";
import { RefLink } from "../RefLink.tsx";
import { RuleTable } from "./RuleTable.tsx";
import { UsersOfGroup } from "./UsersOfGroup.tsx";

/** A security group: what it lets in and out, and who carries it. */
export function SecurityGroupOverview({ group, state }: { readonly group: Rows["ec2.securityGroups"]; readonly state: Replica }) {
  return (
    <>
      <RuleTable group={group} direction="inbound" tables={state.tables} />
      <RuleTable group={group} direction="outbound" tables={state.tables} />
      <UsersOfGroup group={group} tables={state.tables} />
      <Block title="Security group">
        <Facts>
          <Fact name="Group id" mono>
            {group.groupId}
          </Fact>
          <Fact name="Description">{group.description}</Fact>
          <Fact name="VPC" mono>
            <RefLink to={{ table: "ec2.vpcs", id: group.vpcId }}>{group.vpcId}</RefLink>
          </Fact>
        </Facts>
      </Block>
    </>
  );
}
