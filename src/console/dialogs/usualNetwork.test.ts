import { expect, test } from "vitest";
import { playScenario, type Scenario } from "../../engine/session/scenario.ts";
import { Session } from "../../engine/session/session.ts";
import { retailStore } from "../../scenarios/retailStore.ts";
import { twoRevisions } from "../../scenarios/twoRevisions.ts";
import { fold, NO_TABLES, type Tables } from "../store/replica.ts";
import { balancerSubnetIds, placeLikeOthers } from "./placesForNew.ts";
import { taskSubnetIds, usualGroupId, usualVpcId } from "./usualNetwork.ts";

const TABLES = ["ec2.vpcs", "ec2.subnets", "ec2.instances", "ec2.securityGroups", "ec2.routeTables", "ec2.routeTableAssociations", "ec2.internetGateways", "ec2.natGateways", "ecs.containerInstances", "ecs.clusters"] as const;

function seen(scenario: Scenario): Tables {
  const file = playScenario(scenario);
  const session = new Session(file);
  session.runUntil(file.clock);
  return fold(NO_TABLES, Object.fromEntries(TABLES.map((name) => [name, session.world.rows(name)])) as never);
}

const nameOf = ({ tags }: { readonly tags: readonly { readonly key: string; readonly value: string }[] }) => tags.find(({ key }) => key === "Name")?.value;
const names = (ids: readonly string[], tables: Tables) => ids.map((id) => nameOf(tables["ec2.subnets"].get(id) ?? { tags: [] }));

test("where instances are in private subnets of a VPC of their own, what is new goes there, and balancers into its public ones", () => {
  const tables = seen(retailStore);
  const vpcId = usualVpcId(tables);
  expect(nameOf(tables["ec2.vpcs"].get(vpcId) ?? { tags: [] })).toBe("retail");
  expect(names(balancerSubnetIds(vpcId, "internet-facing", tables), tables)).toEqual(["retail-public-a", "retail-public-b", "retail-public-c"]);
  expect(names(balancerSubnetIds(vpcId, "internal", tables), tables)).toEqual(["retail-private-a", "retail-private-b", "retail-private-c"]);
  expect(names(taskSubnetIds(vpcId, tables), tables)).toEqual(["retail-private-a", "retail-private-b", "retail-private-c"]);

  const clusterArn = tables["ecs.clusters"].keys().next().value ?? "";
  const { subnet, securityGroupIds } = placeLikeOthers(tables, "us-east-1b", clusterArn);
  expect(names([subnet?.subnetId ?? ""], tables)).toEqual(["retail-private-b"]);
  expect(securityGroupIds.map((id) => tables["ec2.securityGroups"].get(id)?.groupName)).toEqual(["retail-instances"]);
  expect(usualGroupId(vpcId, tables)).toBe(securityGroupIds[0]);
});

test("a zone in which no instance is gets a subnet of the same kind", () => {
  const tables = seen(retailStore);
  const inOne = new Map([...tables["ec2.instances"]].filter(([, row]) => row.availabilityZone === "us-east-1a"));
  const { subnet } = placeLikeOthers({ ...tables, "ec2.instances": inOne }, "us-east-1c", null);
  expect(names([subnet?.subnetId ?? ""], tables)).toEqual(["retail-private-c"]);
});

test("in the default VPC nothing need be said of groups", () => {
  const tables = seen(twoRevisions);
  expect(tables["ec2.vpcs"].get(usualVpcId(tables))?.isDefault).toBe(true);
  const { subnet, securityGroupIds } = placeLikeOthers(tables, "us-east-1a", null);
  expect(subnet?.availabilityZone).toBe("us-east-1a");
  expect(securityGroupIds).toEqual([]);
});

test("an account without instances begins in its default VPC", () => {
  const tables = { ...seen(retailStore), "ec2.instances": new Map() };
  expect(tables["ec2.vpcs"].get(usualVpcId(tables))?.isDefault).toBe(true);
});
