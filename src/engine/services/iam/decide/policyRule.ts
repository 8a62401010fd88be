import { readPolicy, textsOf, type Statement } from "../../../../aws/rules/policyDocument.ts";
import { conditionsOf, holds, type Condition } from "./condition.ts";
import { filledIn, type Facts } from "./facts.ts";
import { fits } from "./fits.ts";

/** What an element and its opposite choose: what one of the patterns fits, or, of `Not…`, what none does. */
export interface Choice {
  readonly patterns: readonly string[];
  readonly isExcept: boolean;
}

/** A statement, ready to be asked. */
export interface PolicyRule {
  /** The policy it is of: its ARN, or the name that it has in its role. */
  readonly policy: string;
  readonly statement: Statement;
  readonly isAllow: boolean;
  /** Action and NotAction, in small letters. */
  readonly actions: Choice;
  readonly resources: Choice;
  readonly conditions: readonly Condition[];
}

/** What a request wants. */
export interface Wanted {
  readonly action: string;
  readonly resource: string;
  readonly facts: Facts;
}

/** The statements of a document that was accepted as a policy. */
export function rulesOf(policy: string, document: string): readonly PolicyRule[] {
  return readPolicy(document).statements.map((statement) => ({
    policy,
    statement,
    isAllow: statement.effect === "Allow",
    actions: lowered(choiceOf(statement, "Action")),
    resources: choiceOf(statement, "Resource"),
    conditions: conditionsOf(statement),
  }));
}

export const isAboutAction = ({ actions }: PolicyRule, action: string): boolean => chooses(actions, action.toLowerCase(), NOTHING);

/** Whether a statement that is about the action speaks of this request. */
export function isAbout({ resources, conditions }: PolicyRule, { resource, facts }: Wanted): boolean {
  return chooses(resources, resource, facts) && conditions.every((condition) => holds(condition, facts));
}

/** Whether an element of a statement chooses a text. A variable that stands for nothing known fits nothing. */
export function chooses({ patterns, isExcept }: Choice, text: string, facts: Facts): boolean {
  const isNamed = patterns.some((pattern) => {
    const filled = filledIn(pattern, facts);
    return filled !== undefined && fits(filled, text);
  });
  return isNamed !== isExcept;
}

export function choiceOf(statement: Statement, element: "Action" | "Resource"): Choice {
  const isExcept = statement.fields[`Not${element}`] !== undefined;
  return { patterns: textsOf(statement, isExcept ? `Not${element}` : element), isExcept };
}

const NOTHING: Facts = new Map();

const lowered = ({ patterns, isExcept }: Choice): Choice => ({ patterns: patterns.map((pattern) => pattern.toLowerCase()), isExcept });
