import { fc } from "../../../../scripts/properties.ts";
import { expect, test } from "vitest";
import { adviceOn } from "./advice.ts";
import { analyse, type DraftProblem } from "./analysis.ts";
import { withFix } from "./fix.ts";

const app = { name: "app", image: "nginx", memory: 128 };
const base = { family: "shop", containerDefinitions: [app] };
const text = (input: unknown) => JSON.stringify(input, null, 2);
const errors = (draft: string) => analyse(draft).problems.filter(({ severity }) => severity === "error");

function firstFix(draft: string, { problem = 0, fix = 0 } = {}): string {
  const { problems, input } = analyse(draft);
  return withFix(draft, adviceOn(problems[problem]!, input!).fixes[fix]!);
}

test("a draft without faults has no problems", () => {
  expect(analyse(text(base))).toMatchObject({ input: base, fault: null, problems: [], errorCount: 0 });
});

test.each([
  ["", 1, 1, "Expected a value, found the end of the text."],
  ['{\n  "family": \n}', 3, 1, "Expected a value, found }."],
  ["[]", 1, 1, "A task definition is an object: { … }."],
])("%j makes no sense at %i:%i", (draft, line, column, message) => {
  expect(analyse(draft)).toMatchObject({ root: null, input: null, fault: { line, column, message }, errorCount: 1 });
});

test("what is wrong stands at its place in the text", () => {
  const draft = text({ ...base, networkMode: "brigde", containerDefinitions: [{ ...app, memory: "128", portMappings: [{ hostPort: 80 }] }] });
  expect(errors(draft).map(({ from, to }) => draft.slice(from, to))).toEqual(['"128"', "{", '"brigde"']);
});

test("comments and spare commas are errors of the text, and what they hold is understood", () => {
  const { problems, input } = analyse('{ "family": "shop", // here\n "containerDefinitions": [{"name": "app", "image": "nginx", "memory": 128},] }');
  expect(input).toEqual(base);
  expect(problems.map(({ code, message }) => [code, message])).toEqual([
    ["JSON", "JSON has no comments."],
    ["JSON", "There is a comma too many."],
  ]);
});

const fargate = { family: "shop", requiresCompatibilities: ["FARGATE"], networkMode: "awsvpc", cpu: "512", memory: "5120", containerDefinitions: [{ name: "app", image: "nginx" }] };

test("Fargate's sizes: the nearest first, and the CPU that the memory needs", () => {
  const { input } = analyse(text(fargate));
  const problems = errors(text(fargate));
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject({ code: "ClientException", message: "No Fargate configuration exists for given values: 512 CPU, 5120 memory. See the Amazon ECS documentation for the valid values." });
  const { plain, fixes } = adviceOn(problems[0]!, input!);
  expect(plain).toBe("With 512 CPU units, memory can be 1,024 to 4,096 MiB: 1024, 2048, 3072, 4096.");
  expect(fixes.map(({ label }) => label)).toEqual(["Use 4096", "Use 3072", "Use 2048", "Use 1024", "Raise CPU to 1024"]);
});

/** Drafts with one error, whose first fix leaves none. */
test.each<[string, object]>([
  ["Fargate memory", fargate],
  ["Fargate cpu", { ...fargate, cpu: "500", memory: "1024" }],
  ["Fargate without cpu", { ...fargate, cpu: undefined, memory: "512" }],
  ["Fargate without memory", { ...fargate, cpu: "256", memory: undefined, containerDefinitions: [{ ...app }] }],
  ["Fargate's mode", { ...fargate, memory: "4096", networkMode: "bridge" }],
  ["an unknown mode", { ...base, networkMode: "brigde" }],
  ["a mode in capitals", { ...base, networkMode: "BRIDGE" }],
  ["a number as text", { ...base, containerDefinitions: [{ ...app, memory: "128" }] }],
  ["a text as number", { ...base, cpu: 256 }],
  ["an object for a list", { ...base, containerDefinitions: app }],
  ["no family", { containerDefinitions: [app] }],
  ["no containers", { family: "shop" }],
  ["an empty list of containers", { family: "shop", containerDefinitions: [] }],
  ["a family with a blank", { ...base, family: "my shop" }],
  ["a name with a dot", { ...base, containerDefinitions: [{ ...app, name: "a.b" }] }],
  ["no memory", { ...base, containerDefinitions: [{ name: "app", image: "nginx" }] }],
  ["more reserved than allowed", { ...base, containerDefinitions: [{ ...app, memoryReservation: 256 }] }],
  ["more than the task has", { ...base, memory: "64" }],
  ["a sum above the task's memory", { ...base, memory: "128", containerDefinitions: [app, { ...app, name: "b" }] }],
  ["a sum above the task's cpu", { ...base, cpu: "128", containerDefinitions: [{ ...app, cpu: 256 }] }],
  ["a task cpu that is too small", { ...base, cpu: "64" }],
  ["a task memory that is no amount", { ...base, memory: "lots" }],
  ["nothing essential", { ...base, containerDefinitions: [{ ...app, essential: false }] }],
  ["two of one name", { ...base, containerDefinitions: [app, app] }],
  ["ports that differ in host mode", { ...base, networkMode: "host", containerDefinitions: [{ ...app, portMappings: [{ containerPort: 80, hostPort: 8080 }] }] }],
  ["ports in mode none", { ...base, networkMode: "none", containerDefinitions: [{ ...app, portMappings: [{ containerPort: 80 }] }] }],
  ["a host port twice", { ...base, containerDefinitions: [{ ...app, portMappings: [{ containerPort: 80, hostPort: 80 }, { containerPort: 81, hostPort: 80 }] }] }],
  ["links in host mode", { ...base, networkMode: "host", containerDefinitions: [{ ...app, links: ["b"] }, { ...app, name: "b" }] }],
  ["a link to nothing", { ...base, containerDefinitions: [{ ...app, links: ["db"] }] }],
  ["a dependency on nothing", { ...base, containerDefinitions: [{ ...app, dependsOn: [{ containerName: "db", condition: "START" }] }] }],
  ["a dependency misspelt", { ...base, containerDefinitions: [{ ...app, dependsOn: [{ containerName: "sidcar", condition: "START" }] }, { ...app, name: "sidecar" }] }],
  ["a dependency that is never healthy", { ...base, containerDefinitions: [{ ...app, dependsOn: [{ containerName: "b", condition: "HEALTHY" }] }, { ...app, name: "b" }] }],
  ["an essential dependency that ends", { ...base, containerDefinitions: [{ ...app, dependsOn: [{ containerName: "b", condition: "SUCCESS" }] }, { ...app, name: "b" }] }],
  ["an interval out of range", { ...base, containerDefinitions: [{ ...app, healthCheck: { command: ["CMD", "true"], interval: 1 } }] }],
  ["a stop timeout that is too short", { ...base, containerDefinitions: [{ ...app, stopTimeout: 1 }] }],
  ["a stop timeout that is too long for Fargate", { ...fargate, memory: "4096", containerDefinitions: [{ ...app, stopTimeout: 300 }] }],
  ["a volume that is not there", { ...base, containerDefinitions: [{ ...app, mountPoints: [{ sourceVolume: "logs", containerPath: "/logs" }] }] }],
  ["storage that only Fargate has", { ...base, requiresCompatibilities: ["EC2"], ephemeralStorage: { sizeInGiB: 30 } }],
])("%s is mended by the first fix", (_, input) => {
  const draft = text(input);
  expect(errors(draft).length).toBeGreaterThan(0);
  const at = analyse(draft).problems.findIndex(({ severity }) => severity === "error");
  const mended = firstFix(draft, { problem: at });
  expect(errors(mended).map(({ message }) => message)).toEqual([]);
});

test.each([
  ["a member in other letters", { ...base, NetworkMode: "host" }, { ...base, networkMode: "host" }],
  ["a member misspelt", { ...base, containerDefinitions: [{ ...app, memroy: 1, enviroment: [] }] }, { ...base, containerDefinitions: [{ ...app, memroy: 1, environment: [] }] }],
  ["a member that only AWS sets", { ...base, revision: 3 }, base],
])("%s is put right", (_, input, mended) => {
  const draft = text(input);
  const unknown = analyse(draft).problems.findIndex(({ message }) => !message.includes('"memroy"'));
  expect(JSON.parse(firstFix(draft, { problem: unknown }))).toEqual(mended);
});

test("a task for Fargate can be made one for container instances", () => {
  const draft = text({ ...fargate, memory: "1024", ephemeralStorage: { sizeInGiB: 30 }, containerDefinitions: [{ name: "app", image: "nginx", portMappings: [{ containerPort: 80, hostPort: 80 }] }] });
  expect(analyse(draft)).toMatchObject({ errorCount: 0, problems: [{ severity: "warning", code: "NotSimulated" }] });
  const moved = firstFix(draft);
  expect(analyse(moved).problems).toEqual([]);
  expect(JSON.parse(moved)).toMatchObject({ requiresCompatibilities: ["EC2"], networkMode: "bridge", containerDefinitions: [{ portMappings: [{ containerPort: 80 }] }] });
});

test("every fix of whatever problem leaves readable text", () => {
  const value = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom(0, 80, "80", "app", "bridge", true, [], {}));
  const container = fc.record({ name: value, image: value, cpu: value, memory: value, portMappings: value, dependsOn: value, healthCheck: value, links: value, essential: value, mountPoints: value }, { requiredKeys: [] });
  const input = fc.record({ family: value, cpu: value, memory: value, networkMode: value, requiresCompatibilities: value, volumes: value, containerDefinitions: fc.oneof(value, fc.array(container, { maxLength: 3 })) }, { requiredKeys: [] });
  fc.assert(
    fc.property(input, (given) => {
      const draft = text(given);
      const analysis = analyse(draft);
      for (const problem of analysis.problems) {
        for (const fix of adviceOn(problem, analysis.input!).fixes) expect(analyse(withFix(draft, fix)).fault).toBeNull();
      }
    }),
    { numRuns: 40 },
  );
});

test("no text makes the analysis throw", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.json()), (draft) => {
      const { problems } = analyse(draft);
      expect(problems.every(({ from, to }: DraftProblem) => 0 <= from && from <= to)).toBe(true);
    }),
  );
});
