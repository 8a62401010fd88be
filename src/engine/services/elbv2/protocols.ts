import type { ListenerRow, LoadBalancerRow, NetworkProtocol, TargetGroupRow } from "./tables.ts";

/** In the order in which AWS lists them in its refusals. */
export const LISTENER_PROTOCOLS: Readonly<Record<LoadBalancerRow["type"], readonly ListenerRow["protocol"][]>> = {
  application: ["HTTP", "HTTPS"],
  network: ["UDP", "TCP", "TLS", "TCP_UDP"],
};

/** ELB user guide, "Listeners for your Network Load Balancers": which target groups go with which listener. */
const GROUPS_BEHIND: Readonly<Record<ListenerRow["protocol"], readonly TargetGroupRow["protocol"][]>> = {
  HTTP: ["HTTP", "HTTPS"],
  HTTPS: ["HTTP", "HTTPS"],
  TCP: ["TCP", "TCP_UDP"],
  TLS: ["TCP", "TLS"],
  UDP: ["UDP", "TCP_UDP"],
  TCP_UDP: ["TCP_UDP"],
};

export const goTogether = (listener: ListenerRow["protocol"], group: TargetGroupRow["protocol"]): boolean => GROUPS_BEHIND[listener].includes(group);

/** Whether a protocol is one that is passed on packet by packet, and not read. */
export const isNetwork = (protocol: ListenerRow["protocol"]): protocol is NetworkProtocol => protocol !== "HTTP" && protocol !== "HTTPS";

/** By what the packets for a group come. One that takes both is looked at by TCP. */
export const transportOf = ({ protocol }: Pick<TargetGroupRow, "protocol">): "tcp" | "udp" => (protocol === "UDP" ? "udp" : "tcp");
