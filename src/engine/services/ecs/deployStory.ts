import { iamArn, lambdaArn } from "../../../aws/arn.ts";
import type { CreateDeploymentGroupInput, CreateDeploymentInput, DeploymentInfo, ECSTarget } from "../../../aws/generated/codedeploy.ts";
import { assert } from "../../../lib/assert.ts";
import { Story } from "./story.ts";

export const ROLE = iamArn("role/ecsCodeDeployRole");
const IN = { applicationName: "shop", deploymentGroupName: "web" };

/** An account with a service that CodeDeploy deploys: its tasks are in the target group `blue`, and `green` stands by. */
export class DeployStory extends Story {
  readonly listeners: { prod: string; test: string } = { prod: "", test: "" };
  readonly groups: { blue: string; green: string } = { blue: "", green: "" };

  constructor(seed = 7) {
    super(seed);
    this.fleet("ab", "m5.xlarge");
    this.define("web");
    this.define("web", { image: "web:2" });
    this.groups.blue = this.balancer("blue");
    this.groups.green = this.group("green");
    const { Listeners = [] } = this.call("elbv2", "DescribeListeners", { LoadBalancerArn: this.#loadBalancer() });
    this.listeners.prod = Listeners[0]?.ListenerArn ?? "";
    this.role();
    this.serve("web", "web:1", 2, { deploymentController: { type: "CODE_DEPLOY" } }, this.groups.blue);
    this.run(120);
  }

  #loadBalancer(): string {
    return this.call("elbv2", "DescribeLoadBalancers", {}).LoadBalancers?.[0]?.LoadBalancerArn ?? "";
  }

  /** The role of CodeDeploy, with AWS's policy. */
  role(): void {
    const AssumeRolePolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal: { Service: "codedeploy.amazonaws.com" }, Action: "sts:AssumeRole" }] });
    this.call("iam", "CreateRole", { RoleName: "ecsCodeDeployRole", AssumeRolePolicyDocument });
    this.call("iam", "AttachRolePolicy", { RoleName: "ecsCodeDeployRole", PolicyArn: "arn:aws:iam::aws:policy/AWSCodeDeployRoleForECS" });
  }

  /** A listener on port 8080, for those who test. */
  testListener(): void {
    const { Listeners = [] } = this.call("elbv2", "CreateListener", { LoadBalancerArn: this.#loadBalancer(), Protocol: "HTTP", Port: 8080, DefaultActions: [{ Type: "forward", TargetGroupArn: this.groups.blue }] });
    this.listeners.test = Listeners[0]?.ListenerArn ?? "";
  }

  groupInput(more: Partial<CreateDeploymentGroupInput> = {}): CreateDeploymentGroupInput {
    const test = this.listeners.test === "" ? {} : { testTrafficRoute: { listenerArns: [this.listeners.test] } };
    return {
      ...IN,
      serviceRoleArn: ROLE,
      ecsServices: [{ clusterName: "prod", serviceName: "web" }],
      deploymentStyle: { deploymentType: "BLUE_GREEN", deploymentOption: "WITH_TRAFFIC_CONTROL" },
      blueGreenDeploymentConfiguration: {
        terminateBlueInstancesOnDeploymentSuccess: { action: "TERMINATE", terminationWaitTimeInMinutes: 5 },
        deploymentReadyOption: { actionOnTimeout: "CONTINUE_DEPLOYMENT" },
      },
      loadBalancerInfo: { targetGroupPairInfoList: [{ targetGroups: [{ name: "blue" }, { name: "green" }], prodTrafficRoute: { listenerArns: [this.listeners.prod] }, ...test }] },
      ...more,
    };
  }

  /** The application and the deployment group. */
  prepare(more: Partial<CreateDeploymentGroupInput> = {}): void {
    this.call("codedeploy", "CreateApplication", { applicationName: "shop", computePlatform: "ECS" });
    this.call("codedeploy", "CreateDeploymentGroup", this.groupInput(more));
    this.mark();
  }

  /** Deploys a revision of the definition, with functions at events. */
  deploy(taskDefinition: string, { hooks = {}, ...more }: Partial<CreateDeploymentInput> & { readonly hooks?: Readonly<Record<string, string>> } = {}): string {
    const { deploymentId } = this.call("codedeploy", "CreateDeployment", this.deployment(taskDefinition, { hooks, ...more }));
    assert(deploymentId !== undefined, "a deployment has an id");
    return deploymentId;
  }

  deployment(taskDefinition: string, { hooks = {}, ...more }: Partial<CreateDeploymentInput> & { readonly hooks?: Readonly<Record<string, string>> } = {}): CreateDeploymentInput {
    const Properties = { TaskDefinition: taskDefinition, LoadBalancerInfo: { ContainerName: "web", ContainerPort: 80 } };
    const Hooks = Object.entries(hooks).map(([event, name]) => ({ [event]: name }));
    const content = JSON.stringify({ version: 0, Resources: [{ TargetService: { Type: "AWS::ECS::Service", Properties } }], Hooks });
    return { ...IN, revision: { revisionType: "AppSpecContent", appSpecContent: { content } }, ...more };
  }

  info(deploymentId: string): DeploymentInfo {
    return this.call("codedeploy", "GetDeployment", { deploymentId }).deploymentInfo ?? {};
  }

  target(deploymentId: string): ECSTarget {
    return this.call("codedeploy", "GetDeploymentTarget", { deploymentId, targetId: "prod:web" }).deploymentTarget?.ecsTarget ?? {};
  }

  /** The lifecycle events, each with its status. */
  events(deploymentId: string): string {
    return (this.target(deploymentId).lifecycleEvents ?? []).map(({ lifecycleEventName, status }) => `${lifecycleEventName} ${status}`).join("\n");
  }

  /** These functions report nothing by themselves. */
  hang(...names: readonly string[]): void {
    for (const name of names) this.call("physics", "PutFunctionBehavior", { functionArn: lambdaArn(name), hookStatus: "IN_PROGRESS" });
  }

  /** A function reports back for a lifecycle event, with the execution id that it was invoked with last. */
  report(status: "Succeeded" | "Failed"): void {
    const invoked = this.world.log.findLast(({ name }) => name === "codedeploy.functionInvoked");
    const { deploymentId = "", lifecycleEventHookExecutionId = "" } = (invoked?.payload ?? {}) as Readonly<Record<string, string>>;
    this.call("codedeploy", "PutLifecycleEventHookExecutionStatus", { deploymentId, lifecycleEventHookExecutionId, status });
  }

  /** Which functions were invoked. */
  invoked(): readonly string[] {
    return this.world.log.filter(({ name }) => name === "codedeploy.functionInvoked").map(({ payload }) => (payload as Readonly<Record<string, string>>).functionArn?.replace(lambdaArn(""), "") ?? "");
  }

  /** What each target group has of the traffic of a listener. */
  weights(route: "prod" | "test" = "prod"): string {
    const { Listeners = [] } = this.call("elbv2", "DescribeListeners", { ListenerArns: [this.listeners[route]] });
    const [action] = Listeners[0]?.DefaultActions ?? [];
    const shares = action?.ForwardConfig?.TargetGroups ?? [];
    return shares.map(({ TargetGroupArn = "", Weight }) => `${TargetGroupArn === this.groups.blue ? "blue" : "green"} ${Weight}`).join(" ");
  }

  sets(): readonly string[] {
    return (this.service("web").taskSets ?? []).map(({ externalId, status, runningCount, computedDesiredCount, taskDefinition = "" }) => `${externalId === undefined ? "first" : "d"} ${taskDefinition.split("/")[1]} ${status} ${runningCount}/${computedDesiredCount}`);
  }

  /** How the deployment stands at instants: seconds since the mark, status, weights and task sets, where it changed. */
  watch(deploymentId: string, seconds: number, every = 1): string {
    const lines: string[] = [];
    for (let at = 0; at <= seconds; at += every) {
      const line = [this.info(deploymentId).status, this.weights(), this.sets().join(", ")].join(" | ");
      if (!lines.at(-1)?.endsWith(line)) lines.push(`${String(at).padStart(5)} ${line}`);
      this.run(every);
    }
    return lines.join("\n");
  }
}
