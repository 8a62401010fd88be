import type { Listener } from "../../../aws/generated/elb.ts";
import { CLASSIC_PROTOCOLS, type ClassicProtocol } from "../../../aws/rules/classicProbe.ts";
import { LISTENERS } from "./limits.ts";
import { duplicateListener, invalidConfiguration, validationError } from "./refusals.ts";
import type { ClassicListener } from "./tables.ts";

/** Listeners with those that a request asks for, or a refusal. The same one twice is one. */
export function listenersIn(name: string, given: readonly Listener[], before: readonly ClassicListener[] = []): readonly ClassicListener[] {
  const all = [...before];
  for (const one of given.map(listenerIn)) {
    const twin = all.find(({ loadBalancerPort }) => loadBalancerPort === one.loadBalancerPort);
    if (twin === undefined) all.push(one);
    else if (keyOf(twin) !== keyOf(one)) throw duplicateListener(name, one.loadBalancerPort);
  }
  if (all.length === 0) throw validationError("Listeners cannot be empty"); // Third party.
  if (all.length > LISTENERS) throw invalidConfiguration(`The maximum number of listeners is ${LISTENERS}`); // Assumed wording.
  return all;
}

export const keyOf = ({ protocol, loadBalancerPort, instanceProtocol, instancePort, certificateId }: ClassicListener): string =>
  [protocol, loadBalancerPort, instanceProtocol, instancePort, certificateId].join("|");

/** API reference, "Listener": nothing said, both ends speak the same layer without encryption. */
function listenerIn({ Protocol, LoadBalancerPort: loadBalancerPort, InstanceProtocol, InstancePort: instancePort, SSLCertificateId }: Listener): ClassicListener {
  const protocol = protocolIn(Protocol);
  const instanceProtocol = InstanceProtocol === undefined ? (isHttp(protocol) ? "HTTP" : "TCP") : protocolIn(InstanceProtocol);
  // ELB user guide, "Listeners for your Classic Load Balancer"; the wording is assumed.
  if (isHttp(protocol) !== isHttp(instanceProtocol)) {
    throw invalidConfiguration(`The instance protocol ${instanceProtocol} must be on the same layer as the load balancer protocol ${protocol}`);
  }
  // Assumed wording.
  if (loadBalancerPort < 1 || loadBalancerPort > 65_535) throw validationError("Load balancer port must be in 1-65535 inclusive");
  const isSecure = protocol === "HTTPS" || protocol === "SSL";
  if (isSecure && SSLCertificateId === undefined) throw validationError("Secure Listeners need to specify a SSLCertificateId");
  return { protocol, loadBalancerPort, instanceProtocol, instancePort, certificateId: isSecure ? (SSLCertificateId ?? null) : null };
}

/** Case does not matter. Third party. */
function protocolIn(text: string): ClassicProtocol {
  const protocol = CLASSIC_PROTOCOLS.find((one) => one === text.toUpperCase());
  if (protocol === undefined) throw validationError(`Listener Protocol ${text} must be one of: HTTP, HTTPS, TCP, SSL`); // Assumed wording.
  return protocol;
}

const isHttp = (protocol: ClassicProtocol): boolean => protocol.startsWith("HTTP");
