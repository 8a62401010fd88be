import type { Call, ServiceName } from "../../aws/generated/api.ts";
import { shapeNamed, type Shape } from "../../aws/model.ts";
import { inputShapeOf, isKnownService, modelOf } from "../../aws/operations.ts";
import type { Described } from "../../aws/recreate.ts";
import { marksIn, replaced } from "../../aws/template/answered.ts";
import type { PlannedCall } from "../../aws/template/plan.ts";
import { decodeBase64 } from "../../lib/base64.ts";
import { capital } from "../../lib/capital.ts";
import type { AccountPlan } from "./accountPlan.ts";

/** A template of CloudFormation, as plain data. */
export interface Template {
  readonly AWSTemplateFormatVersion: "2010-09-09";
  readonly Description: string;
  readonly Parameters: Readonly<Record<string, Described>>;
  readonly Resources: Readonly<Record<string, TemplateResource>>;
}

interface TemplateResource {
  readonly Type: string;
  readonly DependsOn?: readonly string[];
  readonly Properties: Described;
}

/** A plan as a template. Networks that are there already are parameters; like instances become Auto Scaling groups. */
export function accountTemplate({ steps, leftOut }: AccountPlan, title: string): Template {
  const writer = new TemplateWriter(steps);
  for (const step of steps) writer.write(step);
  const settings = steps.some(({ call }) => call.operation === "PutAccountSettingDefault") ? ["account settings, of which CloudFormation has no resource"] : [];
  const Description = ["What stands in the account", title, ...[...settings, ...leftOut].map((one) => `Left out: ${one}`)].join(". ").slice(0, LONGEST_DESCRIPTION);
  return { AWSTemplateFormatVersion: "2010-09-09", Description, Parameters: Object.fromEntries(writer.parameters), Resources: Object.fromEntries(writer.resources) };
}

/** CloudFormation's own limit. */
const LONGEST_DESCRIPTION = 1_024;

class TemplateWriter {
  readonly parameters = new Map<string, Described>();
  readonly resources = new Map<string, TemplateResource>();
  readonly #steps: ReadonlyMap<string, PlannedCall>;
  readonly #logicalIds = new Map<string, string>();
  /** By name, the resources that others call by their names. */
  readonly #clusters = new Map<string, string>();
  readonly #definitions = new Map<string, string>();
  readonly #listeners: string[] = [];

  constructor(steps: readonly PlannedCall[]) {
    this.#steps = new Map(steps.map((step) => [step.id, step]));
    const taken = new Set<string>();
    for (const { id } of steps) {
      const wanted = (id.match(/[A-Za-z0-9]+/g) ?? ["Resource"]).map(capital).join("");
      let logicalId = wanted;
      for (let n = 2; taken.has(logicalId); n++) logicalId = `${wanted}x${n}`;
      taken.add(logicalId);
      this.#logicalIds.set(id, logicalId);
    }
  }

  write({ id, call }: PlannedCall): void {
    const input = call.input as Described;
    switch (call.operation) {
      case "DescribeVpcs":
        return this.#parameter(id, "AWS::EC2::VPC::Id", "The VPC that everything is in");
      case "DescribeSubnets":
        return this.#parameter(id, "AWS::EC2::Subnet::Id", "A subnet in another zone than the others");
      case "DescribeSecurityGroups":
        return this.#parameter(id, "AWS::EC2::SecurityGroup::Id", "The VPC's default security group");
      case "CreateSecurityGroup":
        return this.#resource(id, "AWS::EC2::SecurityGroup", { GroupName: input["GroupName"], GroupDescription: input["Description"], VpcId: input["VpcId"], ...tagsOf(input) });
      case "AuthorizeSecurityGroupIngress":
        return this.#ingress(id, input);
      case "ModifyTargetGroupAttributes":
        return this.#attributes(input);
      case "RunInstances":
        return this.#instances(id, input);
      default:
        return this.#made(id, call);
    }
  }

  #made(id: string, call: Call): void {
    const type = TYPES[call.operation];
    if (type === undefined) return;
    const input = inTemplateWords(call);
    const logicalId = this.#logicalId(id);
    if (call.operation === "CreateCluster") this.#clusters.set(text(input["ClusterName"]), logicalId);
    const before = call.operation === "RegisterTaskDefinition" ? this.#definitions.get(text(input["Family"])) : undefined;
    if (call.operation === "RegisterTaskDefinition") this.#definitions.set(text(input["Family"]), logicalId);
    // The default, which cfn-lint wants to see where host ports are dynamic.
    if (call.operation === "CreateTargetGroup") return this.#resource(id, type, { HealthCheckPort: "traffic-port", ...input });
    if (call.operation === "CreateListener") this.#listeners.push(logicalId);
    if (call.operation !== "CreateService") return this.#resource(id, type, input, before === undefined ? [] : [before]);
    const cluster = this.#clusters.get(text(input["Cluster"]));
    const definition = this.#definitions.get(text(input["TaskDefinition"]));
    const properties = { ...input, ...(cluster === undefined ? {} : { Cluster: { Ref: cluster } }), ...(definition === undefined ? {} : { TaskDefinition: { Ref: definition } }) };
    this.#resource(id, type, properties, input["LoadBalancers"] === undefined ? [] : this.#listeners);
  }

  #parameter(id: string, Type: string, Description: string): void {
    this.parameters.set(this.#logicalId(id), { Type, Description });
  }

  #resource(id: string, Type: string, properties: Described, dependsOn: readonly string[] = []): void {
    const Properties = this.#referring(properties) as Described;
    this.resources.set(this.#logicalId(id), { Type, ...(dependsOn.length === 0 ? {} : { DependsOn: [...dependsOn] }), Properties });
  }

  /** A resource for each peer: CloudFormation has no list of them outside of a group. */
  #ingress(id: string, { GroupId, IpPermissions }: Described): void {
    let n = 0;
    for (const { IpProtocol, FromPort, ToPort, ...peers } of list(IpPermissions)) {
      const ports = FromPort === undefined ? {} : { FromPort, ToPort };
      for (const peer of Object.values(peers).flatMap(list)) {
        const { GroupId: source, ...rest } = peer;
        const properties = { GroupId, IpProtocol, ...ports, ...rest, ...(source === undefined ? {} : { SourceSecurityGroupId: source }) };
        const key = `${this.#logicalId(id)}${n === 0 ? "" : String(n + 1)}`;
        this.resources.set(key, { Type: "AWS::EC2::SecurityGroupIngress", Properties: this.#referring(properties) as Described });
        n++;
      }
    }
  }

  /** Attributes are a property of the group that they are of. */
  #attributes({ TargetGroupArn, Attributes }: Described): void {
    const [mark] = marksIn(text(TargetGroupArn));
    const logicalId = mark?.kind === "answer" ? this.#logicalId(mark.step) : "";
    const group = this.resources.get(logicalId);
    if (group !== undefined) this.resources.set(logicalId, { ...group, Properties: { ...group.Properties, TargetGroupAttributes: Attributes } });
  }

  #instances(id: string, { MinCount: _min, MaxCount, SubnetId, ImageId, UserData, ...data }: Described): void {
    const template = `${this.#logicalId(id)}Template`;
    const LaunchTemplateData = {
      ImageId: imageText(ImageId),
      ...data,
      ...(typeof UserData === "string" ? { UserData: { "Fn::Base64": decodeBase64(UserData) ?? "" } } : {}),
    };
    this.resources.set(template, { Type: "AWS::EC2::LaunchTemplate", Properties: { LaunchTemplateData: this.#referring(LaunchTemplateData) } });
    const size = String(MaxCount);
    this.#resource(id, "AWS::AutoScaling::AutoScalingGroup", {
      MinSize: "0",
      MaxSize: size,
      DesiredCapacity: size,
      VPCZoneIdentifier: [SubnetId],
      LaunchTemplate: { LaunchTemplateId: { Ref: template }, Version: { "Fn::GetAtt": [template, "LatestVersionNumber"] } },
    });
  }

  /** Values with a reference in place of each mark. */
  #referring(value: unknown): unknown {
    if (typeof value === "string") return this.#reference(value);
    if (Array.isArray(value)) return value.map((item) => this.#referring(item));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, this.#referring(part)]));
  }

  #reference(value: string): unknown {
    const [mark] = marksIn(value);
    if (mark?.kind !== "answer") return value;
    const logicalId = this.#logicalId(mark.step);
    const isGroup = this.#steps.get(mark.step)?.call.operation === "CreateSecurityGroup";
    const whole = replaced(value, () => "") === "";
    if (!whole) return { "Fn::Sub": replaced(value, () => `\${${logicalId}}`) };
    return isGroup ? { "Fn::GetAtt": [logicalId, "GroupId"] } : { Ref: logicalId };
  }

  #logicalId(id: string): string {
    return this.#logicalIds.get(id) ?? id;
  }
}

const TYPES: Readonly<Record<string, string>> = {
  CreateCapacityProvider: "AWS::ECS::CapacityProvider",
  CreateCluster: "AWS::ECS::Cluster",
  CreateTargetGroup: "AWS::ElasticLoadBalancingV2::TargetGroup",
  CreateLoadBalancer: "AWS::ElasticLoadBalancingV2::LoadBalancer",
  CreateListener: "AWS::ElasticLoadBalancingV2::Listener",
  RegisterTaskDefinition: "AWS::ECS::TaskDefinition",
  CreateService: "AWS::ECS::Service",
};

/** Members that CloudFormation calls otherwise than the API. */
const RENAMED: Readonly<Record<string, string>> = { "CreateCluster.settings": "ClusterSettings", "CreateService.placementStrategy": "PlacementStrategies" };

/** An input with its members as CloudFormation spells them: in capitals where they are members, as they are where they are keys. */
function inTemplateWords({ service, operation, input }: Call): Described {
  const shape = inputShapeOf(service, operation);
  if (shape === undefined || !isKnownService(service)) return {};
  const whole = Object.entries(input as Described).map(([name, value]) => [RENAMED[`${operation}.${name}`] ?? capital(name), spelled(value, memberShape(service, shape, name), service)] as const);
  return Object.fromEntries(whole);
}

function spelled(value: unknown, shape: Shape | undefined, service: ServiceName): unknown {
  if (shape === undefined || typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return shape.type === "list" ? value.map((item) => spelled(item, shapeNamed(modelOf(service), shape.member), service)) : value;
  if (shape.type !== "structure") return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [capital(name), spelled(part, memberShape(service, shape, name), service)]));
}

function memberShape(service: ServiceName, shape: Shape, name: string): Shape | undefined {
  if (shape.type !== "structure" || !Object.hasOwn(shape.members, name)) return undefined;
  return shapeNamed(modelOf(service), shape.members[name] ?? "");
}

/** A public parameter is looked up by CloudFormation in another way than by EC2. */
function imageText(imageId: unknown): unknown {
  const name = text(imageId);
  return name.startsWith("resolve:") ? `{{${name}}}` : imageId;
}

function tagsOf({ TagSpecifications }: Described): Described {
  const tags = list(TagSpecifications).flatMap(({ Tags }) => list(Tags));
  return tags.length === 0 ? {} : { Tags: tags };
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");
const list = (value: unknown): readonly Described[] => (Array.isArray(value) ? (value as readonly Described[]) : []);
