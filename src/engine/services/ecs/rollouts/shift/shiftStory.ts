import { assert } from "../../../../../lib/assert.ts";
import { trustPolicy } from "../../../../../aws/trustPolicy.ts";
import { story, type Story } from "../../story.ts";

export const LAMBDA = "arn:aws:lambda:us-east-1:123456789012:function:judge";

/** A load balancer with a production and a test listener, two target groups, and the roles that ECS needs. */
export class ShiftStory {
  readonly s: Story;
  readonly blue: string;
  readonly green: string;
  readonly productionListenerRule: string;
  readonly testListenerRule: string;
  readonly roleArn: string;
  readonly hookRoleArn: string;
  #last = "";

  constructor({ isNetwork = false } = {}) {
    const s = (this.s = story());
    s.fleet("ab", "m5.xlarge");
    s.define("web", { image: "web:1" });
    s.define("web", { image: "web:2" });
    const group = isNetwork ? { Protocol: "TCP", HealthCheckProtocol: "TCP" } : {};
    const Protocol = isNetwork ? "TCP" : "HTTP";
    this.blue = s.balancer("blue", group, {}, isNetwork ? "network" : "application");
    this.green = s.group("green", group);
    const LoadBalancerArn = s.call("elbv2", "DescribeLoadBalancers", {}).LoadBalancers?.[0]?.LoadBalancerArn ?? "";
    const DefaultActions = [{ Type: "forward" as const, TargetGroupArn: this.green }];
    s.call("elbv2", "CreateListener", { LoadBalancerArn, Protocol, Port: 8080, DefaultActions });
    const { Listeners = [] } = s.call("elbv2", "DescribeListeners", { LoadBalancerArn });
    const [production = "", test = ""] = Listeners.map(({ ListenerArn = "" }) => isNetwork ? ListenerArn : s.call("elbv2", "DescribeRules", { ListenerArn }).Rules?.[0]?.RuleArn ?? "");
    this.productionListenerRule = production;
    this.testListenerRule = test;
    this.roleArn = this.#role("ecsInfrastructureRole");
    s.call("iam", "AttachRolePolicy", { RoleName: "ecsInfrastructureRole", PolicyArn: "arn:aws:iam::aws:policy/AmazonECSInfrastructureRolePolicyForLoadBalancers" });
    this.hookRoleArn = this.#role("hookRole");
    const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "lambda:InvokeFunction", Resource: "*" }] });
    s.call("iam", "PutRolePolicy", { RoleName: "hookRole", PolicyName: "invoke", PolicyDocument });
  }

  #role(RoleName: string): string {
    return this.s.call("iam", "CreateRole", { RoleName, AssumeRolePolicyDocument: trustPolicy("ecs.amazonaws.com") }).Role?.Arn ?? "";
  }

  routing(more: object = {}): object {
    const { green: alternateTargetGroupArn, productionListenerRule, testListenerRule, roleArn } = this;
    return { alternateTargetGroupArn, productionListenerRule, testListenerRule, roleArn, ...more };
  }

  /** A service of two tasks of `web:1`, its first deployment complete. */
  serve(deploymentConfiguration: object, { desiredCount = 2, routing = {} }: { readonly desiredCount?: number; readonly routing?: object } = {}): void {
    const loadBalancers = [{ targetGroupArn: this.blue, containerName: "web", containerPort: 80, advancedConfiguration: this.routing(routing) }];
    this.s.serve("web", "web:1", desiredCount, { loadBalancers, deploymentConfiguration });
    this.s.run(300);
    assert(this.newest().status === "SUCCESSFUL", `the first deployment is ${this.newest().status}`);
    this.s.mark();
    this.#last = "";
  }

  newest() {
    const newest = this.s.newestDeployment("web");
    assert(newest !== undefined, "there is no service deployment");
    return newest;
  }

  /** What the listener rule gives each group, as `blue 90, green 10`. */
  weights(rule: "productionListenerRule" | "testListenerRule" = "productionListenerRule"): string {
    const arn = this[rule];
    const [action] = (arn.includes(":listener/")
      ? this.s.call("elbv2", "DescribeListeners", { ListenerArns: [arn] }).Listeners?.[0]?.DefaultActions
      : this.s.call("elbv2", "DescribeRules", { RuleArns: [arn] }).Rules?.[0]?.Actions) ?? [];
    const groups = action?.ForwardConfig?.TargetGroups ?? [];
    return groups.map(({ TargetGroupArn, Weight }) => `${TargetGroupArn === this.blue ? "blue" : "green"} ${Weight}`).toSorted().join(", ");
  }

  /** Lets time pass, and tells of every stage and weight with the second in which it came, and of hooks. */
  stages(secondsToRun: number): string {
    const lines: string[] = [];
    const from = this.#at ?? 0;
    for (let i = 0; i < secondsToRun; i++) {
      const { lifecycleStage, status, lifecycleHookDetails = [] } = this.newest();
      const hooks = lifecycleHookDetails.map((hook) => ` ${hook.targetType} ${hook.status}`).join("");
      const line = `${status} ${lifecycleStage} [${this.weights()}] test [${this.weights("testListenerRule")}]${hooks}`;
      if (line !== this.#last) lines.push(`${String(from + i).padStart(5)} ${line}`);
      this.#last = line;
      this.s.run(1);
    }
    this.#at = from + secondsToRun;
    return lines.join("\n");
  }

  #at: number | undefined;
}
