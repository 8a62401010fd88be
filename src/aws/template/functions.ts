import { isMembers, type Members } from "../import/candidates.ts";
import { ACCOUNT_ID, AVAILABILITY_ZONES, REGION } from "../region.ts";
import { isOpen, referenced } from "./answered.ts";
import { Budget } from "./budget.ts";

/** What functions look things up in. */
export interface Scope {
  readonly parameters: ReadonlyMap<string, unknown>;
  readonly conditions: Members;
  readonly mappings: Members;
  readonly resources: Members;
  readonly stackName: string;
  /** Told of each function that cannot be worked out. */
  readonly unknown: (text: string) => void;
}

/**
 * Works out a template's functions. An attribute of a resource becomes a mark (`referenced`); what cannot be known is
 * undefined, as AWS::NoValue is, and whoever holds it goes without.
 */
export class Functions {
  readonly #scope: Scope;
  readonly #budget: Budget;
  readonly #conditions = new Map<string, boolean | "asked">();

  constructor(scope: Scope, budget = new Budget()) {
    this.#scope = scope;
    this.#budget = budget;
  }

  resolved(value: unknown, depth = 0): unknown {
    this.#budget.value(depth);
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map((item) => this.resolved(item, depth + 1)).filter((item) => item !== undefined && item !== null);
    const entries = Object.entries(value as Members);
    const [only] = entries;
    if (entries.length === 1 && only !== undefined && /^(?:Ref|Condition|Fn::\w+)$/.test(only[0])) {
      if (only[0] !== "Condition" || (typeof only[1] === "string" && Object.hasOwn(this.#scope.conditions, only[1]))) return this.#called(only[0], only[1], depth + 1);
    }
    return Object.fromEntries(
      entries.flatMap(([name, part]) => {
        const result = this.resolved(part, depth + 1);
        return result === undefined ? [] : [[name, result]];
      }),
    );
  }

  /** Whether a condition of the template holds. One that asks for itself does not. */
  holds(name: string, depth = 0): boolean {
    const known = this.#conditions.get(name);
    if (known !== undefined) return known === true;
    this.#conditions.set(name, "asked");
    const answer = own(this.#scope.conditions, name) !== undefined && this.resolved(own(this.#scope.conditions, name), depth + 1) === true;
    this.#conditions.set(name, answer);
    return answer;
  }

  #called(name: string, given: unknown, depth: number): unknown {
    // Only the branch that is taken is worked out.
    if (name === "Fn::If") return this.#chosen(given, depth);
    if (name === "Condition") return this.holds(String(given), depth);
    const argument = this.resolved(given, depth);
    const list = Array.isArray(argument) ? (argument as readonly unknown[]) : [];
    switch (name) {
      case "Ref":
        return this.#referred(textOf(argument));
      case "Fn::GetAtt":
        return this.#attribute(list.length > 0 ? list.map(textOf).join(".") : textOf(argument));
      case "Fn::Sub":
        return this.#substituted(argument);
      case "Fn::Join":
        return Array.isArray(list[1]) ? this.#budget.text((list[1] as readonly unknown[]).map(textOf).join(textOf(list[0]))) : this.#open(name);
      case "Fn::Select":
        return Array.isArray(list[1]) ? ((list[1] as readonly unknown[])[Number(list[0])] ?? this.#open(name)) : this.#open(name);
      case "Fn::Split":
        return list.length === 2 && textOf(list[0]) !== "" ? this.#budget.text(textOf(list[1])).split(textOf(list[0])).slice(0, LONGEST_LIST) : this.#open(name);
      case "Fn::FindInMap":
        return this.#inMap(list);
      case "Fn::GetAZs":
        return [...AVAILABILITY_ZONES];
      case "Fn::Base64":
        return { "Fn::Base64": textOf(argument) };
      case "Fn::ToJsonString":
        return this.#budget.text(JSON.stringify(argument));
      case "Fn::Length":
        return list.length;
      default:
        return this.#logic(name, list);
    }
  }

  #logic(name: string, list: readonly unknown[]): unknown {
    switch (name) {
      case "Fn::Equals":
        return textOf(list[0]) === textOf(list[1]);
      case "Fn::Not":
        return list[0] !== true;
      case "Fn::And":
        return list.every((one) => one === true);
      case "Fn::Or":
        return list.includes(true);
      default:
        return this.#open(name);
    }
  }

  #chosen(given: unknown, depth: number): unknown {
    const list = Array.isArray(given) ? (given as readonly unknown[]) : [];
    return this.resolved(list[this.holds(textOf(list[0]), depth) ? 1 : 2], depth);
  }

  #referred(name: string): unknown {
    if (name === "AWS::NoValue") return undefined;
    if (Object.hasOwn(PSEUDO, name)) return PSEUDO[name];
    if (name === "AWS::StackName") return this.#scope.stackName;
    if (name === "AWS::StackId") return `arn:aws:cloudformation:${REGION}:${ACCOUNT_ID}:stack/${this.#scope.stackName}/00000000-0000-0000-0000-000000000000`;
    if (this.#scope.parameters.has(name)) return this.#scope.parameters.get(name);
    if (Object.hasOwn(this.#scope.resources, name)) return referenced(name, "Ref");
    return this.#open(`Ref ${name}`);
  }

  #attribute(path: string): unknown {
    const dot = path.indexOf(".");
    const id = dot < 0 ? path : path.slice(0, dot);
    return Object.hasOwn(this.#scope.resources, id) ? referenced(id, dot < 0 ? "" : path.slice(dot + 1)) : this.#open(`Fn::GetAtt ${path}`);
  }

  /** `Fn::Sub` with its text, or with a list of the text and its own variables. `${!X}` is the text `${X}`. */
  #substituted(argument: unknown): unknown {
    const [text, variables] = Array.isArray(argument) ? (argument as readonly unknown[]) : [argument, undefined];
    const own_ = isMembers(variables) ? variables : {};
    const pieces = textOf(text).split(/\$\{([^{}]{1,300})\}/);
    return this.#budget.text(pieces.map((piece, i) => (i % 2 === 0 ? piece : this.#variable(piece.trim(), own_))).join(""));
  }

  #variable(name: string, variables: Members): string {
    if (name.startsWith("!")) return `\${${name.slice(1)}}`;
    const value = own(variables, name) ?? (name.includes(".") ? this.#attribute(name) : this.#referred(name));
    return this.#budget.text(Array.isArray(value) ? value.map(textOf).join(",") : textOf(value));
  }

  #inMap([map, first, second]: readonly unknown[]): unknown {
    const outer = own(this.#scope.mappings, textOf(map));
    const inner = isMembers(outer) ? own(outer, textOf(first)) : undefined;
    const value = isMembers(inner) ? own(inner, textOf(second)) : undefined;
    return value === undefined ? this.#open(`Fn::FindInMap ${[map, first, second].map(textOf).join(".")}`) : value;
  }

  #open(name: string): undefined {
    this.#scope.unknown(`${name} cannot be worked out here; what it stands for is left open.`);
    return undefined;
  }
}

/** No list of a template is longer. */
const LONGEST_LIST = 10_000;

const PSEUDO: Readonly<Record<string, unknown>> = {
  "AWS::Region": REGION,
  "AWS::AccountId": ACCOUNT_ID,
  "AWS::Partition": "aws",
  "AWS::URLSuffix": "amazonaws.com",
  "AWS::NotificationARNs": [],
};

/** A value as it is put into a text. */
export function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

/** A text that is known; undefined otherwise. */
export const knownText = (value: unknown): string | undefined => {
  const text = textOf(value);
  return text === "" || isOpen(text) ? undefined : text;
};

/** A member that is a document's own, whatever its name. */
export const own = (members: Members, name: string): unknown => (Object.hasOwn(members, name) ? members[name] : undefined);
