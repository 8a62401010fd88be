import { machines } from "../../../physics/contract.ts";
import { Story } from "../story.ts";
import { tasks, type TaskRow } from "../tables.ts";

/** Where tasks on Fargate shall be: the subnets of some zones, by their letters. */
interface Where {
  readonly zones?: string;
  readonly assignPublicIp?: "ENABLED" | "DISABLED";
}

/** A story of tasks that have no instance. */
export class FargateStory extends Story {
  /** Registers a definition with one container that runs on Fargate. */
  defineFor(family: string, { image = `${family}:1`, container = {}, ...more }: { readonly image?: string; readonly container?: object; readonly [member: string]: unknown } = {}): void {
    const containerDefinitions = [{ name: family, image, portMappings: [{ containerPort: 80 }], ...container }];
    const input = { family, networkMode: "awsvpc", cpu: "256", memory: "512", requiresCompatibilities: ["FARGATE"], containerDefinitions, ...more };
    this.call("ecs", "RegisterTaskDefinition", input as never);
  }

  /** What a request says to have tasks on Fargate in the default VPC. */
  network({ zones = "abc", assignPublicIp = "ENABLED" }: Where = {}) {
    const { Subnets = [] } = this.call("ec2", "DescribeSubnets", {});
    const subnets = Subnets.filter(({ AvailabilityZone = "" }) => zones.includes(AvailabilityZone.slice(-1))).map(({ SubnetId = "" }) => SubnetId);
    return { launchType: "FARGATE", networkConfiguration: { awsvpcConfiguration: { subnets, assignPublicIp } } } as const;
  }

  runTask(taskDefinition: string, { count = 1, ...where }: Where & { readonly count?: number } = {}) {
    return this.call("ecs", "RunTask", { cluster: "prod", taskDefinition, count, ...this.network(where) });
  }

  /** How many running tasks each zone has. */
  zones(): Readonly<Record<string, number>> {
    const counts = new Map<string, number>();
    for (const { availabilityZone = "" } of this.tasks()) counts.set(availabilityZone, (counts.get(availabilityZone) ?? 0) + 1);
    return Object.fromEntries([...counts].sort());
  }

  /** The ARNs of the running tasks on Fargate. */
  fargateTasks(): readonly string[] {
    return this.call("ecs", "ListTasks", { cluster: "prod", launchType: "FARGATE" }).taskArns ?? [];
  }

  rows(): readonly TaskRow[] {
    return this.world.view.all(tasks);
  }

  machines(): number {
    return this.world.view.size(machines);
  }
}
