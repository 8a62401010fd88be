import { expect, test } from "vitest";
import { rowsOf } from "../../engine/session/desiredState.ts";
import { emptyFile } from "../../engine/session/scenario.ts";
import { Session } from "../../engine/session/session.ts";
import { accountTemplate } from "./accountTemplate.ts";
import { planOf, runScript, runTemplate, script } from "../../../scripts/bothWays.ts";

/** A cluster whose own capacity provider has instances that ECS launches. */
function managed(): Session {
  const session = new Session(emptyFile("managed", 7));
  const call = (service: string, operation: string, input: object) => expect([operation, session.call({ service, operation, input })]).toMatchObject([operation, { ok: true }]);
  call("ecs", "CreateCluster", { clusterName: "own" });
  const subnets = rowsOf(session, "ec2.subnets").map(({ subnetId }) => subnetId);
  const instanceLaunchTemplate = { ec2InstanceProfileArn: "arn:aws:iam::123456789012:instance-profile/ecsInstanceRole", networkConfiguration: { subnets }, instanceRequirements: { vCpuCount: { min: 2 }, memoryMiB: { min: 4096 } } };
  call("ecs", "CreateCapacityProvider", { name: "mine", cluster: "own", managedInstancesProvider: { infrastructureRoleArn: "arn:aws:iam::123456789012:role/ecsInfrastructureRole", instanceLaunchTemplate } });
  call("ecs", "PutClusterCapacityProviders", { cluster: "own", capacityProviders: ["mine"], defaultCapacityProviderStrategy: [{ capacityProvider: "mine", weight: 1 }] });
  return session;
}

test("a capacity provider of managed instances comes through a script and a template", async () => {
  const session = managed();
  const provider = (of: Session) => rowsOf(of, "ecs.capacityProviders").filter(({ name }) => name === "mine").map(({ managedInstances }) => JSON.stringify(managedInstances, (member, value: unknown) => (member === "subnets" ? (value as readonly unknown[]).length : value)));
  expect(provider(session)).toHaveLength(1);
  expect(provider(await runScript(await script(session)))).toEqual(provider(session));
  const template = accountTemplate(await planOf(session), "x");
  expect(template.Resources["ProviderMine"]).toMatchObject({ Type: "AWS::ECS::CapacityProvider", Properties: { Name: "mine", ClusterName: { Ref: "ClusterOwn" }, ManagedInstancesProvider: { InstanceLaunchTemplate: { NetworkConfiguration: { Subnets: [{ Ref: "SubnetA" }, {}, {}] } } } } });
  expect(template.Resources["StrategyOwn"]).toMatchObject({ Type: "AWS::ECS::ClusterCapacityProviderAssociations", Properties: { Cluster: { Ref: "ClusterOwn" }, CapacityProviders: [{ Ref: "ProviderMine" }] } });
  const again = runTemplate(JSON.stringify(template));
  expect(provider(again)).toEqual(provider(session));
  expect(rowsOf(again, "ecs.clusterOptions")).toEqual(rowsOf(session, "ecs.clusterOptions"));
});
