import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ServiceName } from "../src/aws/generated/api.ts";
import { MODELS } from "../src/aws/generated/models.ts";
import { shapeNamed } from "../src/aws/model.ts";
import { inputShapeOf, operationsOf } from "../src/aws/operations.ts";
import { MODULES } from "../src/engine/account.ts";
import { provideEverything } from "../src/engine/everything.ts";

/** What stands around the table in the README; between them nobody writes by hand. */
const BEGIN = "<!-- What is not simulated: written by `npm run readme` -->\n";
const END = "<!-- End of what is not simulated -->";

/** The README with the table as the code has it. */
export function withTable(readme: string, root: string): string {
  const [from, to] = [readme.indexOf(BEGIN), readme.indexOf(END)];
  if (from < 0 || to < from) throw new Error("The README has no place for the table of what is not simulated.");
  return readme.slice(0, from + BEGIN.length) + notSimulatedTable(root) + readme.slice(to);
}

/** AWS's services of which something is simulated, and what their users call them. */
const SIMULATED: readonly (readonly [ServiceName, string])[] = [
  ["ecs", "Amazon ECS"],
  ["ec2", "Amazon EC2"],
  ["autoscaling", "Amazon EC2 Auto Scaling"],
  ["application-autoscaling", "Application Auto Scaling"],
  ["cloudwatch", "Amazon CloudWatch"],
  ["codedeploy", "AWS CodeDeploy"],
  ["elbv2", "Elastic Load Balancing"],
  ["elb", "Classic Load Balancers"],
  ["iam", "AWS IAM"],
  ["servicediscovery", "AWS Cloud Map"],
  ["sts", "AWS STS"],
];

/**
 * Three rows for each service: operations that AWS has and the account has not, parts of others that are refused, and
 * members of others that no line of the simulation mentions. All of it is read from the models and the sources.
 */
export function notSimulatedTable(root: string): string {
  const rows = SIMULATED.flatMap(([service, title]) => {
    const kinds = [
      ["answer `NotSimulated`", missingIn(service)],
      ["refused where asked for", refusedIn(root, service)],
      ["taken, and looked at by nothing", unreadIn(root, service)],
    ].filter(([, what]) => what !== "");
    return kinds.map((cells, i) => [i === 0 ? `${title}, \`${service}\`` : "", ...cells]);
  });
  return [["service", "how", "what"], ["---", "---", "---"], ...rows].map((cells) => `| ${cells.join(" | ")} |\n`).join("");
}

provideEverything();
const simulated = new Set(MODULES.flatMap(({ operations }) => operations).map(({ service, name }) => `${service} ${name}`));

const isSimulated = (service: string, operation: string): boolean => simulated.has(`${service} ${operation}`);

function missingIn(service: ServiceName): string {
  const all = operationsOf(service);
  const missing = all.filter((operation) => !isSimulated(service, operation));
  return missing.length === 0 ? "" : `${missing.length} of ${all.length} operations: ${folded(missing)}`;
}

/** CreateRule, DeleteRule and DescribeRules are "Rule (Create, Delete, Describe)". */
export function folded(operations: readonly string[]): string {
  const verbs = new Map<string, string[]>();
  for (const operation of operations) {
    const [, verb = operation, noun = ""] = /^([A-Z][a-z]+)(\w*)$/.exec(operation) ?? [];
    const key = singular(noun);
    verbs.set(key, [...(verbs.get(key) ?? []), verb]);
  }
  return [...verbs].sort(([a], [b]) => (a < b ? -1 : 1)).map(([noun, list]) => `${noun} (${list.join(", ")})`).join("; ");
}

const singular = (noun: string): string => noun.replace(/ies$/, "y").replace(/(ss|x)es$/, "$1").replace(/(?<![su])s$/, "");

/** The words of every refusal that says so: the first argument of what makes one, or a list that is gone through. */
function refusedIn(root: string, service: ServiceName): string {
  const words = sourcesOf(root, service).flatMap(({ file, code }) => {
    const said = [...code.matchAll(/\b(?:notSimulated|unsupportedFeature)\(\s*(["`])(.*?)\1/g)].map(([, , text = ""]) => text);
    if (!/\bthrow (?:notSimulated|unsupportedFeature)\([a-z]/.test(code)) return said;
    const listed = [...code.matchAll(/^\s*\[.*, (["`])(.*)\1\],$/gm)].map(([, , text = ""]) => text);
    if (listed.length === 0) throw new Error(`${file} refuses what is not simulated in words that cannot be found.`);
    return [...said, ...listed];
  });
  const texts = words.map((text) => text.replace(/\$\{.*?\}/g, "…").replace(/,$/, ""));
  return [...new Set(texts)].sort().join("; ");
}

/** Members of what simulated operations take, at the top and in containers, that no line of code mentions. */
function unreadIn(root: string, service: ServiceName): string {
  const words = new Set(sourcesOf(root, service).flatMap(({ code }) => code.match(/\w+/g) ?? []));
  const owners = new Map<string, string[]>();
  for (const [owner, member] of membersOf(service)) {
    if (!words.has(member)) owners.set(member, [...(owners.get(member) ?? []), owner]);
  }
  const members = new Map<string, string[]>();
  for (const [member, of] of owners) members.set(of.join(", "), [...(members.get(of.join(", ")) ?? []), `\`${member}\``]);
  return [...members].map(([of, list]) => `${list.join(", ")} of ${of}`).join("; ");
}

/** Every member that a simulated operation takes, with the operation; those of containers too. */
function membersOf(service: ServiceName): readonly (readonly [string, string])[] {
  const operations = operationsOf(service).filter((name) => isSimulated(service, name));
  const top = operations.flatMap((name) => Object.keys(inputShapeOf(service, name)?.members ?? {}).map((member) => [name, member] as const));
  if (service !== "ecs") return top;
  const container = shapeNamed(MODELS[service], "ContainerDefinition");
  if (container.type !== "structure") throw new Error("A container definition is no structure.");
  return [...top, ...Object.keys(container.members).map((member) => ["a container definition", member] as const)];
}

/** The code of a service and of the rules it shares with the editor, without comments and tests. */
function sourcesOf(root: string, service: string): readonly { readonly file: string; readonly code: string }[] {
  return [`src/engine/services/${service.replace("-", "")}`, "src/aws/rules"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts") && !file.includes(".test."))
      .sort()
      .map((file) => ({ file, code: readFileSync(join(root, folder, file), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "") })),
  );
}
