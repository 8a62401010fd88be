import type { View } from "../../../kernel/context.ts";
import { hearing, type Derived } from "../../../kernel/derived.ts";
import { assert } from "../../../../lib/assert.ts";
import { roleArn } from "../arns.ts";
import { findPolicy } from "../foundPolicy.ts";
import { findRole } from "../queries.ts";
import { policies, roles, type RoleRow } from "../tables.ts";
import { judge, type Judgement, type Layers } from "./judge.ts";
import { isAboutAction, rulesOf, type PolicyRule } from "./policyRule.ts";
import { trusts } from "./trust.ts";

/** What a role's policies say, ready to be asked often. */
export class RoleRights {
  readonly #role: RoleRow;
  readonly #all: Layers;
  readonly #byAction = new Map<string, ActionRights>();
  readonly #trusted = new Map<string, boolean>();

  constructor(view: View, role: RoleRow) {
    this.#role = role;
    const inline = role.inlinePolicies.flatMap(({ policyName, document }) => rulesOf(policyName, document));
    const attached = role.attachedPolicyArns.flatMap((arn) => managedRules(view, arn));
    const boundary = role.permissionsBoundaryArn;
    this.#all = { identity: [...inline, ...attached], boundary: boundary === null ? null : managedRules(view, boundary) };
  }

  /** What the policies say of an action. */
  about(action: string): ActionRights {
    let rights = this.#byAction.get(action);
    if (rights === undefined) {
      // Nobody asks for many actions, unless to fill the memory.
      if (this.#byAction.size >= ACTIONS_KEPT) this.#byAction.clear();
      rights = actionRights(this.#all, action);
      this.#byAction.set(action, rights);
    }
    return rights;
  }

  isAssumedBy(servicePrincipal: string): boolean {
    let trusted = this.#trusted.get(servicePrincipal);
    if (trusted === undefined) {
      trusted = trusts(this.#role.assumeRolePolicyDocument, servicePrincipal);
      this.#trusted.set(servicePrincipal, trusted);
    }
    return trusted;
  }
}

/** What a role may do of one action. */
export interface ActionRights {
  readonly layers: Layers;
  /** The same whatever is asked for; null: that hangs on the request. */
  readonly settled: Judgement | null;
}

const ACTIONS_KEPT = 1000;

function actionRights({ identity, boundary }: Layers, action: string): ActionRights {
  const about = (rules: readonly PolicyRule[]) => rules.filter((rule) => isAboutAction(rule, action));
  const layers = { identity: about(identity), boundary: boundary === null ? null : about(boundary) };
  const isSettled = [...layers.identity, ...(layers.boundary ?? [])].every(isAboutEverything);
  return { layers, settled: isSettled ? judge(layers, { action, resource: "*", facts: new Map() }) : null };
}

const isAboutEverything = ({ resources, conditions }: PolicyRule): boolean =>
  conditions.length === 0 && !resources.isExcept && resources.patterns.includes("*");

/** The rights of a role by its ARN; undefined: there is no such role. */
export function rightsOf(view: View, arn: string): RoleRights | undefined {
  const known = view.derived(roleRights);
  let rights = known.get(arn);
  if (rights === undefined) {
    const role = findRole(view, arn);
    if (role === undefined) return undefined;
    rights = new RoleRights(view, role);
    known.set(arn, rights);
  }
  return rights;
}

/** By the ARNs of roles, those that were asked for since they last changed. */
const roleRights: Derived<Map<string, RoleRights>> = {
  name: "iam.roleRights",
  build: () => new Map(),
  hears: [
    hearing(roles, (known, before, after) => {
      for (const role of [before, after]) if (role !== undefined) known.delete(roleArn(role));
    }),
    hearing(policies, (known) => known.clear()),
  ],
};

function managedRules(view: View, arn: string): readonly PolicyRule[] {
  const policy = findPolicy(view, arn);
  assert(policy !== undefined, `a role has ${arn}, which is no policy`);
  return rulesOf(arn, policy.document);
}
