import type { DescribeSSLPoliciesInput, DescribeSSLPoliciesOutput, SslPolicy } from "../../../../aws/generated/elbv2.ts";
import { reading } from "../../../kernel/operation.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { pageOf } from "../pages.ts";

/** ELB user guide, "Security policies": the usual ones, with their protocols. Ciphers are not listed: nothing here is encrypted. */
const PROTOCOLS: Readonly<Record<string, readonly string[]>> = {
  "ELBSecurityPolicy-2016-08": ["TLSv1", "TLSv1.1", "TLSv1.2"],
  "ELBSecurityPolicy-TLS-1-2-2017-01": ["TLSv1.2"],
  "ELBSecurityPolicy-FS-1-2-Res-2020-10": ["TLSv1.2"],
  "ELBSecurityPolicy-TLS13-1-2-2021-06": ["TLSv1.2", "TLSv1.3"],
  "ELBSecurityPolicy-TLS13-1-2-Res-2021-06": ["TLSv1.2", "TLSv1.3"],
  "ELBSecurityPolicy-TLS13-1-3-2021-06": ["TLSv1.3"],
};

/** The security policies that an HTTPS or TLS listener can have. */
export const describeSslPolicies = reading("elbv2", "DescribeSSLPolicies", (_view, input: DescribeSSLPoliciesInput): DescribeSSLPoliciesOutput => {
  const names = input.Names === undefined || input.Names.length === 0 ? Object.keys(PROTOCOLS) : input.Names;
  const unknown = names.some((name) => !Object.hasOwn(PROTOCOLS, name));
  if (unknown) throw new Refusal("SSLPolicyNotFound", "One or more SSL policies not found"); // Worded after listeners.
  const { items, ...next } = pageOf(names.map(describePolicy), input);
  return { SslPolicies: items, ...next };
});

function describePolicy(Name: string): SslPolicy {
  return { Name, SslProtocols: PROTOCOLS[Name] ?? [], Ciphers: [], SupportedLoadBalancerTypes: ["application", "network"] };
}
