import { beforeEach, describe, expect, test } from "vitest";
import { joining } from "../../trial.ts";
import { decisions } from "../iam/tables.ts";
import { story, type Story } from "./story.ts";

const USUAL = { RoleName: "ecsInstanceRole", PolicyArn: "arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role" };
const SERVICE_ROLE = "AWSServiceRoleForECS";
const deny = (...Action: readonly string[]) => JSON.stringify({ Version: "2012-10-17", Statement: { Effect: "Deny", Action, Resource: "*" } });
const trust = (Service: string) => JSON.stringify({ Version: "2012-10-17", Statement: { Effect: "Allow", Principal: { Service }, Action: "sts:AssumeRole" } });

let s: Story;
beforeEach(() => {
  s = story();
});

const forbid = (...actions: readonly string[]) => s.call("iam", "PutRolePolicy", { RoleName: USUAL.RoleName, PolicyName: "no", PolicyDocument: deny(...actions) });
const permit = () => s.call("iam", "DeleteRolePolicy", { RoleName: USUAL.RoleName, PolicyName: "no" });
const error = (instanceId: string) => /error=(".*")/.exec(s.agentLog(instanceId).at(-1) ?? "")?.[1];
const asked = () => s.world.view.all(decisions).map(({ action, outcome }) => `${action} ${outcome}`);

describe("the role of an instance", () => {
  const NONE = '"NoCredentialProviders: no valid providers in chain"';

  test("an instance without one never registers", () => {
    s.call("ecs", "CreateCluster", { clusterName: "prod" });
    const [instanceId = ""] = s.launch(joining("prod"), { IamInstanceProfile: undefined } as never);
    s.run(300);
    expect(s.instances("prod")).toEqual([]);
    expect(s.agentLog(instanceId).at(-1)).toContain('msg="Unable to register as a container instance with ECS"');
    expect(error(instanceId)).toBe(NONE);
    s.define("web");
    s.serve("web", "web:1", 1);
    s.run(10);
    expect(s.told()).toContain("Reason: No Container Instances were found in your cluster.");
    expect(asked()).toEqual([]);
  });

  test("one that EC2 may not assume is none, until it trusts EC2", () => {
    s.call("ecs", "CreateCluster", { clusterName: "prod" });
    s.call("iam", "UpdateAssumeRolePolicy", { RoleName: USUAL.RoleName, PolicyDocument: trust("ecs.amazonaws.com") });
    const id = s.join("a");
    s.run(300);
    expect(error(id)).toBe(NONE);
    expect(asked()).toEqual(["ecs:RegisterContainerInstance cannotAssume"]);
    s.call("iam", "UpdateAssumeRolePolicy", { RoleName: USUAL.RoleName, PolicyDocument: trust("ec2.amazonaws.com") });
    s.run(30);
    expect(s.instances("prod")).toMatchObject([{ ec2InstanceId: id, agentConnected: true }]);
  });

  test("one without the right to register says so, and it is told what it lacks", () => {
    s.call("ecs", "CreateCluster", { clusterName: "prod" });
    s.call("iam", "DetachRolePolicy", USUAL);
    const id = s.join("a");
    s.run(300);
    expect(s.instances("prod")).toEqual([]);
    expect(error(id)).toContain(
      `AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/ecsInstanceRole/${id} is not authorized to perform: ecs:RegisterContainerInstance on resource: arn:aws:ecs:us-east-1:123456789012:cluster/prod because no identity-based policy allows the ecs:RegisterContainerInstance action`,
    );
    expect(s.agentLog(id).some((line) => line.includes("terminal"))).toBe(false);
    s.call("iam", "AttachRolePolicy", USUAL);
    s.run(30);
    expect(s.instances("prod")).toHaveLength(1);
  });

  test.each(["ecs:Poll", "ecs:DiscoverPollEndpoint"])("without %s its agent is not connected, and comes back with the right", (action) => {
    s.fleet("a", "m5.large");
    s.define("web");
    s.serve("web", "web:1", 1);
    s.run(60);
    forbid(action);
    s.run(90);
    expect(s.instances("prod")).toMatchObject([{ agentConnected: false }]);
    expect(asked()).toContain(`${action} explicitDeny`);
    s.update("web", { desiredCount: 2 });
    s.run(30);
    expect(s.tasks()).toHaveLength(1);
    expect(s.told()).toContain('encountered error "AGENT".');
    permit();
    s.run(60);
    expect(s.instances("prod")).toMatchObject([{ agentConnected: true }]);
    expect(s.tasks().map(({ lastStatus }) => lastStatus)).toEqual(["RUNNING", "RUNNING"]);
  });

  test("an agent that may not tell of tasks leaves them PENDING", () => {
    s.fleet("a", "m5.large");
    s.define("web");
    forbid("ecs:Submit*");
    s.serve("web", "web:1", 1);
    s.run(120);
    expect(s.tasks()).toMatchObject([{ lastStatus: "PENDING" }]);
    expect(s.instances("prod")).toMatchObject([{ agentConnected: true }]);
    permit();
    s.run(30);
    expect(s.tasks()).toMatchObject([{ lastStatus: "RUNNING" }]);
  });
});

describe("who pulls", () => {
  const IMAGE = "123456789012.dkr.ecr.us-east-1.amazonaws.com/shop/web:1";
  const pulling = (instance: string) => `assumed-role/ecsInstanceRole/${instance} is not authorized to perform`;

  test("an image of ECR needs rights of the instance, a public one none", () => {
    const [id = ""] = s.fleet("a", "m5.large");
    forbid("ecr:GetAuthorizationToken");
    s.define("own", { image: IMAGE });
    s.define("nginx", { image: "nginx:1" });
    s.serve("own", "own:1", 1);
    s.serve("nginx", "nginx:1", 1);
    s.run(20);
    const [stopped] = s.tasks("STOPPED");
    expect(stopped).toMatchObject({
      stopCode: "TaskFailedToStart",
      stoppedReason: `CannotPullECRContainerError: AccessDeniedException: User: arn:aws:sts::123456789012:${pulling(id)}: ecr:GetAuthorizationToken on resource: * with an explicit deny in an identity-based policy`,
    });
    expect(s.service("nginx").runningCount).toBe(1);
    permit();
    s.run(120);
    expect(s.service("own").runningCount).toBe(1);
  });

  test("with an execution role, that one is asked", () => {
    s.fleet("a", "m5.large");
    s.call("iam", "CreateRole", { RoleName: "bare", AssumeRolePolicyDocument: trust("ecs-tasks.amazonaws.com") });
    s.call("iam", "PutRolePolicy", { RoleName: "bare", PolicyName: "token", PolicyDocument: deny().replace("Deny", "Allow").replace("[]", '"ecr:GetAuthorizationToken"') });
    s.call("ecs", "RegisterTaskDefinition", { family: "own", executionRoleArn: "bare", containerDefinitions: [{ name: "own", image: IMAGE, memory: 64 }] });
    s.serve("own", "own:1", 1);
    s.run(20);
    expect(s.tasks("STOPPED")[0]?.stoppedReason).toMatch(
      /^CannotPullContainerError: The task can’t pull the image\. Check that the role has the permissions to pull images from the registry\. Error response from daemon: pull access denied for 123456789012\.dkr\.ecr\.us-east-1\.amazonaws\.com\/shop\/web: denied: User: arn:aws:sts::123456789012:assumed-role\/bare\/[0-9a-f]{32} is not authorized to perform: ecr:BatchGetImage on resource: arn:aws:ecr:us-east-1:123456789012:repository\/shop\/web because no identity-based policy allows the ecr:BatchGetImage action$/,
    );
    s.call("iam", "AttachRolePolicy", { RoleName: "bare", PolicyArn: "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy" });
    s.run(120);
    expect(s.service("own").runningCount).toBe(1);
  });
});

describe("the roles of tasks", () => {
  const ROLE = "arn:aws:iam::123456789012:role/shop";
  const UNABLE = `ECS was unable to assume the role '${ROLE}' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.`;

  test.each(["taskRoleArn", "executionRoleArn"])("a %s that is not there, or does not trust ECS, lets no task be launched", (which) => {
    s.fleet("a", "m5.large");
    s.call("ecs", "RegisterTaskDefinition", { family: "web", [which]: ROLE, containerDefinitions: [{ name: "web", image: "web", memory: 64 }] } as never);
    expect(s.refusal("ecs", "RunTask", { cluster: "prod", taskDefinition: "web" })).toBe(`ClientException: ${UNABLE}`);
    s.serve("web", "web:1", 1);
    s.serve("daemon", "web:1", 0, { schedulingStrategy: "DAEMON", desiredCount: undefined });
    s.run(60);
    expect(s.told()).toBe(`   0.0 (service web) failed to launch a task with (error ${UNABLE})\n   0.0 (service daemon) failed to launch a task with (error ${UNABLE})`);
    s.call("iam", "CreateRole", { RoleName: "shop", AssumeRolePolicyDocument: trust("ec2.amazonaws.com") });
    s.run(60);
    expect(s.tasks()).toEqual([]);
    s.call("iam", "UpdateAssumeRolePolicy", { RoleName: "shop", PolicyDocument: trust("ecs-tasks.amazonaws.com") });
    s.run(60);
    expect(s.tasks().map(({ lastStatus }) => lastStatus)).toEqual(["RUNNING", "RUNNING"]);
  });
});

describe("what an app asks for", () => {
  const CALL = { action: "s3:GetObject", resource: "arn:aws:s3:::shop/cart" };
  const said = (roleName: string) => s.world.view.all(decisions).filter(({ action, roleArn }) => action === CALL.action && roleArn.endsWith(`/${roleName}`));
  const running = () => s.tasks().map(({ lastStatus }) => lastStatus);

  test("in the role of its task: denied, it runs on, and asks again with the right", () => {
    s.fleet("a");
    s.call("physics", "PutImageBehavior", { image: "web:1", awsCalls: [CALL] });
    s.call("iam", "CreateRole", { RoleName: "shop", AssumeRolePolicyDocument: trust("ecs-tasks.amazonaws.com") });
    s.call("ecs", "RegisterTaskDefinition", { family: "web", taskRoleArn: "shop", containerDefinitions: [{ name: "web", image: "web:1", memory: 64 }] });
    s.serve("web", "web:1", 1);
    s.run(60);
    const taskId = s.tasks()[0]?.taskArn?.split("/").at(-1);
    const message = `User: arn:aws:sts::123456789012:assumed-role/shop/${taskId} is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::shop/cart because no identity-based policy allows the s3:GetObject action`;
    expect(said("shop")).toMatchObject([{ outcome: "implicitDeny", message }]);
    expect(running()).toEqual(["RUNNING"]);
    s.call("iam", "AttachRolePolicy", { RoleName: "shop", PolicyArn: "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess" });
    expect(said("shop")).toMatchObject([{ outcome: "implicitDeny" }, { outcome: "allowed", resource: CALL.resource }]);
    expect(running()).toEqual(["RUNNING"]);
  });

  test("without one it takes the instance's, silently", () => {
    const [id] = s.fleet("a");
    s.call("physics", "PutImageBehavior", { image: "web:1", awsCalls: [CALL] });
    s.define("web");
    s.serve("web", "web:1", 1);
    s.run(60);
    expect(said("ecsInstanceRole")).toMatchObject([{ outcome: "implicitDeny", sessionName: id }]);
    expect(running()).toEqual(["RUNNING"]);
  });

  test.each([true, false])("with an interface of its own it does so unless its agent forbids it: %s", (isForbidden) => {
    s.call("ecs", "CreateCluster", { clusterName: "prod" });
    s.launch(`${joining("prod")}echo ECS_AWSVPC_BLOCK_IMDS=${String(isForbidden)} >> /etc/ecs/ecs.config\n`);
    s.run(120);
    s.call("physics", "PutImageBehavior", { image: "web:1", awsCalls: [CALL] });
    s.call("ecs", "RegisterTaskDefinition", { family: "web", networkMode: "awsvpc", containerDefinitions: [{ name: "web", image: "web:1", memory: 64 }] });
    const subnets = s.call("ec2", "DescribeSubnets", {}).Subnets?.map(({ SubnetId = "" }) => SubnetId) ?? [];
    s.serve("web", "web:1", 1, { networkConfiguration: { awsvpcConfiguration: { subnets } } });
    s.run(90);
    expect(running()).toEqual(["RUNNING"]);
    expect(said("ecsInstanceRole")).toHaveLength(isForbidden ? 0 : 1);
  });
});

test("a service that was complete says that the trust of its tasks' role was changed, and does so again when it was mended between", () => {
  s.fleet("a", "m5.large");
  s.call("iam", "CreateRole", { RoleName: "shop", AssumeRolePolicyDocument: trust("ecs-tasks.amazonaws.com") });
  s.call("ecs", "RegisterTaskDefinition", { family: "web", taskRoleArn: "shop", containerDefinitions: [{ name: "web", image: "web", memory: 64 }] });
  s.serve("web", "web:1", 1);
  s.run(60);
  s.mark();
  const trusts = (principal: string) => s.call("iam", "UpdateAssumeRolePolicy", { RoleName: "shop", PolicyDocument: trust(principal) });
  trusts("ec2.amazonaws.com");
  s.update("web", { desiredCount: 2 });
  s.run(60);
  trusts("ecs-tasks.amazonaws.com");
  s.run(60);
  trusts("ec2.amazonaws.com");
  s.update("web", { desiredCount: 3 });
  s.run(60);
  expect(s.told()).toMatchInlineSnapshot(`
    "   0.0 (service web) failed to launch a task with (error ECS was unable to assume the role 'arn:aws:iam::123456789012:role/shop' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.)
       0.0 (service web) IAM trust relationship has been misconfigured or changed, and ECS can no longer maintain your service
      60.0 (service web) has started 1 tasks: (task T1).
     101.2 (service web) has reached a steady state.
     120.0 (service web) failed to launch a task with (error ECS was unable to assume the role 'arn:aws:iam::123456789012:role/shop' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.)
     120.0 (service web) IAM trust relationship has been misconfigured or changed, and ECS can no longer maintain your service"
  `);
});

describe("ECS's own role", () => {
  const GONE = "Unable to assume the service linked role. Please verify that the ECS service linked role exists.";
  const remove = () => s.call("iam", "DeleteServiceLinkedRole", { RoleName: SERVICE_ROLE });
  const restore = () => s.call("iam", "CreateServiceLinkedRole", { AWSServiceName: "ecs.amazonaws.com" });

  test("without it nothing is created", () => {
    s.fleet("a", "m5.large");
    s.define("web");
    remove();
    expect(s.refusal("ecs", "CreateCluster", { clusterName: "second" })).toBe(`InvalidParameterException: ${GONE}`);
    expect(s.refusal("ecs", "CreateService", { cluster: "prod", serviceName: "web", taskDefinition: "web:1", desiredCount: 1 })).toBe(`InvalidParameterException: ${GONE}`);
    s.call("ecs", "RunTask", { cluster: "prod", taskDefinition: "web:1" });
    restore();
    s.call("ecs", "CreateCluster", { clusterName: "second" });
  });

  test("without it no target comes or goes", () => {
    s.fleet("ab", "m5.large");
    s.define("web");
    const group = s.balancer("shop");
    s.serve("web", "web:1", 1, {}, group);
    s.run(60);
    remove();
    s.update("web", { desiredCount: 2 });
    s.run(60);
    s.update("web", { desiredCount: 1 });
    s.run(60);
    expect(s.told()).toContain(`(service web) failed to register targets in (target-group shop) with (error ${GONE})`);
    expect(s.told().match(/IAM trust relationship has been misconfigured or changed, and ECS can no longer maintain your service/g)).toHaveLength(1);
    s.update("web", { desiredCount: 0 });
    s.run(120);
    expect(s.told()).toContain(`(service web) failed to deregister targets in (target-group shop) with (error ${GONE})`);
    expect(s.tasks("STOPPED").filter(({ lastStatus }) => lastStatus !== "STOPPED")).toHaveLength(1);
    restore();
    s.run(60);
    expect(s.told()).toContain("(service web) deregistered 1 targets in (target-group shop)");
    expect(s.service("web").runningCount).toBe(0);
  });
});
