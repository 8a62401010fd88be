/** Options that the command line has beside the API's members, and the members they stand for. */
export interface CustomOptions {
  readonly options: readonly CustomOption[];
  /** Members that have no option of their own. */
  readonly replaced: readonly string[];
  /** Members whose options are taken but not told. */
  readonly hidden: readonly string[];
}

interface CustomOption {
  readonly name: string;
  readonly takes: "nothing" | "one" | "many";
  readonly isRequired: boolean;
  readonly isHidden: boolean;
  readonly means: { readonly kind: "custom"; readonly which: string };
}

/** The custom options of an operation; EC2 alone has some. */
export function customOptions(service: string, operation: string): CustomOptions {
  if (service !== "ec2") return NONE;
  if (operation === "RunInstances") return RUN_INSTANCES;
  return /^(Authorize|Revoke)SecurityGroup(Ingress|Egress)$/.test(operation) ? SECURITY_GROUP_RULE : NONE;
}

const custom = (which: string, takes: CustomOption["takes"]): CustomOption => ({ name: `--${which}`, takes, isRequired: false, isHidden: false, means: { kind: "custom", which } });

const NONE: CustomOptions = { options: [], replaced: [], hidden: [] };

const RUN_INSTANCES: CustomOptions = {
  options: [custom("count", "one"), custom("associate-public-ip-address", "nothing"), custom("no-associate-public-ip-address", "nothing")],
  replaced: ["MinCount", "MaxCount"],
  hidden: [],
};

/** One rule without JSON: --protocol tcp --port 80 --cidr 0.0.0.0/0. */
const SECURITY_GROUP_RULE: CustomOptions = {
  options: [custom("protocol", "one"), custom("port", "one"), custom("cidr", "one"), custom("source-group", "one"), custom("group-owner", "one")],
  replaced: [],
  hidden: ["IpProtocol", "FromPort", "ToPort", "CidrIp", "SourceSecurityGroupName", "SourceSecurityGroupOwnerId"],
};
