import type { Action, FixedResponseActionConfig, ForwardActionConfig, RedirectActionConfig } from "../../generated/elbv2.ts";
import { GROUP_STICKINESS_MAX_SECONDS, TARGET_GROUPS_PER_ACTION, WEIGHT_MAX } from "./limits.ts";
import { Refused } from "../refused.ts";
import { invalidAction, notSimulated, validationError } from "./refused.ts";
import type { FixedResponseAction, ForwardAction, RedirectAction, RouteAction } from "./ruleParts.ts";

/** Behind which listener an action stands. */
export interface EndingPlace {
  readonly protocol: string;
  readonly port: number;
}

/** What a list of actions asks for. Throws Refused. One action decides; what would stand before it is not simulated. */
export function endingIn(place: EndingPlace, given: readonly Action[]): RouteAction {
  const last = given.toSorted((a, b) => (a.Order ?? 0) - (b.Order ?? 0)).at(-1);
  if (last === undefined) throw validationError("A listener must have at least one default action"); // Assumed wording.
  const other = given.find((action) => action !== last);
  if (other !== undefined) {
    if (ENDINGS.has(other.Type)) throw invalidAction("You must specify exactly one of forward, redirect or fixed-response, and it must be the last action"); // Assumed wording.
    throw notSimulated(`An action of type '${other.Type}'`);
  }
  return one(place, last);
}

const ENDINGS = new Set<string>(["forward", "redirect", "fixed-response"]);

function one(place: EndingPlace, action: Action): RouteAction {
  switch (action.Type) {
    case "forward":
      return forwardIn(action.TargetGroupArn, action.ForwardConfig);
    case "redirect":
      if (action.RedirectConfig === undefined) throw validationError("A redirect configuration must be specified"); // Assumed wording.
      return redirectIn(place, action.RedirectConfig);
    case "fixed-response":
      if (action.FixedResponseConfig === undefined) throw validationError("A fixed-response configuration must be specified"); // Assumed wording.
      return fixedResponseIn(action.FixedResponseConfig);
    default:
      throw notSimulated(`An action of type '${action.Type}'`);
  }
}

/** Wordings assumed, but for the first. */
function forwardIn(arn: string | undefined, config: ForwardActionConfig | undefined): ForwardAction {
  const tuples = config?.TargetGroups ?? (arn === undefined ? [] : [{ TargetGroupArn: arn }]);
  if (tuples.length === 0) throw validationError("A target group ARN must be specified"); // Observed.
  if (arn !== undefined && !(tuples.length === 1 && tuples[0]?.TargetGroupArn === arn)) {
    throw validationError("You cannot specify both a target group ARN and a forward configuration with other target groups");
  }
  if (tuples.length > TARGET_GROUPS_PER_ACTION) {
    throw new Refused("TooManyTargetGroups", `A forward action can have at most '${TARGET_GROUPS_PER_ACTION}' target groups`);
  }
  const targetGroups = tuples.map(({ TargetGroupArn, Weight = 1 }) => {
    if (TargetGroupArn === undefined) throw validationError("A target group ARN must be specified"); // Observed.
    if (Weight < 0 || Weight > WEIGHT_MAX) throw validationError(`The weight '${Weight}' must be between '0' and '${WEIGHT_MAX}' inclusive`);
    return { targetGroupArn: TargetGroupArn, weight: Weight };
  });
  if (new Set(targetGroups.map(({ targetGroupArn }) => targetGroupArn)).size < targetGroups.length) {
    throw validationError("A target group can only be specified once in a forward action");
  }
  const { Enabled = false, DurationSeconds } = config?.TargetGroupStickinessConfig ?? {};
  if (!Enabled) return { type: "forward", targetGroups, stickinessSeconds: null };
  if (DurationSeconds === undefined || DurationSeconds < 1 || DurationSeconds > GROUP_STICKINESS_MAX_SECONDS) {
    throw validationError(`Target group stickiness duration must be between '1' and '${GROUP_STICKINESS_MAX_SECONDS}' seconds`);
  }
  return { type: "forward", targetGroups, stickinessSeconds: DurationSeconds };
}

function redirectIn(place: EndingPlace, config: RedirectActionConfig): RedirectAction {
  const { Protocol = "#{protocol}", Host = "#{host}", Port = "#{port}", Path = "/#{path}", Query = "#{query}", StatusCode } = config;
  const isSameProtocol = Protocol === "#{protocol}" || Protocol === place.protocol;
  const isSamePort = Port === "#{port}" || Port === String(place.port);
  if (isSameProtocol && isSamePort && Host === "#{host}" && Path === "/#{path}") {
    throw invalidAction("The RedirectConfig is not valid because it creates a loop."); // Observed.
  }
  if (place.protocol === "HTTPS" && Protocol === "HTTP") throw invalidAction("A redirect from HTTPS to HTTP is not supported"); // Assumed wording.
  if (!/^(?:HTTPS?|#\{protocol\})$/.test(Protocol)) throw validationError(`Redirect protocol '${Protocol}' must be one of 'HTTP, HTTPS, #{protocol}'`); // Assumed wording.
  if (!Path.startsWith("/")) throw validationError(`Redirect path '${Path}' must begin with a '/' character`); // Assumed wording.
  const port = Number(Port);
  if (Port !== "#{port}" && !(/^\d{1,5}$/.test(Port) && port >= 1 && port <= 65_535)) {
    throw validationError(`Redirect port '${Port}' must be a number from 1 to 65535 or '#{port}'`); // Assumed wording.
  }
  return { type: "redirect", statusCode: StatusCode, protocol: Protocol, host: Host, port: Port, path: Path, query: Query };
}

const CONTENT_TYPES = ["text/html", "application/json", "application/javascript", "text/css", "text/plain"];

function fixedResponseIn({ StatusCode, ContentType, MessageBody }: FixedResponseActionConfig): FixedResponseAction {
  if (ContentType !== undefined && !CONTENT_TYPES.includes(ContentType)) {
    throw invalidAction(`The ContentType must be one of:${CONTENT_TYPES.map((type) => `'${type}'`).join(", ")}`); // Observed.
  }
  return { type: "fixed-response", statusCode: StatusCode, contentType: ContentType ?? null, messageBody: MessageBody ?? null };
}
