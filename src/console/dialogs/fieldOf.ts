import { FIELDS_OF_CODE_DEPLOY } from "./codeDeploy/fieldsOfCodeDeploy.ts";
import { FIELDS_OF_CAPACITY } from "./capacity/fieldsOfCapacity.ts";
import { fieldsOfShift } from "./shift/fieldsOfShift.ts";

/** The form field that a refusal is about; null when it is about the whole. */
export function fieldOf(operation: string, { code, message }: { readonly code: string; readonly message: string }): string | null {
  const text = `${code} ${message}`;
  if (operation.endsWith("Attributes")) return attributeIn(message);
  for (const [operations, pattern, field] of FIELDS) {
    if (operations.includes(operation) && pattern.test(text)) return field;
  }
  return null;
}

/** The attribute that a sentence is about: it names its key, or says what does not go together. */
function attributeIn(message: string): string | null {
  const key = /'([a-z0-9]+[._][a-z0-9_.]+)'/.exec(message)?.[1] ?? CONTRADICTED.find(([words]) => words.test(message))?.[1];
  return key === undefined ? null : `attribute ${key}`;
}

const CONTRADICTED: readonly (readonly [RegExp, string])[] = [
  [/stickiness/, "stickiness.enabled"],
  [/slow start/, "slow_start.duration_seconds"],
  [/anomaly mitigation/, "load_balancing.algorithm.anomaly_mitigation"],
  [/[Cc]onnection ?[Dd]raining/, "connectionDraining"],
  [/idleTimeout/, "idleTimeout"],
];

const SERVICE = ["CreateService", "UpdateService"];
const RULE = ["CreateRule", "ModifyRule"];
const LISTENER = ["CreateListener", "ModifyListener"];
const ROUTING = [...RULE, ...LISTENER];
const CLASSIC_LISTENER = ["CreateLoadBalancerListeners"];
const PROBING = ["CreateTargetGroup", "ModifyTargetGroup", "ConfigureHealthCheck"];
const LAUNCHING = ["CreateAutoScalingGroup", "CreateLaunchTemplate", "RunInstances"];
const PLACING = [...SERVICE, "RunTask", "CreateTaskSet"];
const BALANCED = [...SERVICE, "CreateTaskSet"];

/** Operations, a pattern over code and message, the field. The first that matches counts. */
const FIELDS: readonly (readonly [readonly string[], RegExp, string])[] = [
  [SERVICE, /discoveryName|portName|client alias|dnsName/, "connectPorts"],
  [SERVICE, /[Nn]amespace/, "connectNamespace"],
  [SERVICE, /Service Connect|serviceConnect/, "serviceConnect"],
  ...fieldsOfShift(SERVICE),
  ...FIELDS_OF_CODE_DEPLOY,
  ...FIELDS_OF_CAPACITY,
  [SERVICE, /circuit breaker/, "circuitBreaker"],
  [SERVICE, /alarm/, "alarms"],
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
  [["CreateTaskSet"], /\bscale\b/, "scale"],
  [["CreateTaskSet"], /externalId/, "externalId"],
  [BALANCED, /container port|containerPort/, "containerPort"],
  [BALANCED, /The container .* does not exist|containerName/, "containerPort"],
  [BALANCED, /[Tt]arget ?[Gg]roup/, "targetGroupArn"],
  [BALANCED, /[Tt]ask ?[Dd]efinition/, "taskDefinition"],
  [SERVICE, /[Gg]race/, "healthCheckGracePeriodSeconds"],
  [["CreateCluster"], /[Nn]ame/, "clusterName"],
  [["RunInstances"], /[Uu]ser ?[Dd]ata|BASE64/, "userData"],
  [["CreateVpc"], /CIDR|Range/, "cidr"],
  [["CreateSubnet"], /CIDR|Range|Conflict/, "subnetCidr"],
  [["AuthorizeSecurityGroupIngress"], /CIDR/, "ingressSource"],
  [["AuthorizeSecurityGroupIngress"], /[Pp]ort/, "ingressPort"],
  [LAUNCHING, /key ?pair/i, "keyName"],
  [LAUNCHING, /InstanceProfile|Instance Profile/, "role"],
  [["CreateAutoScalingGroup"], /[Uu]ser ?[Dd]ata|BASE64/, "userData"],
  [["CreateAutoScalingGroup"], /architecture|instance type|InstanceType/, "instanceType"],
  [["CreateAutoScalingGroup"], /AMI|ImageId/, "image"],
  [["CreateAutoScalingGroup"], /capacity|size|bound/i, "count"],
  [["RunInstances"], /InvalidAMI/, "image"],
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
  [["CreateLoadBalancer"], /[Ss]ecurity ?[Gg]roup/, "securityGroups"],
  [["CreateLoadBalancer"], /[Ss]ubnet/, "subnets"],
  [["CreateLoadBalancer"], /[Nn]ame/, "loadBalancerName"],
  [LISTENER, /DuplicateListener|\b[Pp]ort\b/, "listenerPort"],
  [LISTENER, /[Cc]ertificate|[Pp]rotocol/, "listenerProtocol"],
  [CLASSIC_LISTENER, /instancePort/, "instancePort"],
  [CLASSIC_LISTENER, /DuplicateListener|\bport must/, "listenerPort"],
  [CLASSIC_LISTENER, /[Cc]ertificate|[Pp]rotocol/, "listenerProtocol"],
  [["ConfigureHealthCheck"], /HealthCheck \w* ?Target|healthCheck\.target/, "healthCheckPath"],
  [["ConfigureHealthCheck"], /HealthCheck Timeout/, "healthCheckTimeoutSeconds"],
  [PROBING, /matcher/i, "matcher"],
  [PROBING, /[Hh]ealth ?[Cc]heck ?[Pp]rotocol/, "healthCheckProtocol"],
  [PROBING, /[Hh]ealth ?[Cc]heck ?[Pp]ort/, "healthCheckPort"],
  [PROBING, /[Hh]ealth ?[Cc]heck ?[Pp]ath|[Pp]ath/, "healthCheckPath"],
  [PROBING, /[Ii]nterval/, "healthCheckIntervalSeconds"],
  [PROBING, /[Tt]imeout/, "healthCheckTimeoutSeconds"],
  [PROBING, /unhealthy ?[Tt]hreshold/i, "unhealthyThresholdCount"],
  [PROBING, /healthy ?[Tt]hreshold/i, "healthyThresholdCount"],
  [["CreateTargetGroup"], /[Nn]ame/, "targetGroupName"],
  [["CreateTargetGroup"], /[Pp]ort/, "targetGroupPort"],
  [["CreateTargetGroup"], /[Pp]rotocol/, "targetGroupProtocol"],
  [["PutTraffic", "PutServiceTraffic"], /[rR]equestsPerSecond|curve/, "requestsPerSecond"],
  [["PutQueue"], /queueName|queues/, "queueName"],
  [["PutQueue"], /messagesPerSecondPerTask/, "messagesPerSecondPerTask"],
  [["PutQueue"], /messagesPerSecond|curve/, "messagesPerSecond"],
  [["StartTask"], /[Tt]ask ?[Dd]efinition/, "taskDefinition"],
];
