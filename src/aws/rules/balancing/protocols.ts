/** What Application Load Balancers speak. */
export type ApplicationProtocol = "HTTP" | "HTTPS";

/** What Network Load Balancers pass on. */
export type NetworkProtocol = "TCP" | "TLS" | "UDP" | "TCP_UDP";

/** Of a listener or a target group. */
export type Protocol = ApplicationProtocol | NetworkProtocol;

/** In the order in which AWS lists them in its refusals. */
export const LISTENER_PROTOCOLS: Readonly<Record<"application" | "network", readonly Protocol[]>> = {
  application: ["HTTP", "HTTPS"],
  network: ["UDP", "TCP", "TLS", "TCP_UDP"],
};

/** ELB user guide, "Listeners for your Network Load Balancers": which target groups go with which listener. */
const GROUPS_BEHIND: Readonly<Record<Protocol, readonly Protocol[]>> = {
  HTTP: ["HTTP", "HTTPS"],
  HTTPS: ["HTTP", "HTTPS"],
  TCP: ["TCP", "TCP_UDP"],
  TLS: ["TCP", "TLS"],
  UDP: ["UDP", "TCP_UDP"],
  TCP_UDP: ["TCP_UDP"],
};

export const goTogether = (listener: Protocol, group: Protocol): boolean => GROUPS_BEHIND[listener].includes(group);

/** Whether a protocol is one that is passed on packet by packet, and not read. */
export const isNetwork = (protocol: Protocol): protocol is NetworkProtocol => protocol !== "HTTP" && protocol !== "HTTPS";

/** By what the packets for a group come. One that takes both is looked at by TCP. */
export const transportOf = ({ protocol }: { readonly protocol: Protocol }): "tcp" | "udp" => (protocol === "UDP" ? "udp" : "tcp");
