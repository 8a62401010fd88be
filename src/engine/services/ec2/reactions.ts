import { utcTime } from "../../../aws/utcTime.ts";
import { reaction } from "../../kernel/event.ts";
import { machineBooted } from "../../physics/contract.ts";
import { osFamilyOf } from "./images.ts";
import { privateDnsNameOf } from "./interfaces.ts";
import { writeConsole } from "./queries.ts";
import { instances } from "./tables.ts";

/** Writes to the console what a booting Amazon Linux writes there, in brief, or Windows, which writes little. The agent adds its own lines. */
export const onMachineBooted = reaction(machineBooted, (ctx, { instanceId }) => {
  const instance = ctx.find(instances, instanceId);
  if (instance === undefined) return;
  if (osFamilyOf(instance.imageId) !== "LINUX") return writeConsole(ctx, instanceId, `${utcTime(ctx.now)}: Message: Windows is Ready to use`);
  const host = privateDnsNameOf(instance.privateIpAddress);
  writeConsole(
    ctx,
    instanceId,
    "[    0.000000] Linux version 6.1.158-180.294.amzn2023 (mockbuild@ip-10-0-37-1)",
    "[    2.814203] systemd[1]: Detected virtualization amazon.",
    `[    3.121877] systemd[1]: Hostname set to <${host}>.`,
    "[    6.402911] cloud-init[1498]: Cloud-init v. 22.2.2 running 'init'",
    ...userDataLines(instance.userData),
    "[    9.730264] cloud-init[1655]: Cloud-init v. 22.2.2 running 'modules:final'",
    `[   10.018446] cloud-init[1655]: Cloud-init v. 22.2.2 finished. Datasource DataSourceEc2. Up 10.01 seconds`,
    "Amazon Linux 2023 (ECS Optimized)",
    `${host} login:`,
  );
});

/** Observed: text that does not say what it is gets a warning, and is not carried out. */
function userDataLines(userData: string): readonly string[] {
  const text = userData.trimStart();
  if (text === "" || /^(#!|#cloud-|#include|Content-Type:|MIME-Version:|From )/i.test(text)) return [];
  const start = JSON.stringify(text.slice(0, 24)).slice(1, -1).replaceAll("'", "\\'");
  return [
    `[    7.224018] cloud-init[1498]: __init__.py[WARNING]: Unhandled non-multipart (text/x-not-multipart) userdata: 'b'${start}'...'`,
  ];
}
