import type { Action, RuleCondition } from "../../../../aws/generated/elbv2.ts";
import type { Condition, RouteAction } from "../../../../aws/rules/balancing/ruleParts.ts";

/** An action as the API gives it. A forward to one group is written in both ways in which it can be. */
export function describeAction(action: RouteAction): Action {
  switch (action.type) {
    case "forward": {
      const { targetGroups, stickinessSeconds } = action;
      const [only, ...others] = targetGroups;
      return {
        Type: "forward",
        ...(only === undefined || others.length > 0 ? {} : { TargetGroupArn: only.targetGroupArn }),
        ForwardConfig: {
          TargetGroups: targetGroups.map(({ targetGroupArn, weight }) => ({ TargetGroupArn: targetGroupArn, Weight: weight })),
          TargetGroupStickinessConfig: stickinessSeconds === null ? { Enabled: false } : { Enabled: true, DurationSeconds: stickinessSeconds },
        },
      };
    }
    case "redirect": {
      const { protocol, host, port, path, query, statusCode } = action;
      return { Type: "redirect", RedirectConfig: { Protocol: protocol, Port: port, Host: host, Path: path, Query: query, StatusCode: statusCode } };
    }
    case "fixed-response": {
      const { statusCode, contentType, messageBody } = action;
      return {
        Type: "fixed-response",
        FixedResponseConfig: {
          ...(messageBody === null ? {} : { MessageBody: messageBody }),
          StatusCode: statusCode,
          ...(contentType === null ? {} : { ContentType: contentType }),
        },
      };
    }
  }
}

/** A condition as the API gives it. Paths and hosts stand in both ways in which they can be written. */
export function describeCondition(condition: Condition): RuleCondition {
  const { field } = condition;
  switch (condition.field) {
    case "path-pattern":
      return { Field: field, Values: condition.values, PathPatternConfig: { Values: condition.values } };
    case "host-header":
      return { Field: field, Values: condition.values, HostHeaderConfig: { Values: condition.values } };
    case "http-request-method":
      return { Field: field, HttpRequestMethodConfig: { Values: condition.values } };
    case "source-ip":
      return { Field: field, SourceIpConfig: { Values: condition.values } };
    case "http-header":
      return { Field: field, HttpHeaderConfig: { HttpHeaderName: condition.httpHeaderName, Values: condition.values } };
    case "query-string": {
      const pairs = condition.values.map(({ key, value }) => ({ ...(key === null ? {} : { Key: key }), Value: value }));
      return { Field: field, QueryStringConfig: { Values: pairs } };
    }
  }
}
