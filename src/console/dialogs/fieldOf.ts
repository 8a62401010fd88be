/** The form field that a refusal is about; null when it is about the whole. */
export function fieldOf(operation: string, { code, message }: { readonly code: string; readonly message: string }): string | null {
  const text = `${code} ${message}`;
  for (const [operations, pattern, field] of FIELDS) {
    if (operations.includes(operation) && pattern.test(text)) return field;
  }
  return null;
}

const SERVICE = ["CreateService", "UpdateService"];
const RULE = ["CreateRule", "ModifyRule"];
const ROUTING = [...RULE, "ModifyListener"];
const PLACING = [...SERVICE, "RunTask"];

/** Operations, a pattern over code and message, the field. The first that matches counts. */
const FIELDS: readonly (readonly [readonly string[], RegExp, string])[] = [
  [PLACING, /placement strateg|strategy field|strategy\.type/, "placementStrategy"],
  [PLACING, /placement constraint|[Ee]xpression|constraint\.type|MemberOf|DistinctInstance/, "placementConstraints"],
  [PLACING, /[Ss]ecurity ?[Gg]roup/, "securityGroups"],
  [PLACING, /[Ss]ubnet|Network Configuration/, "subnets"],
  [PLACING, /[Rr]ebalancing/, "availabilityZoneRebalancing"],
  [["RunTask"], /\bcount\b/, "count"],
  [["RunTask"], /[Gg]roup/, "group"],
  [["RunTask"], /[Tt]ask ?[Dd]efinition/, "taskDefinition"],
  [SERVICE, /idempotent|[Ss]ervice name|serviceName|still Draining/, "serviceName"],
  [SERVICE, /minimumHealthyPercent cannot|maximumPercent/, "maximumPercent"],
  [SERVICE, /minimumHealthyPercent/, "minimumHealthyPercent"],
  [SERVICE, /[Dd]esiredCount/, "desiredCount"],
  [SERVICE, /container port|containerPort/, "containerPort"],
  [SERVICE, /The container .* does not exist|containerName/, "containerPort"],
  [SERVICE, /[Tt]arget ?[Gg]roup/, "targetGroupArn"],
  [SERVICE, /[Tt]ask ?[Dd]efinition/, "taskDefinition"],
  [SERVICE, /[Gg]race/, "healthCheckGracePeriodSeconds"],
  [["CreateCluster"], /[Nn]ame/, "clusterName"],
  [["RunInstances"], /[Uu]ser ?[Dd]ata|BASE64/, "userData"],
  [["RunInstances"], /InstanceCapacity|[Ss]ubnet/, "availabilityZone"],
  [["RunInstances"], /instance type|architecture|InstanceType/, "instanceType"],
  [["RunInstances"], /[Cc]ount|Limit/, "count"],
  [RULE, /[Pp]riority/, "priority"],
  [RULE, /HttpHeaderName/, "headerName"],
  [RULE, /'path-pattern'|PathPattern/, "condition path-pattern"],
  [RULE, /'host-header'|HostHeader/, "condition host-header"],
  [RULE, /'http-request-method'|HttpRequestMethod/, "condition http-request-method"],
  [RULE, /'http-header'|HttpHeader/, "condition http-header"],
  [RULE, /'query-string'|QueryString/, "condition query-string"],
  [RULE, /'source-ip'|SourceIp/, "condition source-ip"],
  [RULE, /condition/, "conditions"],
  [ROUTING, /Redirect ?[Pp]rotocol|RedirectConfig\.Protocol/, "redirectProtocol"],
  [ROUTING, /Redirect ?[Pp]ort|RedirectConfig\.Port/, "redirectPort"],
  [ROUTING, /Redirect ?[Pp]ath|RedirectConfig\.Path/, "redirectPath"],
  [ROUTING, /[Rr]edirect/, "redirect"],
  [ROUTING, /ContentType/, "contentType"],
  [ROUTING, /FixedResponseConfig\.(?:StatusCode|statusCode)/, "responseCode"],
  [ROUTING, /MessageBody/, "messageBody"],
  [ROUTING, /[Ss]tickiness|DurationSeconds/, "stickiness"],
  [ROUTING, /[Tt]arget ?[Gg]roup|[Ww]eight/, "targetGroups"],
  [["CreateLoadBalancer"], /[Nn]ame/, "loadBalancerName"],
  [["CreateListener"], /DuplicateListener|[Pp]ort/, "listenerPort"],
  [["CreateListener"], /[Cc]ertificate|[Pp]rotocol/, "listenerProtocol"],
  [["CreateTargetGroup"], /[Hh]ealth ?[Cc]heck ?[Pp]ath|[Pp]ath/, "healthCheckPath"],
  [["CreateTargetGroup"], /[Ii]nterval/, "healthCheckIntervalSeconds"],
  [["CreateTargetGroup"], /[Tt]imeout/, "healthCheckTimeoutSeconds"],
  [["CreateTargetGroup"], /unhealthy ?[Tt]hreshold/i, "unhealthyThresholdCount"],
  [["CreateTargetGroup"], /healthy ?[Tt]hreshold/i, "healthyThresholdCount"],
  [["CreateTargetGroup"], /[Nn]ame/, "targetGroupName"],
  [["CreateTargetGroup"], /[Pp]ort/, "targetGroupPort"],
  [["CreateTargetGroup"], /[Pp]rotocol/, "targetGroupProtocol"],
  [["PutTraffic"], /requestsPerSecond/, "requestsPerSecond"],
  [["StartTask"], /[Tt]ask ?[Dd]efinition/, "taskDefinition"],
];
