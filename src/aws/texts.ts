/**
 * AWS's wordings for input that breaks the model, one line each. `{name}` is filled in by wording.ts.
 * Observed: seen in answers of the real service that people published. Assumed: formed after the observed ones.
 */
export const TEXTS = {
  // Observed in every service built on AWS's common Java framework: elbv2, IAM, Auto Scaling, CodeDeploy.
  "coral.one": "1 validation error detected: ",
  "coral.many": "{count} validation errors detected: ",
  "coral.clause": "Value {shown} at '{at}' failed to satisfy constraint: {constraint}",
  "coral.required": "Member must not be null",
  "coral.enum": "Member must satisfy enum value set: [{values}]",
  "coral.range.min": "Member must have value greater than or equal to {bound}",
  "coral.range.max": "Member must have value less than or equal to {bound}",
  "coral.length.min": "Member must have length greater than or equal to {bound}",
  "coral.length.max": "Member must have length less than or equal to {bound}",
  "coral.pattern": "Member must satisfy regular expression pattern: {pattern}",
  "coral.member": "Member must satisfy constraint: [{constraints}]",

  // Observed where JSON of the wrong type meets a Java class, in ECS among others.
  "json.scalar": "{token} cannot be converted to {type}",
  "json.booleanFromText": "Unexpected token received from parser",
  "json.structure": "Start of structure or map found where not expected",
  "json.list": "Unrecognized collection type class {class}",
  "json.map": "Unrecognized collection type java.util.Map<java.lang.String, java.lang.String>",
  "json.field": "Unexpected field type",
  "json.blob": "only base-64-encoded strings are convertible to bytes",

  // Assumed, after what SQS answers to the same mistake: the query protocol has no types on the wire.
  "query.type": "{token} can not be converted to {article} {type}",
  "query.list": "Start of list found where not expected",

  // Observed for userName, roleName and path.
  "iam.name": "The specified value for {name} is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-",
  "iam.path": "The specified value for {name} is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.",

  // ECS checks by hand. Observed for launchType, schedulingStrategy and the status of container instances.
  "ecs.enum": "{words} should be one of [{values}]",
  // Observed for family, taskDefinition, container name.
  "ecs.blank": "{name} can not be blank.",
  // Observed for desiredCount.
  "ecs.missing": "{name} is missing",
  // Observed for tasks and services.
  "ecs.empty": "{words} cannot be empty.",
  // Observed for Container.name and Container.image.
  "ecs.nested": "{owner}.{member} should not be null or empty.",

  // Observed for ImageId, SpotInstanceRequestId and PublicKeyMaterial.
  "ec2.required": "The request must contain the parameter {name}",
  // Observed for groupId, price and others; what follows the first sentence varies with the parameter.
  "ec2.value": "Value ({value}) for parameter {name} is invalid.",
  "ec2.type": "Value ({value}) for parameter {name} is invalid. Expected {article} {type}.",
  "ec2.min": "Value ({value}) for parameter {name} is invalid. Minimum is {bound}.",
  "ec2.max": "Value ({value}) for parameter {name} is invalid. Maximum is {bound}.",

  // Observed for an unknown action of a query service; assumed for the others.
  "operation.query": "The action {operation} is not valid for this web service.",
  "operation.json": "The operation {operation} is not known.",

  // Assumed: the services cut such requests off before they read them.
  "size.size": "Request size exceeded {limit} bytes.",
  "size.depth": "Request is nested deeper than {limit} levels.",

  // botocore's own words; the service itself drops what it does not know and says nothing.
  "unknown": 'Unknown parameter in {owner}: "{member}", must be one of: {members}',
} as const;

/**
 * ECS's words for members that must be there, where they are known better than by the rule. A list named here must
 * not be empty either. Top level: Operation.member; below: Structure.member.
 */
export const ECS_REQUIRED: Readonly<Record<string, string>> = {
  "AwsVpcConfiguration.subnets": "subnets can not be empty.", // Observed.
  "DescribeContainerInstances.containerInstances": "Container instances cannot be empty.", // Assumed.
  "DescribeServices.services": "Services cannot be empty.", // Observed.
  "DescribeTasks.tasks": "Tasks cannot be empty.", // Observed.
  "RegisterTaskDefinition.containerDefinitions": "Container list cannot be empty.", // Third party.
  "RegisterTaskDefinition.family": "Family can not be blank.", // Observed.
  "RunTask.taskDefinition": "TaskDefinition can not be blank.", // Observed for CreateService.
  "StartTask.containerInstances": "Container instances cannot be empty.", // Assumed.
  "UpdateContainerInstancesState.containerInstances": "Container instances cannot be empty.", // Assumed.
};

/** Members of ECS that must be there and may be blank. API, ClusterServiceConnectDefaultsRequest: a blank name takes the namespace off. */
export const ECS_BLANK: ReadonlySet<string> = new Set(["ClusterServiceConnectDefaultsRequest.namespace"]);

/** ECS's words for values outside an enumeration, where they are known better than by the rule. */
export const ECS_ENUM: Readonly<Record<string, string>> = {
  "*.launchType": "launch type should be one of [{values}]", // Observed.
  "LogConfiguration.logDriver": "{value} is not a valid log driver. Must be one of [{values}]", // Observed.
  "UpdateContainerInstancesState.status": "Container instances status should be one of [ACTIVE,DRAINING]", // Observed.
};
