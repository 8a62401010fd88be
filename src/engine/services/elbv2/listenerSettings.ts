import type { Certificate } from "../../../aws/generated/elbv2.ts";
import { validationError } from "./refusals.ts";
import type { ListenerRow } from "./tables.ts";

/** The part of a listener that says how clients reach it. */
export type ListenerSettings = Pick<ListenerRow, "port" | "protocol" | "certificateArn" | "sslPolicy">;

/** API reference, "CreateListener": what HTTPS uses when nothing is said. */
const USUAL_SSL_POLICY = "ELBSecurityPolicy-2016-08";

/** The settings a request asks for, or a refusal. There are no certificates to check against: any will do. */
export function listenerSettings(request: {
  readonly Protocol?: string | undefined;
  readonly Port?: number | undefined;
  readonly Certificates?: readonly Certificate[] | undefined;
  readonly SslPolicy?: string | undefined;
}): ListenerSettings {
  const { Protocol: protocol, Port: port, Certificates = [] } = request;
  if (protocol === undefined) throw validationError("A listener protocol must be specified"); // Observed.
  if (port === undefined) throw validationError("A listener port must be specified"); // Observed.
  if (protocol !== "HTTP" && protocol !== "HTTPS") {
    // Observed.
    throw validationError(`Listener protocol '${protocol}' must be one of 'HTTP, HTTPS'`);
  }
  const certificateArn = Certificates[0]?.CertificateArn ?? null;
  if (Certificates.length > 1) throw validationError("Exactly one certificate must be specified"); // Assumed wording.
  if (protocol === "HTTP") {
    if (certificateArn !== null) throw validationError("A certificate cannot be specified for HTTP listeners"); // Observed.
    if (request.SslPolicy !== undefined) throw validationError("An SSL policy cannot be specified for HTTP listeners"); // Assumed wording.
    return { port, protocol, certificateArn: null, sslPolicy: null };
  }
  if (certificateArn === null) throw validationError("A certificate must be specified for HTTPS listeners"); // Observed.
  if (!certificateArn.startsWith("arn:")) {
    throw validationError(`Certificate ARN '${certificateArn}' is not valid`); // Observed.
  }
  return { port, protocol, certificateArn, sslPolicy: request.SslPolicy ?? USUAL_SSL_POLICY };
}
