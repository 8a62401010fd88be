import { readInt } from "../arguments/numbers.ts";
import { CommandFault, GENERAL_FAULT } from "../fault.ts";

/** The one rule that --protocol, --port, --cidr, --source-group and --group-owner describe. */
export function ruleOf(given: ReadonlyMap<string, string>, input: Readonly<Record<string, unknown>>): { readonly IpPermissions?: readonly object[] } {
  const [name] = given.keys();
  if (name === undefined) return {};
  if ("IpPermissions" in input) throw refused(`The --${name.replaceAll("-", "_")} option is not compatible with the --ip-permissions option `);
  const [protocol, port, cidr] = [given.get("protocol"), given.get("port"), given.get("cidr")];
  const pair = pairOf(given);
  return {
    IpPermissions: [
      {
        ...(protocol === undefined ? {} : { IpProtocol: protocolOf(protocol) }),
        ...(port === undefined ? {} : portsOf(port)),
        ...(cidr === undefined ? {} : { IpRanges: [{ CidrIp: cidr }] }),
        ...(pair === undefined ? {} : { UserIdGroupPairs: [pair] }),
      },
    ],
  };
}

const refused = (message: string): CommandFault => new CommandFault(message, GENERAL_FAULT);

function protocolOf(text: string): string {
  const number = readInt(text);
  if (number === undefined && !["tcp", "udp", "icmp", "all"].includes(text)) {
    throw refused("protocol parameter should be one of: tcp|udp|icmp|all or any valid protocol number.");
  }
  if (number !== undefined && number !== -1 && (number < 0 || number > 255)) {
    throw refused("protocol numbers must be in the range 0-255 or -1 to specify all protocols");
  }
  return text === "all" ? "-1" : text;
}

function portsOf(text: string): { readonly FromPort: number; readonly ToPort: number } {
  if (text === "-1" || text === "all") return { FromPort: -1, ToPort: -1 };
  const [, from = "", to = from] = /^([^-]*)(?:-(.*))?$/.exec(text) ?? [];
  const [FromPort, ToPort] = [readInt(from), readInt(to)];
  if (FromPort === undefined || ToPort === undefined) throw refused("port parameter should be of the form <from[-to]> (e.g. 22 or 22-25)");
  return { FromPort, ToPort };
}

function pairOf(given: ReadonlyMap<string, string>): object | undefined {
  const [group, owner] = [given.get("source-group"), given.get("group-owner")];
  if (group === undefined && owner === undefined) return undefined;
  return {
    ...(group === undefined ? {} : group.startsWith("sg-") ? { GroupId: group } : { GroupName: group }),
    ...(owner === undefined ? {} : { UserId: owner }),
  };
}
