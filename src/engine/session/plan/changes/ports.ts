import { withHostPort } from "../../../services/ecs/placement/changes.ts";
import { withRevision } from "../rewrite.ts";
import { fitsWith, offer, only, type Offer, type Search } from "../search.ts";
import { whereIs } from "./words.ts";

/** Ports above the one in use that are looked at. One of them is free, or somebody wants to have them all. */
const PORTS_TRIED = 64;

/** Plans made in search of a port: each costs as much as the preview itself. */
const PLANS_MADE = 12;

/** A host port that the agent finds when the container starts. */
export function dynamicPort(search: Search): Offer | null {
  const [first] = only(search, "port");
  if (first === undefined) return null;
  const { port, protocol } = first.cause;
  const calls = callsWith(search, { port, protocol, hostPort: 0 });
  if (calls === undefined) return null;
  return offer(
    search,
    {
      title: "Let the agent choose the host port",
      detail: `hostPort 0 instead of ${port}, which is in use on ${whereIs(first.instance)}: no two tasks are in each other's way.`,
      unit: { kind: "port", hostPort: 0, before: port, protocol },
    },
    calls,
  );
}

/** The next host port with which the task fits. */
export function anotherPort(search: Search): Offer | null {
  const hindered = only(search, "port");
  const [first] = hindered;
  if (first === undefined) return null;
  const { port, protocol } = first.cause;
  const own = protocol === "tcp" ? search.subject.needs.ports : search.subject.needs.portsUdp;
  let plans = 0;
  for (let hostPort = port + 1; hostPort <= Math.min(port + PORTS_TRIED, 65_535) && plans < PLANS_MADE; hostPort++) {
    const free = hindered.find(({ instance, cause }) => cause.port === port && !takenOn(instance, protocol).includes(hostPort));
    if (free === undefined || own.includes(hostPort) || !isFreeForAll(search, hostPort, protocol)) continue;
    const calls = callsWith(search, { port, protocol, hostPort });
    const less = hostPort - 1 === port ? search.calls : callsWith(search, { port, protocol, hostPort: hostPort - 1 });
    plans++;
    if (calls === undefined || less === undefined || !fitsWith(search, calls)) continue;
    return offer(
      search,
      {
        title: `Use host port ${hostPort} instead of ${port}`,
        detail: `${hostPort} is the next that is free, on ${whereIs(free.instance)}.`,
        unit: { kind: "port", hostPort, before: port, protocol },
      },
      calls,
      less,
    );
  }
  return null;
}

/** Tasks that ask for one port go on as many instances: if it is not free on so many, there is nothing to try. */
function isFreeForAll({ goal, hindrances }: Search, hostPort: number, protocol: "tcp" | "udp"): boolean {
  if (goal.containerInstanceArn !== null) return true;
  return hindrances.filter(({ instance }) => !takenOn(instance, protocol).includes(hostPort)).length >= goal.number;
}

function callsWith({ calls, subject, missed }: Search, change: Parameters<typeof withHostPort>[1]) {
  const input = withHostPort(subject.definition.definition, change);
  return input === undefined ? undefined : withRevision(calls, input, missed.view);
}

function takenOn({ portsTaken, portsUdpTaken }: ReturnType<typeof only>[number]["instance"], protocol: "tcp" | "udp"): readonly number[] {
  return protocol === "tcp" ? portsTaken : portsUdpTaken;
}
