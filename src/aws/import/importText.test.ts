import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Finding, ServiceFinding, TaskDefinitionFinding } from "./finding.ts";
import { importText, LARGEST_TEXT } from "./importText.ts";

const SAMPLES = new URL("./samples/", import.meta.url);
const sample = (name: string) => readFileSync(new URL(name, SAMPLES), "utf8");

const web = { name: "web", image: "nginx:1.27", memory: 128 };
const definition = { family: "shop", containerDefinitions: [web] };

function only(text: string, name = ""): Finding {
  const { findings, fault } = importText(text, name);
  expect(fault).toBeNull();
  expect(findings).toHaveLength(1);
  return findings[0]!;
}

function taskDefinition(given: unknown, name = ""): TaskDefinitionFinding {
  const finding = only(typeof given === "string" ? given : JSON.stringify(given), name);
  expect(finding.kind).toBe("taskDefinition");
  return finding as TaskDefinitionFinding;
}

const remarksOf = (finding: TaskDefinitionFinding | ServiceFinding) =>
  finding.remarks.map(({ path, kind, before, after }) => `${kind} ${path.join(".")}${before === undefined ? "" : ` ${before}`}${after === undefined ? "" : ` -> ${after}`}`);

const errorsOf = ({ problems }: TaskDefinitionFinding | ServiceFinding) => problems.filter(({ severity }) => severity === "error").map(({ message }) => message);

test.each([
  ["php-simple-app-static-port-80.json", "console-sample-app", []],
  ["otel-collector-fargate-four-containers.json", "aws-otel-FARGATE", 10],
  ["human-units-quarter-vcpu.json", "ecs-exec-task", ['read memory ".5 gb"', 'read cpu ".25 vcpu"']],
  ["cloudwatch-agent-daemon.json", "ecs-cwagent-daemon-service", 3],
  ["container-ordering-healthy.json", "ecsftest-container-ordering-complete-condition", []],
  ["nginx-bridge-dynamic-port.json", "nginx", []],
  ["nginx-fargate.json", "nginx", ['filledIn executionRoleArn -> "arn:aws:iam::123456789012:role/ecsTaskExecutionRole"']],
  ["emf-firelens-implicit-bridge.json", "firelens-example-cloudwatch", [
      'leftOut taskRoleArn "arn:aws:iam::XXXXXXXXXXXX:role/ecs_task_iam_role"',
      'changed executionRoleArn "arn:aws:iam::XXXXXXXXXXXX:role/ecs_task_execution_role" -> "arn:aws:iam::123456789012:role/ecsTaskExecutionRole"',
  ]],
  [
    "reverse-proxy-links.json",
    "application-stack",
    [
      'changed containerDefinitions.0.memory "256" -> 256',
      'changed containerDefinitions.0.cpu "256" -> 256',
      'changed containerDefinitions.0.portMappings.0.containerPort "80" -> 80',
      'changed containerDefinitions.1.memory "256" -> 256',
      'changed containerDefinitions.1.cpu "256" -> 256',
      'filledIn containerDefinitions.0.image "<your nginx reverse proxy image URL here>" -> "nginx"',
      'filledIn containerDefinitions.1.image "<your app image URL here>" -> "app"',
    ],
  ],
])("%s is a task definition without an error", (file, family, remarks) => {
  const finding = taskDefinition(sample(file));
  expect(finding.input.family).toBe(family);
  expect(errorsOf(finding)).toEqual([]);
  expect(finding.remarks.filter(({ kind }) => kind === "notUnderstood")).toEqual([]);
  if (typeof remarks === "number") expect(finding.remarks.every(({ kind, path }) => kind === "kept" || path[0] === "taskRoleArn" || path[0] === "executionRoleArn")).toBe(true);
  else expect(remarksOf(finding)).toEqual(remarks);
});

test("every sample has been looked at", () => {
  const files = readdirSync(SAMPLES);
  expect(files).toHaveLength(10);
  for (const file of files) expect(importText(sample(file)).findings.map(({ kind }) => kind)).not.toContain("strange");
});

test("service-ui-fargate-alb.json is a service", () => {
  const finding = only(sample("service-ui-fargate-alb.json")) as ServiceFinding;
  expect(finding).toMatchObject({ kind: "service", remarks: [], problems: [] });
  expect(finding.input).toMatchObject({ serviceName: "user-interface-service", taskDefinition: "ecs-workshop-user-interface-service", launchType: "FARGATE" });
});

test.each<[string, unknown, string]>([
  ["a register-task-definition input", definition, "a task definition"],
  ["a describe-task-definition answer", { taskDefinition: { ...definition, taskDefinitionArn: "arn:aws:ecs:eu-west-1:1:task-definition/shop:3" }, tags: [] }, "a registered task definition"],
  ["a list of containers", [web, { ...web, name: "side" }], "a list of 2 containers"],
  ["a list of one container", [web], "a list with one container"],
  ["one container", web, "one container"],
  ["a container definition object of the console", { containerDefinitions: [web] }, "a task definition"],
  ["an answer in an answer", { data: { body: { taskDefinition: definition } } }, "a task definition"],
  ["JSON inside a text", JSON.stringify(definition), "a task definition"],
  ["the arguments of a Terraform resource", { family: "shop", container_definitions: JSON.stringify([web]), network_mode: "bridge" }, "a task definition"],
  ["a Terraform state", { resources: [{ type: "aws_ecs_task_definition", instances: [{ attributes: { family: "shop", container_definitions: JSON.stringify([web]) } }] }] }, "a task definition"],
  ["a CloudFormation resource", { Type: "AWS::ECS::TaskDefinition", Properties: { Family: "shop", ContainerDefinitions: [{ Name: "web", Image: "nginx", Memory: 128 }] } }, "a CloudFormation task definition"],
  ["CloudFormation's properties", { Family: "shop", ContainerDefinitions: [{ Name: "web", Image: "nginx", Memory: "128" }] }, "a task definition"],
])("%s", (_, given, what) => {
  const finding = taskDefinition(given, "shop");
  expect(finding.what).toBe(what);
  expect(finding.input).toMatchObject({ family: "shop" });
  expect(finding.input.containerDefinitions[0]).toMatchObject({ name: "web" });
  expect(errorsOf(finding)).toEqual([]);
});

test("a console export loses what only AWS sets, and nulls, and nothing else", () => {
  const exported = {
    taskDefinitionArn: "arn:aws:ecs:us-east-1:111122223333:task-definition/shop:7",
    containerDefinitions: [{ ...web, cpu: 0, links: null, essential: true, environment: [], command: null }],
    family: "shop",
    executionRoleArn: null,
    revision: 7,
    volumes: [],
    status: "ACTIVE",
    requiresAttributes: [{ name: "com.amazonaws.ecs.capability.docker-remote-api.1.19" }],
    compatibilities: ["EXTERNAL", "EC2"],
    registeredAt: "2024-05-02T10:00:00.000Z",
    registeredBy: "arn:aws:iam::111122223333:root",
    tags: [{ key: "team", value: "a" }],
  };
  const finding = taskDefinition(exported);
  expect(finding.input).toEqual({
    family: "shop",
    containerDefinitions: [{ name: "web", image: "nginx:1.27", essential: true, cpu: 0, memory: 128, environment: [] }],
    volumes: [],
    tags: [{ key: "team", value: "a" }],
  });
  expect(new Set(finding.remarks.map(({ kind }) => kind))).toEqual(new Set(["leftOut"]));
  expect(finding.remarks).toHaveLength(10);
});

test.each<[string, unknown, Record<string, unknown>]>([
  ["numbers as texts", { cpu: "64", memory: "128", portMappings: [{ containerPort: "80", hostPort: "0" }] }, { cpu: 64, memory: 128, portMappings: [{ containerPort: 80, hostPort: 0 }] }],
  ["truth as text", { essential: "true", privileged: "False" }, { essential: true, privileged: false }],
  ["amounts with units", { cpu: "0.25 vCPU", memory: "0.5 GB", memoryReservation: "128MiB" }, { cpu: 256, memory: 512, memoryReservation: 128 }],
  ["texts as numbers", { environment: [{ name: "PORT", value: 8080 }, { name: "DEBUG", value: true }] }, { environment: [{ name: "PORT", value: "8080" }, { name: "DEBUG", value: "true" }] }],
  ["an environment as an object", { environment: { PORT: 8080, HOST: "a" } }, { environment: [{ name: "PORT", value: "8080" }, { name: "HOST", value: "a" }] }],
  ["an environment as lines", { environment: ["A=b", "C=d=e"] }, { environment: [{ name: "A", value: "b" }, { name: "C", value: "d=e" }] }],
  ["secrets as an object", { secrets: { TOKEN: "arn:x" } }, { secrets: [{ name: "TOKEN", valueFrom: "arn:x" }] }],
  ["labels as a list", { dockerLabels: [{ key: "a", value: 1 }] }, { dockerLabels: { a: "1" } }],
  ["ports in Docker's form", { portMappings: [80, "8080:80", "53/udp"] }, { portMappings: [{ containerPort: 80 }, { containerPort: 80, hostPort: 8080 }, { containerPort: 53, protocol: "udp" }] }],
  ["one mapping for a list", { portMappings: { containerPort: 80 } }, { portMappings: [{ containerPort: 80 }] }],
  ["a command line", { command: "npm start", healthCheck: { command: "curl -f localhost", interval: "10s" } }, { command: ["sh", "-c", "npm start"], healthCheck: { command: ["CMD-SHELL", "curl -f localhost"], interval: 10 } }],
  ["options in other letters", { portMappings: [{ containerPort: 80, protocol: "TCP" }], logConfiguration: { logDriver: "AwsLogs", options: {} } }, { portMappings: [{ containerPort: 80, protocol: "tcp" }], logConfiguration: { logDriver: "awslogs", options: {} } }],
  ["one word for a list", { links: "db", dependsOn: { containerName: "db", condition: "start" } }, { links: ["db"], dependsOn: [{ containerName: "db", condition: "START" }] }],
  ["placeholders for numbers", { cpu: "${CPU}", memory: "{{ memory }}", portMappings: [{ containerPort: "<PORT>" }] }, { cpu: 128, memory: 256, portMappings: [{ containerPort: 80 }] }],
  ["variables of a shell stay", { command: ["sh", "-c", "echo $HOME ${X}"] }, { command: ["sh", "-c", "echo $HOME ${X}"] }],
])("%s", (_, given, wanted) => {
  const { input } = taskDefinition([{ ...web, memory: undefined, ...given as object }]);
  expect(input.containerDefinitions[0]).toEqual({ name: "web", image: "nginx:1.27", ...wanted });
});

test.each([
  ["<IMAGE1_NAME>", "image1-name"],
  ["{{image}}", "image"],
  ["${IMAGE_URI}", "image-uri"],
  ["$IMAGE:$TAG", "image:tag"],
  ["<your image URL here>", "web"],
  ["123456789012.dkr.ecr.us-east-1.amazonaws.com/${REPO}:{{tag}}", "123456789012.dkr.ecr.us-east-1.amazonaws.com/repo:tag"],
  ["${ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com/shop@${DIGEST}", "account.dkr.ecr.region.amazonaws.com/shop@digest"],
  ["registry/__IMAGE_NAME__", "registry/__IMAGE_NAME__"],
  ["#{Octopus.Image}#", "octopus-image"],
  ["%IMAGE%", "image"],
  ["nginx:1.27", "nginx:1.27"],
])("the image %s becomes %s", (image, filled) => {
  const finding = taskDefinition([{ ...web, image }]);
  expect(finding.input.containerDefinitions[0]?.image).toBe(filled);
  expect(errorsOf(finding)).toEqual([]);
});

test.each([
  [{ containerDefinitions: [web] }, "nginx-fargate", "nginx-fargate"],
  [{ containerDefinitions: [web] }, "", "web"],
  [{ containerDefinitions: [web], taskDefinitionArn: "arn:aws:ecs:eu-west-1:1:task-definition/cart:12" }, "file", "cart"],
  [{ containerDefinitions: [web], family: "{{ app }}-${ENV}" }, "", "app-env"],
  [{ containerDefinitions: [] }, "", "imported"],
])("a family is found for %j in a file called %j", (given, file, family) => {
  expect(taskDefinition(given, file).input.family).toBe(family);
});

test("what nobody knows is listed by its path", () => {
  const finding = taskDefinition({ ...definition, colour: "red", $schema: "x", containerDefinitions: [{ ...web, ports: [80], memory: { limit: 1 }, environment: 7 }] });
  expect(remarksOf(finding)).toEqual([
    'notUnderstood colour "red"',
    'leftOut $schema',
    "notUnderstood containerDefinitions.0.memory {…}",
    "notUnderstood containerDefinitions.0.ports […]",
    "notUnderstood containerDefinitions.0.environment 7",
  ].toSorted((a, b) => remarksOf(finding).indexOf(a) - remarksOf(finding).indexOf(b)));
  expect(errorsOf(finding)).toEqual(["Invalid setting for container 'web'. At least one of 'memory' or 'memoryReservation' must be specified."]);
});

test("a whole CloudFormation template is worked out as far as it goes", () => {
  const template = {
    Parameters: { Image: { Type: "String", Default: "nginx:1.27" }, Tag: { Type: "String" } },
    Resources: {
      Cluster: { Type: "AWS::ECS::Cluster", Properties: { ClusterName: "prod" } },
      Task: {
        Type: "AWS::ECS::TaskDefinition",
        Properties: {
          NetworkMode: "bridge",
          Cpu: 256,
          ExecutionRoleArn: { "Fn::GetAtt": ["Role", "Arn"] },
          ContainerDefinitions: [
            { Name: "web", Image: { Ref: "Image" }, Memory: 128, PortMappings: [{ ContainerPort: 80 }], LogConfiguration: { LogDriver: "awslogs", Options: { "awslogs-group": { Ref: "Logs" }, "awslogs-region": { Ref: "AWS::Region" } } } },
            { Name: "side", Image: { "Fn::Sub": "${AWS::AccountId}.dkr.ecr.${AWS::Region}.amazonaws.com/side:${Tag}" }, Memory: 64, Command: { Ref: "AWS::NoValue" } },
          ],
        },
      },
      Service: {
        Type: "AWS::ECS::Service",
        Properties: { Cluster: { Ref: "Cluster" }, TaskDefinition: { Ref: "Task" }, DesiredCount: 2, LoadBalancers: [{ ContainerName: "web", ContainerPort: 80, TargetGroupArn: { Ref: "Group" } }] },
      },
      Group: { Type: "AWS::ElasticLoadBalancingV2::TargetGroup", Properties: { Port: 80 } },
    },
  };
  const { findings } = importText(JSON.stringify(template));
  expect(findings.map(({ kind }) => kind)).toEqual(["strange", "taskDefinition", "service", "strange"]);
  const [, task, service] = findings as [Finding, TaskDefinitionFinding, ServiceFinding];
  expect(task.input).toMatchObject({
    family: "Task",
    cpu: "256",
    executionRoleArn: "arn:aws:iam::123456789012:role/ecsTaskExecutionRole",
    containerDefinitions: [
      { name: "web", image: "nginx:1.27", memory: 128, portMappings: [{ containerPort: 80 }], logConfiguration: { options: { "awslogs-region": "us-east-1" } } },
      { name: "side", image: "123456789012.dkr.ecr.us-east-1.amazonaws.com/side:tag", memory: 64 },
    ],
  });
  expect(errorsOf(task)).toEqual([]);
  expect(service.input).toMatchObject({ cluster: "prod", serviceName: "Service", taskDefinition: "Task", desiredCount: 2, loadBalancers: [{ targetGroupArn: "Group" }] });
});

test("a describe-services answer becomes create-service inputs", () => {
  const answer = {
    services: [
      {
        serviceArn: "arn:aws:ecs:eu-west-1:111122223333:service/prod/web",
        serviceName: "web",
        clusterArn: "arn:aws:ecs:eu-west-1:111122223333:cluster/prod",
        status: "ACTIVE",
        desiredCount: 3,
        runningCount: 3,
        pendingCount: 0,
        launchType: "EC2",
        taskDefinition: "arn:aws:ecs:eu-west-1:111122223333:task-definition/shop:12",
        deploymentConfiguration: { maximumPercent: 200, minimumHealthyPercent: 50, alarms: null },
        deployments: [{ id: "ecs-svc/1", taskDefinition: "x", desiredCount: 3 }],
        events: [],
        createdAt: 1_700_000_000,
        loadBalancers: [],
        schedulingStrategy: "REPLICA",
      },
    ],
    failures: [],
  };
  const finding = only(JSON.stringify(answer)) as ServiceFinding;
  expect(finding.what).toBe("a running service");
  expect(finding.path).toEqual(["services", 0]);
  expect(finding.input).toEqual({
    cluster: "prod",
    serviceName: "web",
    taskDefinition: "shop:12",
    desiredCount: 3,
    launchType: "EC2",
    loadBalancers: [],
    deploymentConfiguration: { maximumPercent: 200, minimumHealthyPercent: 50 },
    schedulingStrategy: "REPLICA",
  });
  expect(errorsOf(finding)).toEqual([]);
});

test.each([
  ["{}", "an empty object"],
  ["[]", "an empty list"],
  ['{"taskDefinitionArns": []}', "the answer of list-task-definitions"],
  ['{"tasks": [{"taskArn": "x", "containers": [{"containerArn": "y", "image": "a", "name": "b", "lastStatus": "RUNNING"}]}]}', "the answer of describe-tasks"],
  ['{"apiVersion": "apps/v1", "kind": "Deployment"}', "a Kubernetes manifest"],
  ['{"a": {"b": 1}}', "something else"],
  ["[1, 2]", "a list"],
])("%s is told to be %s", (text, what) => {
  expect(only(text)).toMatchObject({ kind: "strange", what });
});

test("a session is recognized and handed on as it is", () => {
  const session = { format: "ecs-playground", version: 1, calls: [] };
  expect(only(JSON.stringify(session))).toMatchObject({ kind: "session", value: session });
});

test("several things in one text are found one by one", () => {
  const { findings } = importText(`${JSON.stringify(definition)}\n---\n${sample("service-ui-fargate-alb.json")}\n${JSON.stringify([definition, definition])}`);
  expect(findings.map(({ kind, path }) => [kind, ...path])).toEqual([["taskDefinition", 0], ["service", 1], ["taskDefinition", 2, 0], ["taskDefinition", 2, 1]]);
});

test.each([
  ["", { line: 1, column: 1, message: "Expected a value, found the end of the text." }],
  ['{\n  "family": "web"\n  cpu: 1\n}', { line: 3, column: 3, message: "Expected a comma or }, found cpu." }],
  ["family: web\ncontainerDefinitions:\n  - name: web", { line: 1, message: "This looks like YAML, and JSON is expected. `yq -o json` turns one into the other." }],
  ["x".repeat(LARGEST_TEXT + 1), { line: 1, message: "It has more than 5 million characters." }],
])("%.60s: the fault has a place and a sentence", (text, fault) => {
  const { findings, fault: told } = importText(text);
  expect(findings.filter(({ kind }) => kind !== "strange")).toEqual([]);
  expect(told).toMatchObject(fault);
});

test("a text that is cut off is understood as far as it goes", () => {
  const whole = sample("php-simple-app-static-port-80.json");
  const { findings, fault } = importText(whole.slice(0, whole.indexOf('"busybox"')));
  expect(findings[0]).toMatchObject({ kind: "taskDefinition", input: { family: "console-sample-app", containerDefinitions: [{ name: "simple-app", memory: 500 }, {}] } });
  expect(fault).toMatchObject({ line: 36, message: "Expected a value, found the end of the text." });
});

test("what is not quite JSON is noted by its line", () => {
  const text = `// shop\n{\n  "family": "shop", # here\n  containerDefinitions: [{"name": "web", "image": "nginx", "memory": 128,}]\n}\nbye`;
  expect(importText(text).notes).toEqual([
    { line: 1, text: "A comment; JSON has none" },
    { line: 3, text: "A comment; JSON has none" },
    { line: 4, text: "A word without quotes" },
    { line: 4, text: "A comma too many" },
    { line: 6, text: "Text around the JSON, left out" },
  ]);
});

test("importing what was imported changes nothing more", () => {
  for (const file of readdirSync(SAMPLES)) {
    const first = only(sample(file)) as TaskDefinitionFinding | ServiceFinding;
    const second = only(JSON.stringify(first.input)) as TaskDefinitionFinding | ServiceFinding;
    expect(second.input).toEqual(first.input);
    expect(second.remarks.filter(({ kind }) => kind === "changed" || kind === "filledIn")).toEqual([]);
  }
});
