import { call } from "../../../aws/generated/api.ts";
import { probeIn } from "../../../aws/rules/classicProbe.ts";
import type { View } from "../../kernel/context.ts";
import { instanceOf, stationOfInstance } from "../../services/ec2/contract.ts";
import { describeHealthCheck, describeListener } from "../../services/elb/describe.ts";
import { legToInstance } from "../../services/elb/road.ts";
import type { ClassicBalancerRow, ClassicListener, RegisteredInstanceRow } from "../../services/elb/tables.ts";
import { letIn } from "./repairs.ts";
import type { Probe, Road } from "./road.ts";

interface Ends {
  readonly balancer: ClassicBalancerRow;
  readonly listener: ClassicListener;
  readonly instance: RegisteredInstanceRow;
}

/** The road from a Classic Load Balancer to the port of an instance that a listener leads to. */
export function roadToInstance(view: View, { balancer, listener, instance: { instanceId } }: Ends): Road {
  const { loadBalancerName: LoadBalancerName } = balancer;
  return {
    view,
    balancer,
    zone: instanceOf(view, instanceId)?.availabilityZone ?? "–",
    enable: (subnetId) => call("elb", "AttachLoadBalancerToSubnets", { LoadBalancerName, Subnets: [subnetId] }),
    port: listener.instancePort,
    protocol: "tcp",
    probe: probeOf(balancer),
    legTo: (port) => legToInstance(view, balancer, { instanceId, port }),
    groupIds: stationOfInstance(view, instanceId)?.securityGroupIds ?? [],
    holder: { instanceId, host: instanceId },
    address: null,
    hasCodes: false,
    // Assumed, both: what it answers then is not documented.
    lost: { refused: "503", silent: "504" },
    leadTo: (InstancePort) => ({
      label: `Lead :${listener.loadBalancerPort} to port ${InstancePort}`,
      calls: [
        call("elb", "DeleteLoadBalancerListeners", { LoadBalancerName, LoadBalancerPorts: [listener.loadBalancerPort] }),
        call("elb", "CreateLoadBalancerListeners", { LoadBalancerName, Listeners: [{ ...describeListener(listener), InstancePort }] }),
      ],
    }),
  };
}

/** ELB user guide, "Configure health checks": only 200 is good, where a status is asked for. */
function probeOf({ loadBalancerName: LoadBalancerName, healthCheck }: ClassicBalancerRow): Probe {
  const { protocol = "TCP", port = 0, path = null } = probeIn(healthCheck.target) ?? {};
  const check = (label: string, Target: string) => letIn(label, call("elb", "ConfigureHealthCheck", { LoadBalancerName, HealthCheck: { ...describeHealthCheck(healthCheck), Target } }));
  return {
    port,
    path,
    codes: path === null ? null : "200",
    takes: (status) => path === null || status === 200,
    field: "ConfigureHealthCheck HealthCheck.Target",
    ask: (other) => check(`Check port ${other}`, `${protocol}:${other}${path ?? ""}`),
    connect: path === null ? null : check("Check by TCP instead", `TCP:${port}`),
  };
}
