import type { View } from "../../kernel/context.ts";
import { containerInstances, liveTasksByService, services } from "../../services/ecs/tables.ts";

/** Where a running task of a service is, that is behind a Classic Load Balancer. */
export interface BehindClassic {
  readonly instanceId: string;
  readonly hostPort: number;
}

/** Where the running tasks of the services behind a load balancer are, whether their instances are registered or not. */
export function behindClassic(view: View, loadBalancerArn: string): readonly BehindClassic[] {
  return view.all(services).flatMap(({ serviceArn, loadBalancers }) => {
    const own = loadBalancers.find(({ targetGroupArn }) => targetGroupArn === loadBalancerArn);
    if (own === undefined) return [];
    const running = view.where(liveTasksByService, serviceArn).filter(({ lastStatus }) => lastStatus === "RUNNING");
    return running.flatMap(({ containerInstanceArn, containers }) => {
      const container = containers.find(({ name }) => name === own.containerName);
      const binding = container?.networkBindings.find(({ containerPort, protocol }) => containerPort === own.containerPort && protocol === "tcp");
      const instanceId = view.find(containerInstances, containerInstanceArn)?.ec2InstanceId;
      return binding === undefined || instanceId === undefined ? [] : [{ instanceId, hostPort: binding.hostPort }];
    });
  });
}
