/** Who works through requests: how fast, by how many at once, and how many may be there before one is turned away. */
export interface Server {
  /** Requests per second, when it has nothing but work. */
  readonly perSecond: number;
  /** Cores that work side by side. */
  readonly servers: number;
  /** How many requests it holds at most. */
  readonly most: number;
  /** That is so because nobody waits any longer, not because it takes no more. */
  readonly isByPatience: boolean;
  /** Others that it waits for while it works on a request; absent: nobody. */
  readonly awaits?: Awaits;
}

export interface Awaits {
  /** What share of its requests fails, for theirs do. */
  readonly failing: number;
  readonly waitSeconds: number;
  readonly concurrency: number;
  readonly timeoutSeconds: number;
}

export interface Work {
  readonly cpuUnits: number;
  readonly cpuMillisPerRequest: number;
  readonly concurrency: number;
  readonly timeoutSeconds: number;
}

const UNITS_OF_A_CORE = 1024;

/** What a program can do with so much CPU. */
export function serverOf({ cpuUnits, cpuMillisPerRequest, concurrency, timeoutSeconds }: Work): Server {
  const perSecond = (cpuUnits * 1000) / (Math.max(LEAST_MILLIS, cpuMillisPerRequest) * UNITS_OF_A_CORE);
  const patience = Math.max(1, Math.floor(timeoutSeconds * perSecond));
  return { perSecond, servers: Math.max(1, Math.ceil(cpuUnits / UNITS_OF_A_CORE)), most: Math.min(concurrency, patience), isByPatience: patience < concurrency };
}

/** A request that costs nothing would make of the rate no number. */
const LEAST_MILLIS = 0.001;

export interface Served {
  /** How many requests are answered in a second, and how many are not. */
  readonly answered: number;
  readonly lost: number;
  /** How long one takes that is answered, on average, and how many are there at a time. */
  readonly meanSeconds: number;
  readonly inFlight: number;
}

/**
 * What becomes of so many requests per second, once they have come for a while: M/M/c (Kleinrock, Queueing Systems I;
 * with one core the mean is that of processor sharing too). From where the queue is full on, it stays full, and what is
 * too much is lost.
 */
export function serve(server: Server, arriving: number): Served {
  return server.awaits === undefined ? serveAlone(server, arriving) : serveAwaiting(server, { arriving, awaits: server.awaits });
}

/** Who waits for another keeps its place as long (Little: places are rate times time), and those who wait for it have less patience left. */
function serveAwaiting(server: Server, { arriving, awaits: { failing, waitSeconds, concurrency, timeoutSeconds } }: { readonly arriving: number; readonly awaits: Awaits }): Served {
  const patience = timeoutSeconds - waitSeconds;
  if (patience <= 0) return { answered: 0, lost: arriving, meanSeconds: timeoutSeconds, inFlight: Math.min(concurrency, arriving * timeoutSeconds) };
  const own = serveAlone({ ...server, most: Math.min(server.most, Math.max(1, Math.floor(patience * server.perSecond))) }, arriving);
  const meanSeconds = Math.min(timeoutSeconds, own.meanSeconds + waitSeconds);
  const taken = Math.min(own.answered, concurrency / Math.max(LEAST_SECONDS, meanSeconds));
  const answered = taken * (1 - failing);
  return { answered, lost: arriving - answered, meanSeconds, inFlight: taken * meanSeconds };
}

/** So that a rate stays a number. */
const LEAST_SECONDS = 0.000001;

function serveAlone(server: Server, arriving: number): Served {
  const { perSecond, servers, most } = server;
  const busy = arriving / perSecond;
  const mean = busy < 1 ? meanOf(server, busy) : Infinity;
  const fullMean = Math.max(most, servers) / perSecond;
  if (mean <= fullMean) return { answered: arriving, lost: 0, meanSeconds: mean, inFlight: arriving * mean };
  const answered = Math.min(arriving, perSecond);
  return { answered, lost: arriving - answered, meanSeconds: fullMean, inFlight: answered * fullMean };
}

function meanOf({ perSecond, servers }: Server, busy: number): number {
  const each = servers / perSecond;
  return each + (waitShare(servers, busy) * each) / (servers * (1 - busy));
}

/** Erlang's C by his B, which a recurrence gives without a power or a factorial. */
function waitShare(servers: number, busy: number): number {
  const load = servers * busy;
  let blocked = 1;
  for (let i = 1; i <= servers; i++) blocked = (load * blocked) / (i + load * blocked);
  return blocked / (1 - busy * (1 - blocked));
}
