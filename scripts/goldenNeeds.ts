import type { Scenario, ScenarioStep } from "../src/engine/session/scenario.ts";

const ROLE = "ecsTaskExecutionRole";
const READ = JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: ["secretsmanager:GetSecretValue", "ssm:GetParameters"], Resource: "*" }] });
const job = {
  name: "job",
  image: "job",
  memory: 128,
  logConfiguration: { logDriver: "awslogs", options: { "awslogs-group": "/ecs/job", "awslogs-region": "us-east-1", "awslogs-stream-prefix": "job" } },
  secrets: [{ name: "DB", valueFrom: "${secret.ARN}" }, { name: "KEY", valueFrom: "/job/key" }],
};

/** A container that writes to a log and reads secrets, all of which come and go. */
export const needs: Scenario = {
  id: "needs",
  title: "Logs and secrets",
  summary: "A container with a log and secrets.",
  seed: 17,
  openAtSeconds: 300,
  steps: [
    step(0, "ecs", "CreateCluster", {}),
    step(0, "ecs", "RegisterContainerInstance", { instanceIdentityDocument: '{"instanceId":"i-0123456789abcdef0"}' }),
    { as: "secret", ...step(1, "secretsmanager", "CreateSecret", { Name: "db", SecretString: "one" }) },
    step(2, "secretsmanager", "PutSecretValue", { SecretId: "db", SecretString: "two" }),
    step(3, "ssm", "PutParameter", { Name: "/job/key", Value: "hunter2", Type: "SecureString" }),
    step(4, "ecs", "RegisterTaskDefinition", { family: "job", executionRoleArn: ROLE, containerDefinitions: [job] }),
    step(5, "ecs", "RunTask", { taskDefinition: "job" }),
    step(60, "iam", "PutRolePolicy", { RoleName: ROLE, PolicyName: "secrets", PolicyDocument: READ }),
    step(61, "ecs", "RunTask", { taskDefinition: "job" }),
    step(90, "logs", "CreateLogGroup", { logGroupName: "/ecs/job" }),
    step(91, "logs", "PutRetentionPolicy", { logGroupName: "/ecs/job", retentionInDays: 7 }),
    step(92, "ecs", "RunTask", { taskDefinition: "job" }),
    step(200, "secretsmanager", "DeleteSecret", { SecretId: "db" }),
    step(201, "ssm", "DeleteParameter", { Name: "/job/key" }),
    step(202, "logs", "DeleteLogGroup", { logGroupName: "/ecs/job" }),
  ],
};

function step(atSeconds: number, service: string, operation: string, input: object): ScenarioStep {
  return { atSeconds, call: { service, operation, input } };
}
