import { fc } from "../../../scripts/properties.ts";
import { expect, test } from "vitest";
import type { TaskDefinitionFinding } from "./finding.ts";
import { importText } from "./importText.ts";

const web = { name: "web", image: "nginx:1.27", memory: 128 };
const definition = { family: "shop", containerDefinitions: [web] };

test("nothing a document says reaches a prototype", () => {
  const text = `{"family": "x", "__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}, "containerDefinitions": [{"name": "a", "image": "b", "memory": 4, "dockerLabels": {"__proto__": "c"}, "environment": {"__proto__": "d"}}]}`;
  const [finding] = importText(text).findings as [TaskDefinitionFinding];
  expect(finding.input.containerDefinitions[0]?.environment).toEqual([{ name: "__proto__", value: "d" }]);
  expect(Object.keys(finding.input.containerDefinitions[0]?.dockerLabels ?? {})).toEqual(["__proto__"]);
  expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
});

test("any text is read without an error thrown", () => {
  const names = fc.constantFrom("family", "containerDefinitions", "name", "image", "memory", "cpu", "environment", "portMappings", "command", "healthCheck", "Resources", "Type", "Properties", "Ref", "Fn::Sub", "Fn::Join", "services", "serviceName", "taskDefinition", "loadBalancers", "__proto__", "tags");
  const leaf = fc.oneof(fc.string(), fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.constantFrom("${X}", "{{x}}", "<X>", "AWS::ECS::Service", "AWS::ECS::TaskDefinition", "80:80", ".5 gb", "[{"));
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof({ maxDepth: 5 }, leaf, fc.array(tie("tree"), { maxLength: 4 }), fc.dictionary(fc.oneof(names, fc.string()), tie("tree"), { maxKeys: 6 })),
  }));
  fc.assert(
    fc.property(fc.oneof(tree.map((value) => JSON.stringify(value) ?? ""), fc.string({ unit: "binary" })), (text) => {
      const { findings } = importText(text);
      // What comes out is plain data that can be laid out and called with.
      expect(() => JSON.stringify(findings)).not.toThrow();
    }),
    { numRuns: 300 },
  );
});

test.each([
  `{"Resources": {"A": {"Type": "AWS::ECS::TaskDefinition", "Properties": ${`{"Fn::Sub": `.repeat(50)}"\${A}"${"}".repeat(50)}}}}`,
  JSON.stringify(Array.from({ length: 20_000 }, () => web)),
  JSON.stringify(Array.from({ length: 20_000 }, () => definition)),
  JSON.stringify({ family: "<".repeat(1_000_000), containerDefinitions: [{ image: "${".repeat(1_000_000) }] }),
  JSON.stringify({ a: "[".repeat(2_000_000) }),
])("a hostile document is done with soon: %.40s", (text) => {
  expect(Array.isArray(importText(text).findings)).toBe(true);
});
