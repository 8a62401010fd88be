import type { Certificate } from "../../../aws/generated/elbv2.ts";
import { LISTENER_PROTOCOLS } from "../../../aws/rules/balancing/protocols.ts";
import { validationError } from "./refusals.ts";
import type { ListenerRow, LoadBalancerRow } from "./tables.ts";

/** The part of a listener that says how clients reach it. */
export type ListenerSettings = Pick<ListenerRow, "port" | "protocol" | "certificateArn" | "sslPolicy">;

/** API reference, "CreateListener": what HTTPS and TLS use when nothing is said. */
const USUAL_SSL_POLICY = "ELBSecurityPolicy-2016-08";

/** The settings a request asks for, or a refusal. There are no certificates to check against: any will do. */
export function listenerSettings(request: {
  readonly Protocol?: string | undefined;
  readonly Port?: number | undefined;
  readonly Certificates?: readonly Certificate[] | undefined;
  readonly SslPolicy?: string | undefined;
}, type: LoadBalancerRow["type"]): ListenerSettings {
  const { Protocol: wanted, Port: port, Certificates = [] } = request;
  if (wanted === undefined) throw validationError("A listener protocol must be specified"); // Observed.
  if (port === undefined) throw validationError("A listener port must be specified"); // Observed.
  const protocol = LISTENER_PROTOCOLS[type].find((one) => one === wanted);
  // Observed.
  if (protocol === undefined) throw validationError(`Listener protocol '${wanted}' must be one of '${LISTENER_PROTOCOLS[type].join(", ")}'`);
  const certificateArn = Certificates[0]?.CertificateArn ?? null;
  if (Certificates.length > 1) throw validationError("Exactly one certificate must be specified"); // Assumed wording.
  if (protocol !== "HTTPS" && protocol !== "TLS") {
    if (certificateArn !== null) throw validationError(`A certificate cannot be specified for ${protocol} listeners`); // Observed.
    if (request.SslPolicy !== undefined) throw validationError(`An SSL policy cannot be specified for ${protocol} listeners`); // Assumed wording.
    return { port, protocol, certificateArn: null, sslPolicy: null };
  }
  if (certificateArn === null) throw validationError(`A certificate must be specified for ${protocol} listeners`); // Observed.
  if (!certificateArn.startsWith("arn:")) {
    throw validationError(`Certificate ARN '${certificateArn}' is not valid`); // Observed.
  }
  return { port, protocol, certificateArn, sslPolicy: request.SslPolicy ?? USUAL_SSL_POLICY };
}
