import { nameIn } from "../../store/names.ts";
import type { ListenerRule } from "./listenerRules.ts";

type Condition = ListenerRule["conditions"][number];
type RouteAction = ListenerRule["action"];

/** What a rule asks of a request, in brief: `/api/*`, `host shop.example.com`. */
export function conditionBrief({ priority, conditions }: Pick<ListenerRule, "priority" | "conditions">): string {
  return priority === null ? "default" : conditions.map(brief).join(" and ");
}

function brief(condition: Condition): string {
  switch (condition.field) {
    case "path-pattern":
      return condition.values.join(" or ");
    case "host-header":
      return `host ${condition.values.join(" or ")}`;
    case "http-request-method":
      return condition.values.join(" or ");
    case "source-ip":
      return `from ${condition.values.join(" or ")}`;
    case "http-header":
      return `${condition.httpHeaderName}: ${condition.values.join(" or ")}`;
    case "query-string":
      return condition.values.map(({ key, value }) => `?${key === null ? "" : `${key}=`}${value}`).join(" or ");
  }
}

/** What a rule does with a request, as part of a sentence: `to web`, `to web 80 : canary 20`, `with a redirect 301 to https://…`. */
export function actionWords(action: RouteAction): string {
  switch (action.type) {
    case "forward": {
      const [only, ...others] = action.targetGroups;
      if (only !== undefined && others.length === 0) return `to ${nameIn(only.targetGroupArn)}`;
      return `to ${action.targetGroups.map(({ targetGroupArn, weight }) => `${nameIn(targetGroupArn)} ${weight}`).join(" : ")}`;
    }
    case "redirect":
      return `with a redirect ${statusOf(action)} to ${redirectUrl(action)}`;
    case "fixed-response":
      return `with a fixed response ${action.statusCode}`;
  }
}

/** The same in the few letters that a line of a card has; empty for a forward to one group, which its edge shows. */
export function actionBrief(action: RouteAction): string {
  switch (action.type) {
    case "forward":
      return action.targetGroups.length > 1 ? action.targetGroups.map(({ weight }) => weight).join(":") : "";
    case "redirect":
      return `${statusOf(action)} →`;
    case "fixed-response":
      return `= ${action.statusCode}`;
  }
}

type Redirect = RouteAction & { readonly type: "redirect" };

const statusOf = ({ statusCode }: Redirect): string => statusCode.replace("HTTP_", "");

/** Where a redirect leads; what stays as it was asked for is left out where that reads well. */
function redirectUrl({ protocol, host, port, path, query }: Redirect): string {
  const at = port === "#{port}" ? "" : `:${port}`;
  return `${protocol.toLowerCase()}://${host}${at}${path}${query === "" ? "" : `?${query}`}`;
}

/** A rule by what it asks: as the subject of a sentence. */
export const ruleName = (rule: ListenerRule): string => (rule.priority === null ? "the default rule" : conditionBrief(rule));

/** The part of the requests of each group that an action forwards to, by target group; with weights that are all 0, none has any. */
export function sharesOf(action: RouteAction): ReadonlyMap<string, number> {
  if (action.type !== "forward") return new Map();
  const sum = action.targetGroups.reduce((total, { weight }) => total + weight, 0);
  return new Map(action.targetGroups.map(({ targetGroupArn, weight }) => [targetGroupArn, sum === 0 ? 0 : weight / sum]));
}
