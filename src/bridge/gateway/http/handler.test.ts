import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { fc } from "../../../../scripts/properties.ts";
import { wireModels } from "../../../../scripts/wireModels.mjs";
import type { Answer, Call } from "../../protocol.ts";
import { MOST_BODY_BYTES } from "./body.ts";
import { createHandler } from "./handler.ts";
import { readCbor } from "./protocols/cborReader.ts";
import { requestIds } from "./requestIds.ts";
import { readXml } from "./trialXml.ts";

const models = wireModels(fileURLToPath(new URL("../../../../", import.meta.url)));

function door(answer: Answer | (() => never) = { ok: true, output: {} }) {
  const calls: (Call & { region: string })[] = [];
  const unknown: string[] = [];
  const handler = createHandler({
    models,
    api: (call, region) => (calls.push({ ...call, region }), typeof answer === "function" ? answer() : answer),
    nextRequestId: requestIds("seed"),
    report: (_call, members) => unknown.push(...members),
  });
  const send = async (init: RequestInit, path = "/") => {
    const response = await handler(new Request(`http://localhost${path}`, { method: "POST", ...init }));
    return { status: response.status, headers: response.headers, bytes: new Uint8Array(await response.arrayBuffer()) };
  };
  return { calls, unknown, send };
}

const ecs = (operation: string, body: BodyInit, headers: Record<string, string> = {}): RequestInit => ({
  headers: { "x-amz-target": `AmazonEC2ContainerServiceV20141113.${operation}`, "content-type": "application/x-amz-json-1.1", ...headers },
  body,
});
const form = (fields: Record<string, string>, headers: Record<string, string> = {}): RequestInit => ({ body: new URLSearchParams(fields), headers });
const signed = (region: string, service: string) => ({
  authorization: `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260105/${region}/${service}/aws4_request, SignedHeaders=host, Signature=0`,
});
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const shaped = (bytes: Uint8Array) => text(bytes).replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "ID");

const V2 = "2015-12-01";

describe("routes", () => {
  test.each([
    ["the target's prefix", ecs("ListClusters", "{}"), "/", ["ecs", "ListClusters", "us-east-1"]],
    ["a target below a path", ecs("ListClusters", "{}", signed("eu-west-1", "ecs")), "/aws", ["ecs", "ListClusters", "eu-west-1"]],
    ["the version of elbv2", form({ Action: "DescribeLoadBalancers", Version: V2 }, signed("us-east-1", "elasticloadbalancing")), "/", ["elbv2", "DescribeLoadBalancers", "us-east-1"]],
    ["the version of elb", form({ Action: "DescribeLoadBalancers", Version: "2012-06-01" }, signed("us-east-1", "elasticloadbalancing")), "/", ["elb", "DescribeLoadBalancers", "us-east-1"]],
    ["the signature, for a version of EC2 from long ago", form({ Action: "DescribeVpcs", Version: "2012-12-01" }, signed("eu-north-1", "ec2")), "/", ["ec2", "DescribeVpcs", "eu-north-1"]],
    ["a query string", { method: "GET" }, "/?Action=GetCallerIdentity&Version=2011-06-15", ["sts", "GetCallerIdentity", "us-east-1"]],
    ["a presigned query string", { method: "GET" }, "/?Action=GetCallerIdentity&Version=2011-06-15&X-Amz-Credential=A%2F20260105%2Fsa-east-1%2Fsts%2Faws4_request", ["sts", "GetCallerIdentity", "sa-east-1"]],
    ["a path of RPC v2", { body: Uint8Array.of(0xa0) }, "/service/GraniteServiceVersion20100801/operation/ListMetrics", ["cloudwatch", "ListMetrics", "us-east-1"]],
  ])("by %s", async (_what, init, path, [service, operation, region]) => {
    const { calls, unknown, send } = door();
    expect((await send(init, path)).status).toBe(200);
    expect(calls).toEqual([{ service, operation, region, input: {} }]);
    expect(unknown).toEqual([]);
  });
});

describe("errors", () => {
  const refusal = (code: string): Answer => ({ ok: false, code, message: 'No "such" <thing>' });

  test("in JSON stand in body and header", async () => {
    const { status, headers, bytes } = await door(refusal("ClusterNotFoundException")).send(ecs("DescribeTasks", "{}"));
    expect(status).toBe(400);
    expect(JSON.parse(text(bytes))).toEqual({ __type: "ClusterNotFoundException", message: 'No "such" <thing>' });
    expect(headers.get("x-amzn-errortype")).toBe("ClusterNotFoundException");
    expect(headers.get("x-amzn-query-error")).toBeNull();
  });

  test.each(["LoadBalancerNotFound", "LoadBalancerNotFoundException"])("in Query bear the code of the wire: %s", async (code) => {
    const { status, bytes } = await door(refusal(code)).send(form({ Action: "DescribeLoadBalancers", Version: V2 }));
    expect(status).toBe(400);
    expect(shaped(bytes)).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<ErrorResponse><Error><Type>Sender</Type><Code>LoadBalancerNotFound</Code>' +
        "<Message>No &quot;such&quot; &lt;thing&gt;</Message></Error><RequestId>ID</RequestId></ErrorResponse>",
    );
  });

  test("in EC2's Query stand in Errors", async () => {
    const { bytes } = await door(refusal("InvalidVpcID.NotFound")).send(form({ Action: "DescribeVpcs", Version: "2016-11-15" }));
    expect(shaped(bytes)).toContain(
      "<Response><Errors><Error><Code>InvalidVpcID.NotFound</Code><Message>No &quot;such&quot; &lt;thing&gt;</Message></Error></Errors><RequestID>ID</RequestID></Response>",
    );
  });

  test("in CBOR are CBOR", async () => {
    const path = "/service/GraniteServiceVersion20100801/operation/ListMetrics";
    const { headers, bytes } = await door(refusal("InvalidParameterValueException")).send({ body: Uint8Array.of(0xa0), headers: { "x-amzn-query-mode": "true" } }, path);
    expect(readCbor(bytes as Uint8Array<ArrayBuffer>)).toEqual({ __type: "InvalidParameterValue", message: 'No "such" <thing>' });
    expect(headers.get("smithy-protocol")).toBe("rpc-v2-cbor");
    expect(headers.get("x-amzn-query-error")).toBe("InvalidParameterValue;Sender");
  });

  test.each([
    ["the status of the model", "NoSuchEntityException", form({ Action: "GetRole", Version: "2010-05-08" }), 404, "NoSuchEntity"],
    ["500 where the service is at fault", "ServerException", ecs("ListClusters", "{}"), 500, "ServerException"],
    ["400 where the model says nothing", "NotSimulated", ecs("ListClusters", "{}"), 400, "NotSimulated"],
  ])("have %s", async (_what, code, init, status, shown) => {
    const answer = await door(refusal(code)).send(init);
    expect(answer.status).toBe(status);
    expect(text(answer.bytes)).toContain(shown);
  });

  test("a bug behind the door is the service's fault, with what broke", async () => {
    const { status, bytes } = await door(() => {
      throw new Error("two rules wake each other");
    }).send(ecs("ListClusters", "{}"));
    expect(status).toBe(500);
    expect(JSON.parse(text(bytes))).toEqual({ __type: "InternalFailure", message: "two rules wake each other" });
  });
});

test.each([
  ["an operation ECS does not have", ecs("MakeCoffee", "{}"), "/", 400, "UnknownOperationException"],
  ["no operation, but something every object has", ecs("constructor", "{}"), "/", 400, "UnknownOperationException"],
  ["a service that is not there", { headers: { "x-amz-target": "TrentService.ListKeys" }, body: "{}" }, "/", 400, "The service TrentService is not simulated."],
  ["an action elbv2 does not have", form({ Action: "MakeCoffee", Version: V2 }), "/", 400, "Could not find operation MakeCoffee for version 2015-12-01"],
  ["an action EC2 does not have", form({ Action: "MakeCoffee", Version: "2016-11-15" }), "/", 400, "The action MakeCoffee is not valid for this web service."],
  ["no action", form({ Version: "2016-11-15" }), "/", 400, "<Code>MissingAction</Code>"],
  ["nothing", {}, "/", 400, "The request names no service."],
  ["no JSON", ecs("ListClusters", '{"maxResults":'), "/", 400, "SerializationException"],
  ["JSON as deep as a stack", ecs("ListClusters", "[".repeat(50_000)), "/", 400, "nests too deeply"],
  ["no CBOR", { body: Uint8Array.of(0xbf, 0x61) }, "/service/GraniteServiceVersion20100801/operation/ListMetrics", 400, "SerializationException"],
  ["too many parameters", { body: `Action=DescribeVpcs&Version=2016-11-15&${"a=b&".repeat(20_001)}` }, "/", 400, "MalformedQueryString"],
  ["no gzip", ecs("ListClusters", "{}", { "content-encoding": "gzip" }), "/", 400, "SerializationException"],
  ["a bomb", ecs("ListClusters", gzipSync(Buffer.alloc(MOST_BODY_BYTES + 1)), { "content-encoding": "gzip" }), "/", 400, "RequestEntityTooLarge"],
  ["more than any call", ecs("ListClusters", " ".repeat(MOST_BODY_BYTES + 1)), "/", 413, "larger than"],
])("%s is refused, and nothing is called", async (_what, init, path, status, shown) => {
  const { calls, send } = door();
  const answer = await send(init, path);
  expect([answer.status, text(answer.bytes)]).toEqual([status, expect.stringContaining(shown)]);
  expect(calls).toEqual([]);
});

test("what is not of its type goes in as it is, so that validation finds words for it", async () => {
  const { calls, send } = door();
  await send(form({ Action: "CreateTargetGroup", Version: V2, Port: "eighty", "Tags.member.1": "x", HealthCheckEnabled: "yes", Matcher: "200" }));
  expect(calls[0]?.input).toEqual({ Port: "eighty", Tags: ["x"], HealthCheckEnabled: "yes", Matcher: "200" });
});

test("a member that EC2 calls otherwise in requests than in answers is found", async () => {
  const { calls, unknown, send } = door();
  await send(form({ Action: "RunInstances", Version: "2016-11-15", "NetworkInterface.1.PrivateIpAddresses.1.PrivateIpAddress": "172.31.0.9" }));
  expect(calls[0]?.input).toEqual({ NetworkInterfaces: [{ PrivateIpAddresses: [{ PrivateIpAddress: "172.31.0.9" }] }] });
  expect(unknown).toEqual([]);
});

test.each([
  ["JSON", ecs("CreateCluster", '{"clusterName":"a","colour":"red","settings":[{"name":"x","hue":1},{"hue":2}]}'), ["colour", "settings[].hue"]],
  ["a form", form({ Action: "RunInstances", Version: "2016-11-15", MinCount: "1", Colour: "red", "Placement.Hue": "1", "TagSpecification.1.Hue": "1" }), ["Placement.Hue", "TagSpecification[].Hue", "Colour"]],
])("members unknown to the model are reported: %s", async (_what, init, members) => {
  const { unknown, send } = door();
  await send(init);
  expect(unknown.toSorted()).toEqual(members.toSorted());
});

test("a body may be compressed", async () => {
  const { calls, send } = door();
  await send(ecs("CreateCluster", gzipSync('{"clusterName":"a"}'), { "content-encoding": "gzip" }));
  expect(calls[0]?.input).toEqual({ clusterName: "a" });
});

test("a page of any origin may read the answer, and hears that signatures are not checked", async () => {
  const { calls, send } = door();
  const preflight = await send({ method: "OPTIONS" });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get("access-control-allow-headers")).toBe("*, authorization");
  expect(calls).toEqual([]);
  const { headers } = await send(ecs("ListClusters", "{}"));
  expect(headers.get("access-control-allow-origin")).toBe("*");
  expect(headers.get("x-playground-signatures")).toBe("not checked");
  expect(headers.get("date")).toBeNull();
});

test("request ids follow from the seed, and none comes twice", () => {
  const [one, same, other] = [requestIds("a"), requestIds("a"), requestIds("b")];
  const ids = Array.from({ length: 100 }, () => one());
  expect(Array.from({ length: 100 }, () => same())).toEqual(ids);
  expect(new Set([...ids, other()]).size).toBe(101);
  expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
});

describe("any bytes", () => {
  const bodies = fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.string({ unit: "binary", maxLength: 200 }), fc.json());
  const hostile = fc.constantFrom("Action", "Version", "__proto__", "Tags.member.1.Key", "Tags.member.999999999.Key", "MinCount", "TagSpecification.1.Tag.x", "a..b", "");
  const fields = fc.array(fc.tuple(hostile, fc.string({ unit: "binary" })));

  test("are answered in JSON to a client of JSON", async () => {
    await fc.assert(
      fc.asyncProperty(bodies, fc.constantFrom("RunTask", "DescribeTasks", "", "a.b"), async (body, operation) => {
        const { status, bytes } = await door().send(ecs(operation, body as BodyInit));
        expect(status === 200 || status === 400).toBe(true);
        expect(typeof JSON.parse(text(bytes))).toBe("object");
      }),
    );
  });

  test("are answered in XML to a client of Query, whatever the refusal says", async () => {
    await fc.assert(
      fc.asyncProperty(bodies, fields, fc.constantFrom(V2, "2016-11-15", "x"), fc.string({ unit: "binary" }), async (body, more, version, message) => {
        const { send } = door({ ok: false, code: message.slice(0, 8), message });
        for (const init of [{ body: body as BodyInit }, { body: `Action=RunInstances&Version=${version}&${new URLSearchParams(more).toString()}` }]) {
          const { status, bytes } = await send(init);
          expect(status).toBe(400);
          expect(readXml(text(bytes)).name).toMatch(/^(Error)?Response$/);
        }
      }),
    );
  });

  test("are answered in CBOR to a client of CBOR", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), async (body) => {
        const { status, bytes } = await door().send({ body: Uint8Array.from(body) }, "/service/GraniteServiceVersion20100801/operation/PutMetricData");
        expect(status === 200 || status === 400).toBe(true);
        expect(typeof readCbor(bytes as Uint8Array<ArrayBuffer>)).toBe("object");
      }),
    );
  });
});

test.each([
  ["numbers of all widths", "8a00181818641903e81a000f42401b000000e8d4a510002038633903e73a000f423f", [0, 24, 100, 1000, 1_000_000, 1e12, -1, -100, -1000, -1_000_000]],
  ["halves, floats and doubles", "85f93e00fa47c35000fb3ff199999999999af98001f97c00", [1.5, 100_000, 1.1, -5.960464477539063e-8, Infinity]],
  ["what has no length", "bf6161 9f0102ff 6162 7f61786179ff 6163 5f4101420203ff ff", { a: [1, 2], b: "xy", c: "AQID" }],
  ["a tag, and what is simple", "84c11a695b7f70f5f4f6", [1_767_604_080, true, false, null]],
])("CBOR is read: %s", (_what, hex, value) => {
  const bytes = Uint8Array.from(hex.replaceAll(" ", "").match(/../g) ?? [], (digits) => Number.parseInt(digits, 16));
  expect(readCbor(bytes)).toEqual(value);
});
