import { FLAG, type AttributeRules } from "./attributeRules.ts";

const RESPONSE_HEADERS = [
  "access_control_allow_credentials", "access_control_allow_headers", "access_control_allow_methods",
  "access_control_allow_origin", "access_control_expose_headers", "access_control_max_age", "content_security_policy",
  "strict_transport_security", "x_content_type_options", "x_frame_options",
];

const HTTP: AttributeRules = {
  "routing.http.response.server.enabled": { usual: "true", takes: FLAG },
  ...Object.fromEntries(RESPONSE_HEADERS.map((header) => [`routing.http.response.${header}.header_value`, { usual: "", takes: "kept" }] as const)),
};

const TCP: AttributeRules = { "tcp.idle_timeout.seconds": { usual: "350", takes: { from: 60, to: 6_000 } } };

/** API reference, "ListenerAttribute": what the attributes of a listener may be. */
export function listenerAttributes({ protocol }: { readonly protocol: string }): AttributeRules {
  if (protocol === "HTTP" || protocol === "HTTPS") return HTTP;
  return protocol === "TCP" ? TCP : {};
}
