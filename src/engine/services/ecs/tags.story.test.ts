import { beforeEach, expect, test } from "vitest";
import { Trial } from "../../trial.ts";
import { story, type Story } from "./story.ts";

const TEAM = { key: "team", value: "shop" };
const cluster = "arn:aws:ecs:us-east-1:123456789012:cluster/prod";
const ids = (count: number) => Array.from({ length: count }, (_, i) => ({ key: `k${i}`, value: "" }));
/** One tag a line, for what is copied to a task. */
const brief = (tags: readonly { readonly key?: string | undefined; readonly value?: string | undefined }[] = []) => tags.map(({ key, value }) => `${key}=${value}`);
const tagsOf = (trial: Trial, resourceArn: string) => brief(trial.call("ecs", "ListTagsForResource", { resourceArn }).tags);

test("every resource that has tags gets more, other values and fewer, and is described with them when asked", () => {
  const s = story();
  s.fleet("a");
  s.define("web");
  s.serve("web", "web:1", 1);
  s.run(10);
  const arnOf = (kind: string, rest: string) => `arn:aws:ecs:us-east-1:123456789012:${kind}/${rest}`;
  const [instance] = s.instances("prod");
  const [task] = s.tasks();
  const arns = [cluster, arnOf("service", "prod/web"), arnOf("task-definition", "web:1"), instance?.containerInstanceArn ?? "", task?.taskArn ?? ""];
  for (const resourceArn of arns) {
    s.call("ecs", "TagResource", { resourceArn, tags: [TEAM, { key: "tier", value: "1" }] });
    s.call("ecs", "TagResource", { resourceArn, tags: [{ key: "tier", value: "2" }, { key: "owner", value: "" }] });
    expect(tagsOf(s, resourceArn)).toEqual(["team=shop", "tier=2", "owner="]);
    s.call("ecs", "UntagResource", { resourceArn, tagKeys: ["owner", "tier", "never had"] });
    expect(tagsOf(s, resourceArn)).toEqual(["team=shop"]);
  }
  const include = ["TAGS"] as const;
  const described = [
    s.call("ecs", "DescribeClusters", { clusters: ["prod"], include }).clusters?.[0]?.tags,
    s.call("ecs", "DescribeServices", { cluster: "prod", services: ["web"], include }).services?.[0]?.tags,
    s.call("ecs", "DescribeTaskDefinition", { taskDefinition: "web", include }).tags,
    s.call("ecs", "DescribeContainerInstances", { cluster: "prod", containerInstances: [arns[3] ?? ""], include }).containerInstances?.[0]?.tags,
    s.call("ecs", "DescribeTasks", { cluster: "prod", tasks: [arns[4] ?? ""], include }).tasks?.[0]?.tags,
  ];
  expect(described).toEqual(Array.from({ length: 5 }, () => [TEAM]));
});

test("what is over has no tags to speak of", () => {
  const s = story();
  s.fleet("a");
  s.define("web");
  const { tasks: [task] = [] } = s.call("ecs", "RunTask", { cluster: "prod", taskDefinition: "web", tags: [TEAM] });
  const resourceArn = task?.taskArn ?? "";
  s.run(10);
  expect(tagsOf(s, resourceArn)).toEqual(["team=shop"]);
  s.call("ecs", "StopTask", { cluster: "prod", task: resourceArn });
  s.run(60);
  expect(s.refusal("ecs", "ListTagsForResource", { resourceArn })).toBe("InvalidParameterException: The specified task is inactive. Specify an active task and try again.");
  s.call("ecs", "CreateCluster", { clusterName: "gone" });
  s.call("ecs", "DeleteCluster", { cluster: "gone" });
  const refused = s.refusal("ecs", "TagResource", { resourceArn: cluster.replace("prod", "gone"), tags: [TEAM] });
  expect(refused).toBe("InvalidParameterException: The specified cluster is inactive. Specify an active cluster and try again.");
});

let trial: Trial;
beforeEach(() => {
  trial = new Trial();
  trial.call("ecs", "CreateCluster", { clusterName: "prod", tags: ids(49) });
});

test.each([
  ["TagResource", { resourceArn: "prod", tags: [TEAM] }, "InvalidParameterException: The ARN provided is invalid."],
  ["TagResource", { resourceArn: "arn:aws:ecr:us-east-1:123456789012:repository/web", tags: [TEAM] }, "InvalidParameterException: The ARN provided is invalid."],
  ["ListTagsForResource", { resourceArn: "arn:aws:ecs:us-east-1:123456789012:service/web" }, "InvalidParameterException: Long arn format must be used for tagging operations"],
  ["ListTagsForResource", { resourceArn: "arn:aws:ecs:us-east-1:123456789012:cluster/test" }, "ClusterNotFoundException: Cluster not found."],
  ["ListTagsForResource", { resourceArn: "arn:aws:ecs:us-east-1:123456789012:service/prod/web" }, "ResourceNotFoundException: The specified service wasn't found."],
  ["UntagResource", { resourceArn: "arn:aws:ecs:us-east-1:123456789012:task-definition/web:1", tagKeys: ["a"] }, "ResourceNotFoundException: The specified task definition wasn't found."],
  ["TagResource", { resourceArn: "", tags: [TEAM] }, "InvalidParameterException: ResourceArn can not be blank."],
  ["TagResource", { resourceArn: cluster, tags: [{ key: "AWS:team", value: "" }] }, "InvalidParameterException: Tag keys starting with 'aws:' are reserved."],
  ["TagResource", { resourceArn: cluster, tags: [TEAM, TEAM] }, "InvalidParameterException: Tag key 'team' is given twice."],
  ["TagResource", { resourceArn: cluster, tags: [TEAM, { key: "one too many", value: "" }] }, "LimitExceededException: A resource can have at most 50 tags."],
  ["UntagResource", { resourceArn: cluster, tagKeys: ["aws:ecs:clusterName"] }, "InvalidParameterException: Tag keys starting with 'aws:' are reserved."],
] as const)("%s of %j is refused", (operation, input, refusal) => {
  expect(trial.refusal("ecs", operation, input as never)).toBe(refusal);
});

test("fifty tags are not too many, and a known key takes no room", () => {
  trial.call("ecs", "TagResource", { resourceArn: cluster, tags: [TEAM, { key: "k0", value: "changed" }] });
  expect(tagsOf(trial, cluster)).toHaveLength(50);
  expect(tagsOf(trial, cluster)[0]).toBe("k0=changed");
});

/** The tags of the service's only task. */
const ofMember = (s: Story) => {
  const [task] = s.tasks();
  return tagsOf(s, task?.taskArn ?? "");
};

test.each([
  [{ propagateTags: "NONE" }, []],
  [{ propagateTags: "SERVICE" }, ["from=service", "team=shop"]],
  [{ propagateTags: "TASK_DEFINITION" }, ["from=definition"]],
  [{ enableECSManagedTags: true }, ["aws:ecs:clusterName=prod", "aws:ecs:serviceName=web"]],
  [{ enableECSManagedTags: true, propagateTags: "TASK_DEFINITION" }, ["from=definition", "aws:ecs:clusterName=prod", "aws:ecs:serviceName=web"]],
])("a service with %j starts tasks with the tags %j", (more, tags) => {
  const s = story();
  s.fleet("a");
  s.define("web");
  s.call("ecs", "TagResource", { resourceArn: "arn:aws:ecs:us-east-1:123456789012:task-definition/web:1", tags: [{ key: "from", value: "definition" }] });
  s.serve("web", "web:1", 1, { tags: [{ key: "from", value: "service" }, TEAM], ...more });
  s.run(10);
  expect(ofMember(s)).toEqual(tags);
});

test("what a service is told to propagate later holds for the tasks it starts then", () => {
  const s = story();
  s.fleet("a");
  s.define("web");
  s.serve("web", "web:1", 1, { tags: [TEAM] });
  s.run(60);
  s.update("web", { propagateTags: "SERVICE" });
  s.run(60);
  expect(ofMember(s)).toEqual([]);
  s.call("ecs", "StopTask", { cluster: "prod", task: s.tasks()[0]?.taskArn ?? "" });
  s.run(90);
  expect(ofMember(s)).toEqual(["team=shop"]);
});

test("a task that is run has its own tags before those of its definition, and the cluster's name if asked", () => {
  const s = story();
  s.fleet("a");
  s.define("web");
  s.call("ecs", "TagResource", { resourceArn: "arn:aws:ecs:us-east-1:123456789012:task-definition/web:1", tags: [{ key: "team", value: "defined" }, { key: "tier", value: "1" }] });
  const input = { cluster: "prod", taskDefinition: "web", tags: [TEAM], propagateTags: "TASK_DEFINITION", enableECSManagedTags: true } as const;
  const { tasks: [task] = [] } = s.call("ecs", "RunTask", input);
  expect(brief(task?.tags)).toEqual(["team=shop", "tier=1", "aws:ecs:clusterName=prod"]);
});
