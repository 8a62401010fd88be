import * as client from "@aws-sdk/client-ecs";
import { expect, test } from "vitest";
import model from "../../src/aws/models/ecs.json" with { type: "json" };
import { differences } from "./differences.mjs";
import { ourApi } from "./ourApi.mjs";
import { sdkApi } from "./sdkApi.mjs";

/** A service as the SDK writes it down: one operation, whose input has a list of structures, a map and an enum. */
const sdk = () => {
  const item = [3, "made.up", "Item", 0, ["key", "tags"], [0, 64]];
  const input = [3, "made.up", "PutRequest", 0, ["items", "labels", "mode", "dry"], [[() => [1, "made.up", "Items", 0, () => item], { xmlName: "Item" }], 128, 0, [2, { xmlName: "dry" }]]];
  const output = [3, "made.up", "PutResponse", 0, ["done"], [2]];
  return { Put$: [9, "made.up", "Put", 0, () => input, () => output], Mode: { FAST: "fast", SLOW: "slow" }, PutCommand: class {} };
};

/** The same as our models have it. */
const ours = () => ({
  operations: { Put: { input: { shape: "PutRequest" }, output: { shape: "PutResponse" } } } as Record<string, object>,
  shapes: {
    PutRequest: { type: "structure", members: { items: { shape: "Items" }, labels: { shape: "Labels" }, mode: { shape: "Mode" }, dry: { shape: "Flag" } } as Record<string, object> },
    PutResponse: { type: "structure", members: { done: { shape: "Flag" } } },
    Items: { type: "list", member: { shape: "Item" } },
    Item: { type: "structure", members: { key: { shape: "Text" }, tags: { shape: "Texts" } } as Record<string, object> },
    Labels: { type: "map", key: { shape: "Text" }, value: { shape: "Text" } },
    Texts: { type: "list", member: { shape: "Text" } },
    Text: { type: "string" },
    Flag: { type: "boolean" },
    Mode: { type: "string", enum: ["fast", "slow"] },
  },
});

type Ours = ReturnType<typeof ours>;

test.each<[string, (model: Ours) => void, readonly string[]]>([
  ["nothing", () => undefined, []],
  ["a member that we lack, within a list", ({ shapes }) => delete shapes.Item.members["tags"], ["Put input.items: Item.tags is new in the SDK"]],
  ["a member that the SDK lacks", ({ shapes }) => (shapes.PutRequest.members["colour"] = { shape: "Text" }), ["Put input: PutRequest.colour is not in the SDK"]],
  ["a value that we lack", ({ shapes }) => shapes.Mode.enum.pop(), ["Mode: 1 new values in the SDK: slow"]],
  ["a value that the SDK lacks", ({ shapes }) => shapes.Mode.enum.push("late"), ["Mode: 1 values are not in the SDK: late"]],
  ["an operation that the SDK lacks", ({ operations }) => (operations["Get"] = {}), ["Get is no operation of the SDK any more"]],
])("what differs: %s", (_, change, drift) => {
  const model = ours();
  change(model);
  expect(differences(ourApi(model), sdkApi(sdk())).drift).toEqual(drift);
});

test("operations that the SDK alone has are one line, and no drift", () => {
  const model = ours();
  delete model.operations["Put"];
  expect(differences(ourApi(model), sdkApi(sdk()))).toEqual({ drift: [], beyond: "1 operations are in the SDK alone: Put" });
});

test("AWS's own client is read: our model of ECS has no operation that it has not, and it agrees on CreateCluster", () => {
  const api = sdkApi(client);
  expect(Object.keys(ourApi(model).operations).filter((name) => !(name in api.operations))).toEqual([]);
  expect(Object.keys(api.operations["CreateCluster"]?.input().parts ?? {})).toEqual(Object.keys(model.shapes.CreateClusterRequest.members));
  expect(api.enums["LaunchType"]).toContain("EXTERNAL");
  const lacking = structuredClone(model);
  Reflect.deleteProperty(lacking.shapes.CreateClusterRequest.members, "tags");
  expect(differences(ourApi(lacking), api).drift).toContain("CreateCluster input: CreateClusterRequest.tags is new in the SDK");
});
