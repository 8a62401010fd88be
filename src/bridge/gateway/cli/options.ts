import { answersOf } from "../../../aws/answers.ts";
import type { Pages } from "../../../aws/answers.ts";
import type { ServiceName } from "../../../aws/generated/api.ts";
import { shapeNamed } from "../../../aws/model.ts";
import type { Shape, StructureShape } from "../../../aws/model.ts";
import { modelOf } from "../../../aws/operations.ts";
import { customOptions } from "./ec2/customOptions.ts";
import { kebab, switchOf } from "./names.ts";

/** One option of an operation's command. */
export interface Option {
  /** With its dashes. */
  readonly name: string;
  readonly takes: "nothing" | "one" | "maybeOne" | "many";
  readonly isRequired: boolean;
  /** Not told when options are listed or completed, though it is taken. */
  readonly isHidden: boolean;
  readonly means: Meaning;
}

/** What an option is for: a member of the input, the pages of an answer, or the command itself. */
export type Meaning =
  | { readonly kind: "member"; readonly member: string; readonly shape: Shape }
  | { readonly kind: "switch"; readonly member: string; readonly on: boolean }
  | { readonly kind: "paging"; readonly which: "startingToken" | "pageSize" | "maxItems" }
  | { readonly kind: "custom"; readonly which: string }
  | { readonly kind: "inputJson" }
  | { readonly kind: "skeleton" };

/** The options of an operation, those of its input in the model's order. */
export function optionsOf(service: ServiceName, operation: string, input: StructureShape): readonly Option[] {
  const pages = answersOf(service).pages[operation];
  const own = customOptions(service, operation);
  const hidden = [...own.hidden, ...(pages === undefined ? [] : [pages.inputToken, pages.limit])];
  const members = Object.entries(input.members)
    .filter(([member]) => !own.replaced.includes(member))
    .flatMap(([member, name]) => {
      const shape = shapeNamed(modelOf(service), name);
      const traits = { isRequired: input.required?.includes(member) ?? false, isHidden: hidden.includes(member) };
      return optionsOfMember(service, member, shape, traits);
    });
  const paging = pages === undefined ? [] : pagingOptions(pages);
  const shadowed = new Set(paging.map(({ name }) => name));
  return [...members.filter(({ name }) => !shadowed.has(name)), ...own.options, ...paging, ...OF_EVERY_OPERATION];
}

function optionsOfMember(service: string, member: string, shape: Shape, traits: Pick<Option, "isRequired" | "isHidden">): readonly Option[] {
  const option = kebab(member);
  if (shape.type !== "boolean") {
    return [{ ...traits, name: `--${option}`, takes: shape.type === "list" ? "many" : "one", means: { kind: "member", member, shape } }];
  }
  const toggle = (on: boolean): Option => ({ ...traits, isRequired: false, name: switchOf(service, option, on), takes: "nothing", means: { kind: "switch", member, on } });
  return [toggle(true), toggle(false)];
}

const plain = (name: string, takes: Option["takes"], means: Meaning): Option => ({ name, takes, isRequired: false, isHidden: false, means });

function pagingOptions({ limit }: Pages): readonly Option[] {
  const ofPages = limit === undefined ? [] : [plain("--page-size", "one", { kind: "paging", which: "pageSize" })];
  return [
    plain("--starting-token", "one", { kind: "paging", which: "startingToken" }),
    ...ofPages,
    plain("--max-items", "one", { kind: "paging", which: "maxItems" }),
  ];
}

const OF_EVERY_OPERATION: readonly Option[] = [
  plain("--cli-input-json", "one", { kind: "inputJson" }),
  plain("--generate-cli-skeleton", "maybeOne", { kind: "skeleton" }),
];
