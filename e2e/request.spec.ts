import { expect, test } from "./story.ts";

test("a request is walked to where it stops, and the security group is mended by mouse and by keyboard; a lens tells of instances that no way leads out from, and one is opened", async ({ playground }) => {
  const { page } = playground;
  await playground.visit();
  await page.getByRole("tab", { name: "Terminal" }).click();
  const prompt = page.getByRole("textbox", { name: "Command line" });
  const output = page.getByRole("log", { name: "Terminal output" });
  await prompt.fill("aws ec2 describe-security-groups --query SecurityGroups[].[GroupId,GroupName] --output text");
  await prompt.press("Enter");
  await expect(output).toContainText("retail-instances");
  const text = await output.innerText();
  const idOf = (name: string) => new RegExp(`(sg-\\w+)\\s+${name}`).exec(text)?.[1] ?? "";
  const shut = `aws ec2 revoke-security-group-ingress --group-id ${idOf("retail-instances")} --ip-permissions IpProtocol=tcp,FromPort=32768,ToPort=65535,UserIdGroupPairs=[{GroupId=${idOf("retail-alb")}}]`;
  await prompt.fill(shut);
  await prompt.press("Enter");
  await page.getByRole("tab", { name: "Events" }).click();

  const balancer = playground.thing(/^Load balancer retail-alb/);
  await balancer.click({ button: "right", position: { x: 30, y: 14 } });
  await page.getByRole("menuitem", { name: /Walk a request to HTTP :80/ }).click();
  const road = page.getByRole("group", { name: "Stations of the road" });
  await expect(road.getByRole("radio", { name: /^Security group, retail-instances .*: stops here/ })).toBeChecked();
  await expect(page.getByText("Target.Timeout", { exact: true })).toBeVisible();
  await playground.speed("60×");
  await expect(playground.event(/is unhealthy in \(target-group .*\) due to \(reason Request timed out\)/).first()).toBeVisible();
  await playground.pause();

  const mend = page.getByRole("button", { name: "Let TCP 32768–60999 in from retail-alb" });
  await mend.click();
  await expect(road.getByRole("radio", { name: /^Security group, .*: passes/ })).toBeVisible();

  await page.getByRole("button", { name: "Undo" }).click();
  await expect(road.getByRole("radio", { name: /^Security group, .*: stops here/ })).toBeVisible();
  // From the bar at the top by regions, not past everything on the map.
  const below = page.getByRole("region", { name: "Events and timeline" }).locator(":focus");
  for (let presses = 0; presses < 6 && (await below.count()) === 0; presses++) await page.keyboard.press("F6");
  await playground.tabTo(mend);
  await page.keyboard.press("Enter");
  await playground.play();
  await expect(playground.thing(/^Target group ui-tg.* (\d+) of \1 targets healthy/)).toBeVisible();
  await expect(page.getByText("HTTP 200", { exact: true }).first()).toBeVisible();
  await playground.pause();

  // Without a route the instances are cut off, which the lens tells, and their inspector what opens a way.
  await page.getByRole("tab", { name: "Terminal" }).click();
  await prompt.fill("ROUTES=$(aws ec2 describe-route-tables --filters Name=tag:Name,Values=retail-private --query RouteTables[0].RouteTableId --output text)");
  await prompt.press("Enter");
  await prompt.fill("aws ec2 delete-route --route-table-id $ROUTES --destination-cidr-block 0.0.0.0/0");
  await prompt.press("Enter");
  await playground.map.focus();
  await page.keyboard.press("n");
  const instance = playground.thing(/^Instance .*t3\.medium, us-east-1a/);
  await expect(instance).toHaveAccessibleName(/Subnet 10\.0\.128\.0\/20, isolated/);
  await instance.click({ position: { x: 30, y: 14 } });
  await playground.inspector.getByRole("list", { name: "What mends it" }).first().getByRole("button", { name: "Add a route to the NAT gateway" }).click();
  await expect(instance).toHaveAccessibleName(/Subnet 10\.0\.128\.0\/20, private/);
});
