import { expect, test } from "vitest";
import { permissionOf, ruleWords } from "./ruleWords.ts";

const rule = (ipProtocol: string, fromPort: number | null = null, toPort: number | null = fromPort) => ({
  ruleId: "sgr-1",
  ipProtocol,
  fromPort,
  toPort,
  cidrIp: "0.0.0.0/0",
  cidrIpv6: null,
  sourceGroupId: null,
  ruleDescription: null,
});

test.each([
  [rule("-1"), "All traffic", "All", "All"],
  [rule("tcp", 80), "HTTP", "TCP", "80"],
  [rule("tcp", 443), "HTTPS", "TCP", "443"],
  [rule("tcp", 0, 65_535), "All TCP", "TCP", "All"],
  [rule("tcp", 0, 65_534), "Custom TCP", "TCP", "0 - 65534"],
  [rule("udp", 53), "Custom UDP", "UDP", "53"],
  [rule("icmp", -1), "Custom ICMP", "ICMP", "All"],
  [rule("50"), "Custom protocol", "Protocol 50", "All"],
])("%o reads %s, %s, %s", (given, type, protocol, ports) => {
  expect(ruleWords(given)).toEqual({ type, protocol, ports });
});

test.each([
  [{ type: "HTTP", ports: "9", peer: "0.0.0.0/0", description: "" }, { IpProtocol: "tcp", FromPort: 80, ToPort: 80, IpRanges: [{ CidrIp: "0.0.0.0/0" }] }],
  [{ type: "All traffic", ports: "", peer: "sg-1", description: " all " }, { IpProtocol: "-1", UserIdGroupPairs: [{ GroupId: "sg-1", Description: "all" }] }],
  [{ type: "Custom TCP", ports: "32768 - 65535", peer: "10.0.0.0/8", description: "" }, { IpProtocol: "tcp", FromPort: 32768, ToPort: 65535, IpRanges: [{ CidrIp: "10.0.0.0/8" }] }],
  [{ type: "Custom UDP", ports: "53", peer: "10.0.0.0/8", description: "" }, { IpProtocol: "udp", FromPort: 53, ToPort: 53, IpRanges: [{ CidrIp: "10.0.0.0/8" }] }],
  // AWS says what is missing.
  [{ type: "Custom TCP", ports: "", peer: "here", description: "" }, { IpProtocol: "tcp", IpRanges: [{ CidrIp: "here" }] }],
])("a draft becomes a permission", (draft, permission) => {
  expect(permissionOf(draft)).toEqual(permission);
});
