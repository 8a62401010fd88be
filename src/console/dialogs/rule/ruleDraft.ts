import { call } from "../../../aws/generated/api.ts";
import type { Action, RuleCondition } from "../../../aws/generated/elbv2.ts";
import type { Call } from "../../../bridge/protocol.ts";
import { ruleAmongOthers, rulesOf, type ListenerRule } from "../../graph/rules/listenerRules.ts";
import type { Tables } from "../../store/replica.ts";
import type { RuleRequest } from "../requests.ts";

export type Field = ListenerRule["conditions"][number]["field"];
export const FIELDS: readonly Field[] = ["path-pattern", "host-header", "http-request-method", "http-header", "query-string", "source-ip"];

/** A condition as it is typed: its values with commas between them, of a query string as `key=value`. */
export interface ConditionDraft {
  readonly id: number;
  readonly field: Field;
  readonly headerName: string;
  readonly values: string;
}

export interface GroupDraft {
  readonly id: number;
  readonly targetGroupArn: string;
  readonly weight: number | null;
}

/** An action with the fields of all three kinds; those of the chosen one count. */
export interface ActionDraft {
  readonly type: ListenerRule["action"]["type"];
  readonly groups: readonly GroupDraft[];
  /** null: no stickiness. */
  readonly stickinessSeconds: number | null;
  readonly redirect: { readonly statusCode: "HTTP_301" | "HTTP_302"; readonly protocol: string; readonly host: string; readonly port: string; readonly path: string; readonly query: string };
  readonly response: { readonly statusCode: string; readonly contentType: string; readonly messageBody: string };
}

export interface RuleDraft {
  readonly priority: number | null;
  readonly conditions: readonly ConditionDraft[];
  readonly action: ActionDraft;
}

/** What a new action begins with. */
export const STANDARD_ACTION: ActionDraft = {
  type: "forward",
  groups: [],
  stickinessSeconds: null,
  redirect: { statusCode: "HTTP_301", protocol: "HTTPS", host: "#{host}", port: "443", path: "/#{path}", query: "#{query}" },
  response: { statusCode: "503", contentType: "text/plain", messageBody: "" },
};

/** What the form begins with: the rule as it is, or a new one behind the others. */
export function ruleDraftFor({ listenerArn, ruleArn, targetGroupArn }: RuleRequest, tables: Tables): RuleDraft {
  const held = ruleArn === null ? undefined : ruleAmongOthers(ruleArn, tables)?.rule;
  if (held !== undefined) return { priority: held.priority, conditions: held.conditions.map(conditionDraft), action: actionDraft(held.action) };
  const listener = tables["elbv2.listeners"].get(listenerArn);
  const taken = listener === undefined ? [] : rulesOf(listener, tables).flatMap(({ priority }) => priority ?? []);
  const group = targetGroupArn ?? tables["elbv2.targetGroups"].keys().next().value ?? "";
  return {
    priority: Math.min(50_000, Math.floor(Math.max(0, ...taken) / 10) * 10 + 10),
    conditions: [{ id: 0, field: "path-pattern", headerName: "", values: "" }],
    action: { ...STANDARD_ACTION, groups: [{ id: 0, targetGroupArn: group, weight: 1 }] },
  };
}

function conditionDraft(condition: ListenerRule["conditions"][number], id: number): ConditionDraft {
  const { field } = condition;
  const values = condition.field === "query-string" ? condition.values.map(({ key, value }) => (key === null ? value : `${key}=${value}`)) : condition.values;
  return { id, field, headerName: condition.field === "http-header" ? condition.httpHeaderName : "", values: values.join(", ") };
}

export function actionDraft(action: ListenerRule["action"]): ActionDraft {
  switch (action.type) {
    case "forward": {
      const groups = action.targetGroups.map((one, id) => ({ id, ...one }));
      return { ...STANDARD_ACTION, groups, stickinessSeconds: action.stickinessSeconds };
    }
    case "redirect":
      return { ...STANDARD_ACTION, ...action, redirect: action };
    case "fixed-response":
      return { ...STANDARD_ACTION, type: action.type, response: { statusCode: action.statusCode, contentType: action.contentType ?? "", messageBody: action.messageBody ?? "" } };
  }
}

/** The call that the form makes; null while a number is missing. */
export function ruleCall({ listenerArn, ruleArn }: RuleRequest, { priority, conditions, action }: RuleDraft): Call | null {
  const Actions = actionsOf(action);
  if (Actions === null) return null;
  if (ruleArn !== null && priority === null) return call("elbv2", "ModifyListener", { ListenerArn: listenerArn, DefaultActions: Actions });
  const Conditions = conditions.map(conditionOf);
  if (ruleArn !== null) return call("elbv2", "ModifyRule", { RuleArn: ruleArn, Conditions, Actions });
  return priority === null ? null : call("elbv2", "CreateRule", { ListenerArn: listenerArn, Priority: priority, Conditions, Actions });
}

function conditionOf({ field, headerName, values }: ConditionDraft): RuleCondition {
  const Values = values.split(",").map((one) => one.trim()).filter((one) => one !== "");
  switch (field) {
    case "path-pattern":
      return { Field: field, PathPatternConfig: { Values } };
    case "host-header":
      return { Field: field, HostHeaderConfig: { Values } };
    case "http-request-method":
      return { Field: field, HttpRequestMethodConfig: { Values } };
    case "source-ip":
      return { Field: field, SourceIpConfig: { Values } };
    case "http-header":
      return { Field: field, HttpHeaderConfig: { HttpHeaderName: headerName, Values } };
    case "query-string":
      return { Field: field, QueryStringConfig: { Values: Values.map(pairOf) } };
  }
}

function pairOf(text: string): { readonly Key?: string; readonly Value: string } {
  const at = text.indexOf("=");
  return at === -1 ? { Value: text } : { Key: text.slice(0, at), Value: text.slice(at + 1) };
}

/** The actions as the API takes them; null while a weight is missing. */
export function actionsOf({ type, groups, stickinessSeconds, redirect, response }: ActionDraft): readonly Action[] | null {
  switch (type) {
    case "forward": {
      const [only, ...others] = groups;
      if (only !== undefined && others.length === 0 && stickinessSeconds === null) return [{ Type: type, TargetGroupArn: only.targetGroupArn }];
      const TargetGroups = groups.flatMap(({ targetGroupArn, weight }) => (weight === null ? [] : [{ TargetGroupArn: targetGroupArn, Weight: weight }]));
      if (TargetGroups.length < groups.length) return null;
      const sticky = stickinessSeconds === null ? {} : { TargetGroupStickinessConfig: { Enabled: true, DurationSeconds: stickinessSeconds } };
      return [{ Type: type, ForwardConfig: { TargetGroups, ...sticky } }];
    }
    case "redirect": {
      const { statusCode, protocol, host, port, path, query } = redirect;
      return [{ Type: type, RedirectConfig: { Protocol: protocol, Port: port, Host: host, Path: path, Query: query, StatusCode: statusCode } }];
    }
    case "fixed-response": {
      const { statusCode, contentType, messageBody } = response;
      return [
        {
          Type: type,
          FixedResponseConfig: { StatusCode: statusCode, ...(contentType === "" ? {} : { ContentType: contentType }), ...(messageBody === "" ? {} : { MessageBody: messageBody }) },
        },
      ];
    }
  }
}
