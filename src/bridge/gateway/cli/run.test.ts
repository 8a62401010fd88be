import { describe, expect, test } from "vitest";
import type { Answer, Call } from "../../protocol.ts";
import type { Account } from "./account.ts";
import { runAws } from "./run.ts";

/** An account that answers as it is told, and keeps what it was asked. */
function accountThat(answer: (call: Call, asked: number) => unknown) {
  const calls: Call[] = [];
  const passed: number[] = [];
  const account: Account = {
    call: (call) => {
      calls.push(call);
      const output = answer(call, calls.length);
      return Promise.resolve(output instanceof Error ? refusal(output) : { ok: true, output });
    },
    pass: (seconds) => Promise.resolve(void passed.push(seconds)),
    region: "us-east-1",
    columns: 80,
  };
  return { account, calls, passed };
}

const refusal = ({ name, message }: Error): Answer => ({ ok: false, code: name, message });
const refused = (code: string, message: string): Error => Object.assign(new Error(message), { name: code });
const run = (line: string, account: Account) => runAws(line.split(" "), account);

/** Ten tasks, three to a page. */
const tenTasks = ({ input }: Call) => {
  const { nextToken = "0", maxResults = 3 } = input as { readonly nextToken?: string; readonly maxResults?: number };
  const from = Number(nextToken);
  const to = from + maxResults;
  return { taskArns: Array.from({ length: Math.min(10, to) - from }, (_, at) => `t${from + at}`), ...(to < 10 ? { nextToken: String(to) } : {}) };
};

describe("pages", () => {
  test("all are fetched and joined", async () => {
    const { account, calls } = accountThat(tenTasks);
    const { out } = await run("ecs list-tasks --query length(taskArns)", account);
    expect(out).toBe("10\n");
    expect(calls.map(({ input }) => input)).toEqual([{}, { nextToken: "3" }, { nextToken: "6" }, { nextToken: "9" }]);
  });

  test("text with a query looks at one page at a time", async () => {
    const { out } = await run("ecs list-tasks --query length(taskArns) --output text", accountThat(tenTasks).account);
    expect(out).toBe("3\n3\n3\n1\n");
  });

  test("a page by hand is one page", async () => {
    const { account, calls } = accountThat(tenTasks);
    const { out } = await run("ecs list-tasks --max-results 2 --query taskArns --output text", account);
    expect(out).toBe("t0\tt1\n");
    expect(calls).toHaveLength(1);
  });

  test.each([[1], [3], [4], [9]])("--max-items %i goes on where it stopped", async (count) => {
    const { account } = accountThat(tenTasks);
    const seen: string[] = [];
    let token = "";
    do {
      const { out } = await run(`ecs list-tasks --max-items ${count}${token === "" ? "" : ` --starting-token ${token}`}`, account);
      const { taskArns, NextToken } = JSON.parse(out) as { taskArns: string[]; NextToken?: string };
      expect(taskArns.length).toBeLessThanOrEqual(count);
      seen.push(...taskArns);
      token = NextToken ?? "";
    } while (token !== "");
    expect(seen).toEqual(Array.from({ length: 10 }, (_, at) => `t${at}`));
  });
});

describe("IAM", () => {
  test("answers policies as what they say, and what is no JSON as it came", async () => {
    const roles = [{ RoleName: "a", AssumeRolePolicyDocument: "%7B%22Version%22%3A%20%222012-10-17%22%7D" }, { RoleName: "b", AssumeRolePolicyDocument: "%7B" }];
    const { out } = await run("iam list-roles --query Roles[].AssumeRolePolicyDocument", accountThat(() => ({ Roles: roles })).account);
    expect(JSON.parse(out)).toEqual([{ Version: "2012-10-17" }, "%7B"]);
  });

  test("has a member that is called as an option of pages: it is meant where nobody pages", async () => {
    const { account, calls } = accountThat(() => ({ Roles: [{ RoleName: "a" }, { RoleName: "b" }], IsTruncated: false }));
    expect(JSON.parse((await run("iam list-roles --max-items 1", account)).out)).toMatchObject({ Roles: [{ RoleName: "a" }] });
    expect(JSON.parse((await run("iam list-roles --max-items 1 --no-paginate", account)).out)).toMatchObject({ Roles: [{ RoleName: "a" }, { RoleName: "b" }] });
    expect(calls.map(({ input }) => input)).toEqual([{}, { MaxItems: 1 }]);
  });
});

describe("answers", () => {
  const answer = { service: { scale: 1, desiredCount: 2, serviceName: "web", createdAt: 1_700_000_000.25, deploymentStrange: 1 } };

  test("have the model's order and Python's times, and nothing the model does not have", async () => {
    const { out } = await run("ecs update-service --service web", accountThat(() => answer).account);
    expect(out).toBe(
      '{\n    "service": {\n        "serviceName": "web",\n        "desiredCount": 2,\n        "createdAt": "2023-11-14T22:13:20.250000+00:00"\n    }\n}\n',
    );
  });

  test("have fractions as fractions", async () => {
    const { out } = await run("ecs describe-task-sets --cluster c --service s", accountThat(() => ({ taskSets: [{ scale: { value: 100 } }] })).account);
    expect(out).toContain('"value": 100.0\n');
  });

  test.each([
    ["ecs update-service --service web --cluster x", "\nAn error occurred (ClusterNotFoundException) when calling the UpdateService operation: Cluster not found.\n", 254],
    ["ecs list-clusters --query [", "Bad value for --query [", 252],
    ["ecs list-clusters --region eu-west-1", 'Could not connect to the endpoint URL: "https://ecs.eu-west-1.amazonaws.com/"', 255],
  ])("%s is refused", async (line, error, exitCode) => {
    const result = await run(line, accountThat(() => refused("ClusterNotFoundException", "Cluster not found.")).account);
    expect(result).toMatchObject({ out: "", exitCode });
    expect(result.error).toContain(error);
  });
});

describe("aws ecs wait", () => {
  const running = (count: number) => ({ services: [{ status: "ACTIVE", runningCount: count, desiredCount: 2, deployments: [{}] }], failures: [] });

  test("asks until it is content, and time passes between", async () => {
    const { account, calls, passed } = accountThat((_call, asked) => running(asked < 3 ? 1 : 2));
    expect(await run("ecs wait services-stable --cluster c --services web", account)).toEqual({ out: "", error: "", exitCode: 0 });
    expect(calls).toHaveLength(3);
    expect(passed).toEqual([15, 15]);
  });

  test.each<[string, readonly string[]]>([
    ["some of the tasks", ["RUNNING", "PENDING"]],
    ["no task at all", []],
  ])("is not content with %s", async (_what, states) => {
    const { account, calls } = accountThat((_call, asked) => ({ tasks: (asked < 3 ? states : ["RUNNING", "RUNNING"]).map((lastStatus) => ({ lastStatus })) }));
    expect(await run("ecs wait tasks-running --tasks a b", account)).toMatchObject({ exitCode: 0 });
    expect(calls).toHaveLength(3);
  });

  test.each<[string, unknown, string]>([
    ["services-stable --services a", { services: [], failures: [{ reason: "MISSING" }] }, 'Waiter ServicesStable failed: Waiter encountered a terminal failure state: For expression "failures[].reason" we matched expected path: "MISSING" at least once'],
    ["services-stable --services a", running(0), "Waiter ServicesStable failed: Max attempts exceeded"],
    ["tasks-stopped --tasks a", refused("ClusterNotFoundException", "Cluster not found."), "Waiter TasksStopped failed: An error occurred (ClusterNotFoundException): Cluster not found."],
  ])("%s", async (line, answer, error) => {
    const result = await run(`ecs wait ${line}`, accountThat(() => answer).account);
    expect(result).toEqual({ out: "", error: `\n${error}\n`, exitCode: 255 });
  });
});
