/** A commercial Region: its name, how the ids of its zones begin, and whether an account must opt in to it. */
export interface Region {
  readonly name: string;
  readonly zoneIds: string;
  readonly optIn: boolean;
}

const standard = (name: string, zoneIds: string): Region => ({ name, zoneIds, optIn: false });
const optional = (name: string, zoneIds: string): Region => ({ name, zoneIds, optIn: true });

/** EC2's DescribeRegions in the partition `aws`, November 2026, by name. */
export const REGIONS: readonly Region[] = [
  optional("af-south-1", "afs1"),
  optional("ap-east-1", "ape1"),
  optional("ap-east-2", "ape2"),
  standard("ap-northeast-1", "apne1"),
  standard("ap-northeast-2", "apne2"),
  standard("ap-northeast-3", "apne3"),
  standard("ap-south-1", "aps1"),
  optional("ap-south-2", "aps2"),
  standard("ap-southeast-1", "apse1"),
  standard("ap-southeast-2", "apse2"),
  optional("ap-southeast-3", "apse3"),
  optional("ap-southeast-4", "apse4"),
  optional("ap-southeast-5", "apse5"),
  optional("ap-southeast-6", "apse6"),
  optional("ap-southeast-7", "apse7"),
  standard("ca-central-1", "cac1"),
  optional("ca-west-1", "caw1"),
  standard("eu-central-1", "euc1"),
  optional("eu-central-2", "euc2"),
  standard("eu-north-1", "eun1"),
  optional("eu-south-1", "eus1"),
  optional("eu-south-2", "eus2"),
  standard("eu-west-1", "euw1"),
  standard("eu-west-2", "euw2"),
  standard("eu-west-3", "euw3"),
  optional("il-central-1", "ilc1"),
  optional("me-central-1", "mec1"),
  optional("me-south-1", "mes1"),
  optional("mx-central-1", "mxc1"),
  standard("sa-east-1", "sae1"),
  standard("us-east-1", "use1"),
  standard("us-east-2", "use2"),
  standard("us-west-1", "usw1"),
  standard("us-west-2", "usw2"),
];
