import type { GetConsoleOutputRequest, GetConsoleOutputResult } from "../../../../aws/generated/ec2.ts";
import { epochSeconds } from "../../../../aws/epoch.ts";
import { encodeBase64 } from "../../../../lib/base64.ts";
import { looking } from "../dryRun.ts";
import { instancesNamed } from "../lookup.ts";

/** What an instance wrote to its console, in base64. EC2 is minutes behind; here the output is always the latest. */
export const getConsoleOutput = looking(
  "GetConsoleOutput",
  (view, { InstanceId }: GetConsoleOutputRequest): GetConsoleOutputResult => {
    const lines = instancesNamed(view, [InstanceId]).flatMap((row) => row.consoleOutput);
    const Output = encodeBase64(lines.map((line) => `${line}\r\n`).join(""));
    return { InstanceId, Timestamp: epochSeconds(view.now), ...(lines.length === 0 ? {} : { Output }) };
  },
);
