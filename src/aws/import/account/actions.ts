import type { Action } from "../../generated/elbv2.ts";
import { choiceOf, fieldOf, type Fields, flagOf, partOf, partsOf, textOf, wholeOf } from "./fields.ts";

/** Actions as they are given to the API, without what is not simulated, and what to say of that. */
interface ReadActions {
  readonly actions: readonly Action[];
  readonly omitted: readonly string[];
}

/** The action of a list that ends it: others let a request pass, or ask who it is from. `groupFor` tells as what a target group is here. */
export function actionsIn(given: readonly Fields[], groupFor: (arn: string | undefined) => string | undefined): ReadActions {
  const endings = given.filter((fields) => ENDINGS.has(textOf(fields, "Type") ?? ""));
  const [ending] = endings.toSorted((a, b) => (wholeOf(b, "Order") ?? 0) - (wholeOf(a, "Order") ?? 0));
  const others = given.filter((fields) => fields !== ending).map((fields) => `An action of the type ${textOf(fields, "Type") ?? "that is not said"} is not simulated yet: requests pass it.`);
  if (ending === undefined) return { actions: [], omitted: others };
  switch (choiceOf(ending, "Type", ["forward", "redirect", "fixed-response"])) {
    case "redirect":
      return { actions: [redirectIn(partOf(ending, "RedirectConfig"))], omitted: others };
    case "fixed-response":
      return { actions: [fixedResponseIn(partOf(ending, "FixedResponseConfig"))], omitted: others };
    case "forward": {
      const forward = forwardIn(ending, groupFor);
      return { actions: forward.actions, omitted: [...others, ...forward.omitted] };
    }
  }
}

const ENDINGS: ReadonlySet<string> = new Set(["forward", "redirect", "fixed-response"]);

function forwardIn(fields: Fields, groupFor: (arn: string | undefined) => string | undefined): ReadActions {
  const config = partOf(fields, "ForwardConfig");
  const weighted = partsOf(config, "TargetGroups");
  const tuples = weighted.length > 0 ? weighted : [fields];
  const TargetGroups = tuples.slice(0, GROUPS).flatMap((tuple) => {
    const TargetGroupArn = groupFor(textOf(tuple, "TargetGroupArn", 2_048));
    return TargetGroupArn === undefined ? [] : [{ TargetGroupArn, Weight: wholeOf(tuple, "Weight", { most: 999 }) ?? 1 }];
  });
  const lost = tuples.length - TargetGroups.length;
  const omitted = lost > 0 && TargetGroups.length > 0 ? [`It forwards to ${lost === 1 ? "another target group that is" : `${lost} other target groups that are`} not here.`] : [];
  if (TargetGroups.length === 0) return { actions: [], omitted };
  const stickiness = partOf(config, "TargetGroupStickinessConfig");
  const DurationSeconds = wholeOf(stickiness, "DurationSeconds", { least: 1, most: 604_800 });
  const isSticky = flagOf(stickiness, "Enabled") === true && DurationSeconds !== undefined;
  return { actions: [{ Type: "forward", ForwardConfig: { TargetGroups, ...(isSticky ? { TargetGroupStickinessConfig: { Enabled: true, DurationSeconds } } : {}) } }], omitted };
}

/** API reference, "ForwardActionConfig". */
const GROUPS = 5;

function redirectIn(config: Fields): Action {
  const parts = ["Protocol", "Host", "Port", "Path", "Query"].map((member) => [member, fieldOf(config, member) === "" ? "" : textOf(config, member, 128)] as const);
  const said = Object.fromEntries(parts.filter(([member, value]) => value !== undefined && (value !== "" || member === "Query")));
  return { Type: "redirect", RedirectConfig: { ...said, StatusCode: choiceOf(config, "StatusCode", ["HTTP_301", "HTTP_302"]) } };
}

function fixedResponseIn(config: Fields): Action {
  const code = textOf(config, "StatusCode", 3) ?? "";
  const [ContentType, MessageBody] = [textOf(config, "ContentType", 32), textOf(config, "MessageBody", 1_024)];
  const StatusCode = /^(?:2|4|5)\d\d$/.test(code) ? code : "503";
  return { Type: "fixed-response", FixedResponseConfig: { StatusCode, ...(ContentType === undefined ? {} : { ContentType }), ...(MessageBody === undefined ? {} : { MessageBody }) } };
}
