import { FLAG, type AttributeRules } from "./attributeRules.ts";

const EVERY: AttributeRules = {
  "access_logs.s3.bucket": { usual: "", takes: "kept" },
  "access_logs.s3.enabled": { usual: "false", takes: "kept" },
  "access_logs.s3.prefix": { usual: "", takes: "kept" },
  "deletion_protection.enabled": { usual: "false", takes: FLAG },
  "zonal_shift.config.enabled": { usual: "false", takes: "kept" },
};

const APPLICATION: AttributeRules = {
  ...EVERY,
  "client_keep_alive.seconds": { usual: "3600", takes: { from: 60, to: 604_800 } },
  "connection_logs.s3.bucket": { usual: "", takes: "kept" },
  "connection_logs.s3.enabled": { usual: "false", takes: "kept" },
  "connection_logs.s3.prefix": { usual: "", takes: "kept" },
  "idle_timeout.timeout_seconds": { usual: "60", takes: { from: 1, to: 4_000 } },
  "load_balancing.cross_zone.enabled": { usual: "true", takes: ["true"] },
  "routing.http.desync_mitigation_mode": { usual: "defensive", takes: ["monitor", "defensive", "strictest"] },
  "routing.http.drop_invalid_header_fields.enabled": { usual: "false", takes: FLAG },
  "routing.http.preserve_host_header.enabled": { usual: "false", takes: FLAG },
  "routing.http.x_amzn_tls_version_and_cipher_suite.enabled": { usual: "false", takes: FLAG },
  "routing.http.xff_client_port.enabled": { usual: "false", takes: FLAG },
  "routing.http.xff_header_processing.mode": { usual: "append", takes: ["append", "preserve", "remove"] },
  "routing.http2.enabled": { usual: "true", takes: FLAG },
  "waf.fail_open.enabled": { usual: "false", takes: FLAG },
};

const NETWORK: AttributeRules = {
  ...EVERY,
  "dns_record.client_routing_policy": { usual: "any_availability_zone", takes: "kept" },
  "load_balancing.cross_zone.enabled": { usual: "false", takes: FLAG },
};

/** API reference, "LoadBalancerAttribute": what the attributes of a load balancer may be. */
export const loadBalancerAttributes = ({ type }: { readonly type: "application" | "network" }): AttributeRules => (type === "application" ? APPLICATION : NETWORK);
