import { call } from "../../../../aws/generated/api.ts";
import type { Rows } from "../../../../bridge/protocol.ts";
import { clockText } from "../../../../lib/timeText.ts";
import { roleArnOf, rolesOfDefinition } from "../../../graph/lens/roleFacts.ts";
import { nameIn } from "../../../store/names.ts";
import type { Replica, Tables } from "../../../store/replica.ts";
import { Block } from "../Block.tsx";
import { Fact, Facts } from "../Facts.tsx";
import { RefLink } from "../RefLink.tsx";
import { Asked } from "./Asked.tsx";
import { PolicyDocument } from "./PolicyDocument.tsx";
import { RolePolicies } from "./RolePolicies.tsx";

type RoleRow = Rows["iam.roles"];

/** A role: who assumes it, what it may do, what it was asked for, and what was denied. */
export function RoleOverview({ role, state }: { readonly role: RoleRow; readonly state: Replica }) {
  return (
    <>
      <Asked role={role} tables={state.tables} />
      <Block title="Who assumes it">
        <PolicyDocument
          key={role.assumeRolePolicyDocument}
          label="Trust policy"
          document={role.assumeRolePolicyDocument}
          replace={(PolicyDocument) => call("iam", "UpdateAssumeRolePolicy", { RoleName: role.roleName, PolicyDocument })}
        />
      </Block>
      <RolePolicies role={role} />
      <UsedBy role={role} tables={state.tables} />
      <Block title="Role">
        <Facts>
          <Fact name="ARN" mono>
            {roleArnOf(role)}
          </Fact>
          {role.description !== null && <Fact name="Description">{role.description}</Fact>}
          {role.permissionsBoundaryArn !== null && <Fact name="Boundary">{nameIn(role.permissionsBoundaryArn)}</Fact>}
          <Fact name="Created">{clockText(role.createdTime)}</Fact>
        </Facts>
      </Block>
    </>
  );
}

/** The instance profiles that hold it, and the services whose task definitions name it. */
function UsedBy({ role, tables }: { readonly role: RoleRow; readonly tables: Tables }) {
  const profiles = [...tables["iam.instanceProfiles"].values()].filter(({ roleKey }) => roleKey === role.roleKey);
  const services = [...tables["ecs.services"].values()].flatMap(({ serviceArn, serviceName, status, taskDefinitionArn }) => {
    const { execution, task } = rolesOfDefinition(tables["ecs.taskDefinitions"].get(taskDefinitionArn), tables);
    const as = [execution?.role === role ? "execution role" : null, task?.role === role ? "task role" : null].filter((one) => one !== null);
    return status === "INACTIVE" || as.length === 0 ? [] : [{ serviceArn, serviceName, as: as.join(" and ") }];
  });
  return (
    <Block title="Used by" aside={profiles.length + services.length === 0 ? "nothing here names it" : undefined}>
      <ul>
        {profiles.map(({ instanceProfileName }) => (
          <li key={instanceProfileName} className="py-0.5">
            {instanceProfileName} <span className="text-ink-3">instance profile</span>
          </li>
        ))}
        {services.map(({ serviceArn, serviceName, as }) => (
          <li key={serviceArn} className="flex gap-2 py-0.5">
            <RefLink to={{ table: "ecs.services", id: serviceArn }}>{serviceName}</RefLink>
            <span className="text-ink-3">{as}</span>
          </li>
        ))}
      </ul>
    </Block>
  );
}
