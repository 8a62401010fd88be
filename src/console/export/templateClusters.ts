import type { Described } from "../../aws/recreate.ts";
import { answered, marksIn } from "../../aws/template/answered.ts";
import { decodeBase64 } from "../../lib/base64.ts";
import { isDescribed, list, text, texts } from "./parts.ts";
import { deployedBy } from "./templateDeploying.ts";
import { launchedTemplate, launchingBy, overGroup } from "./templateScaling.ts";
import type { TemplateStep, TemplateWriter } from "./templateWriter.ts";
import { inTemplateWords, withTags } from "./templateWords.ts";

type Write = (writer: TemplateWriter, step: TemplateStep) => void;

/** Clusters with what runs in them. */
export const CLUSTERS: Readonly<Record<string, Write>> = {
  CreateCapacityProvider: (writer, step) => {
    const { Cluster, ...properties } = spelled(step);
    const own = Cluster === undefined ? properties : { ...properties, ClusterName: writer.byName("cluster", Cluster) };
    writer.named("capacityProvider", own["Name"], writer.resource(step.id, { type: "AWS::ECS::CapacityProvider", properties: overGroup(writer, own) }));
  },
  CreateCluster: (writer, step) => {
    const properties = withProviders(writer, spelled(step));
    writer.named("cluster", properties["ClusterName"], writer.resource(step.id, { type: "AWS::ECS::Cluster", properties }));
  },
  PutClusterCapacityProviders: (writer, step) => {
    const { Cluster, ...properties } = withProviders(writer, spelled(step));
    writer.resource(step.id, { type: "AWS::ECS::ClusterCapacityProviderAssociations", properties: { Cluster: writer.byName("cluster", Cluster), ...properties } });
  },
  RegisterTaskDefinition: definition,
  CreateService: service,
  PutAccountSettingDefault: (writer) => writer.leftOut.add("account settings, of which CloudFormation has no resource"),
};

const spelled = ({ operation, input }: TemplateStep): Described => inTemplateWords({ service: "ecs", operation, input });

/** Capacity providers of the template as references: what speaks of them waits for them. */
function withProviders(writer: TemplateWriter, properties: Described): Described {
  const known = (name: unknown): unknown => writer.byName("capacityProvider", name);
  const strategies = ["DefaultCapacityProviderStrategy", "CapacityProviderStrategy"].flatMap((member) => (properties[member] === undefined ? [] : [[member, list(properties[member]).map((item) => ({ ...item, CapacityProvider: known(item["CapacityProvider"]) }))] as const]));
  const { CapacityProviders } = properties;
  return { ...properties, ...(CapacityProviders === undefined ? {} : { CapacityProviders: texts(CapacityProviders).map(known) }), ...Object.fromEntries(strategies) };
}

function definition(writer: TemplateWriter, step: TemplateStep): void {
  const properties = spelled(step);
  const before = writer.resourceNamed("definition", properties["Family"]);
  const roles = ["TaskRoleArn", "ExecutionRoleArn"].flatMap((member) => (properties[member] === undefined ? [] : [[member, roleOf(writer, properties[member])] as const]));
  const containers = list(properties["ContainerDefinitions"]).map((container) => logging(writer, container));
  const whole = { ...properties, ...Object.fromEntries(roles), ContainerDefinitions: containers };
  // Revisions of a family are made one after the other.
  writer.named("definition", properties["Family"], writer.resource(step.id, { type: "AWS::ECS::TaskDefinition", properties: whole, dependsOn: before === undefined ? [] : [before] }));
}

/** A role of the template by its ARN, also where ECS was given its name. */
function roleOf(writer: TemplateWriter, given: unknown): unknown {
  const role = writer.resourceNamed("role", given);
  return role === undefined ? given : { "Fn::GetAtt": [role, "Arn"] };
}

/** A container that writes to a log group of the template waits for it. */
function logging(writer: TemplateWriter, container: Described): Described {
  const { LogConfiguration } = container;
  const Options = isDescribed(LogConfiguration) ? LogConfiguration["Options"] : undefined;
  if (!isDescribed(LogConfiguration) || !isDescribed(Options) || Options["awslogs-group"] === undefined) return container;
  return { ...container, LogConfiguration: { ...LogConfiguration, Options: { ...Options, "awslogs-group": writer.byName("logGroup", Options["awslogs-group"]) } } };
}

function service(writer: TemplateWriter, step: TemplateStep): void {
  const given = spelled(step);
  const input = { ...withProviders(writer, given), ...deployedBy(writer, given) };
  const named = { Cluster: writer.byName("cluster", input["Cluster"]), ...(input["TaskDefinition"] === undefined ? {} : { TaskDefinition: writer.byName("definition", input["TaskDefinition"]) }) };
  // Its target group must be some listener's first.
  const dependsOn = input["LoadBalancers"] === undefined ? [] : writer.listeners;
  const made = writer.resource(step.id, { type: "AWS::ECS::Service", properties: { ...input, ...named, ...classics(writer, input) }, dependsOn });
  writer.named("service", `${text(given["Cluster"])}/${text(given["ServiceName"])}`, made);
}

/** Classic Load Balancers are called by their names. */
function classics(writer: TemplateWriter, { LoadBalancers }: Described): Described {
  const known = list(LoadBalancers).map((one) => (one["LoadBalancerName"] === undefined ? one : { ...one, LoadBalancerName: writer.byName("classicBalancer", one["LoadBalancerName"]) }));
  return LoadBalancers === undefined ? {} : { LoadBalancers: known };
}

/** Groups of instances, and what they are launched by. */
export const FLEETS: Readonly<Record<string, Write>> = {
  CreateLaunchTemplate: (writer, { id, input: { LaunchTemplateName, VersionDescription, LaunchTemplateData, TagSpecifications } }) => {
    const note = VersionDescription === undefined ? {} : { VersionDescription };
    const tags = TagSpecifications === undefined ? {} : { TagSpecifications };
    const data = isDescribed(LaunchTemplateData) ? profiled(writer, LaunchTemplateData) : {};
    writer.named("launchTemplate", LaunchTemplateName, writer.resource(id, { type: "AWS::EC2::LaunchTemplate", properties: { LaunchTemplateName, ...note, LaunchTemplateData: data, ...tags } }));
  },
  CreateAutoScalingGroup: (writer, { id, input: { LaunchTemplate, MixedInstancesPolicy, VPCZoneIdentifier, DefaultCooldown, MinSize, MaxSize, DesiredCapacity, ...input } }) => {
    const launching = { LaunchTemplate, MixedInstancesPolicy };
    const template = writer.resourceNamed("launchTemplate", launchedTemplate(launching));
    if (template === undefined) return void writer.leftOut.add("Auto Scaling groups whose launch template is gone");
    const sizes = { MinSize: String(MinSize), MaxSize: String(MaxSize), DesiredCapacity: String(DesiredCapacity) };
    const subnets = marksIn(text(VPCZoneIdentifier)).flatMap((mark) => (mark.kind === "answer" ? [answered(mark.step, mark.path)] : []));
    const cooldown = DefaultCooldown === undefined ? {} : { Cooldown: String(DefaultCooldown) };
    const properties = { ...input, ...sizes, ...cooldown, VPCZoneIdentifier: subnets, ...launchingBy(launching, launchedBy(template)) };
    writer.named("group", input["AutoScalingGroupName"], writer.resource(id, { type: "AWS::AutoScaling::AutoScalingGroup", properties }));
  },
};

const launchedBy = (template: string): Described => ({ LaunchTemplateId: { Ref: template }, Version: { "Fn::GetAtt": [template, "LatestVersionNumber"] } });

/** The instance profile that a launch speaks of by its name. */
function profiled(writer: TemplateWriter, launched: Described): Described {
  const { IamInstanceProfile } = launched;
  const name = isDescribed(IamInstanceProfile) ? IamInstanceProfile["Name"] : undefined;
  return name === undefined ? launched : { ...launched, IamInstanceProfile: { Name: writer.byName("profile", name) } };
}

/** CloudFormation has no resource for several instances: as many as this stand one by one. */
const MOST_ONE_BY_ONE = 50;

/** Instances that are alike; of many, a group keeps up their number. */
export function instances(writer: TemplateWriter, { id, input: { MinCount: _min, MaxCount, ImageId, UserData, ...data } }: TemplateStep): void {
  const launched = { ImageId: imageText(ImageId), ...data, ...(typeof UserData === "string" ? { UserData: { "Fn::Base64": decodeBase64(UserData) ?? "" } } : {}) };
  const count = Number(MaxCount);
  if (count > MOST_ONE_BY_ONE) return group(writer, id, { launched: profiled(writer, launched), size: String(count) });
  const { IamInstanceProfile, ...rest } = withTags(launched);
  const profile = isDescribed(IamInstanceProfile) ? { IamInstanceProfile: writer.byName("profile", IamInstanceProfile["Name"]) } : {};
  const name = writer.logicalId(id);
  for (let n = 1; n <= count; n++) {
    writer.put(n === 1 ? name : `${name}n${n}`, { type: "AWS::EC2::Instance", properties: { ...rest, ...profile } });
  }
}

function group(writer: TemplateWriter, id: string, { launched: { SubnetId, ...LaunchTemplateData }, size }: { readonly launched: Described; readonly size: string }): void {
  writer.leftOut.add(`that no group keeps up more than ${MOST_ONE_BY_ONE} instances that are alike`);
  const template = `${writer.logicalId(id)}Template`;
  writer.put(template, { type: "AWS::EC2::LaunchTemplate", properties: { LaunchTemplateData } });
  writer.resource(id, { type: "AWS::AutoScaling::AutoScalingGroup", properties: { MinSize: "0", MaxSize: size, DesiredCapacity: size, VPCZoneIdentifier: [SubnetId], LaunchTemplate: launchedBy(template) } });
}

/** A public parameter is looked up by CloudFormation in another way than by EC2. */
function imageText(imageId: unknown): unknown {
  const name = text(imageId);
  return name.startsWith("resolve:") ? `{{${name}}}` : imageId;
}
