import type { Input, OperationName, ServiceName } from "../../aws/generated/api.ts";
import type {
  Answer,
  Bill,
  BusEvent,
  Call,
  Crash,
  Delta,
  FromWorker,
  Headroom,
  HeadroomRequest,
  NetworkLens,
  ResolverAnswer,
  ResolverRequest,
  PlacementExplanation,
  Plan,
  PlanRequest,
  Progress,
  Rehearsals,
  RehearsalsRequest,
  RightsExplanation,
  RightsRequest,
  ScalingAnswers,
  ScalingQuestion,
  Scenario,
  SessionFile,
  Speed,
  StopExplanation,
  ToWorker,
  Walk,
  WalkRequest,
  WayOut,
} from "../protocol.ts";

/** Who wants to know what the worker says without being asked. */
export interface Listener {
  readonly delta: (delta: Delta) => void;
  readonly crash: (crash: Crash) => void;
  readonly progress: (progress: Progress) => void;
}

/** What the client needs of a worker; a test hands in something smaller than a Worker. */
export interface Port {
  postMessage(message: ToWorker): void;
  onmessage: ((event: { readonly data: FromWorker }) => void) | null;
}

/** The page's end of the stairs: asks go down, answers and deltas come up. */
export class EngineClient {
  readonly #port: Port;
  readonly #waiting = new Map<number, (message: never) => void>();
  #lastId = 0;

  constructor(port: Port, listener: Listener) {
    this.#port = port;
    port.onmessage = ({ data }) => this.#receive(data, listener);
  }

  /** Makes a call. The answer comes when the world has settled; the delta that shows it follows. */
  call<S extends ServiceName, O extends OperationName<S>>(
    service: S,
    operation: O,
    input: Input<S, O>,
  ): Promise<Answer> {
    return this.callPlain({ service, operation, input });
  }

  /** Makes a call that was put together elsewhere: by the terminal, a lesson, a file. */
  callPlain(call: Call): Promise<Answer> {
    return this.#ask<{ answer: Answer }>((id) => ({ type: "call", id, call })).then(({ answer }) => answer);
  }

  /** What the service would say of a call, without carrying it out. */
  dryRun(call: Call): Promise<Answer> {
    return this.#ask<{ answer: Answer }>((id) => ({ type: "dryRun", id, call })).then(({ answer }) => answer);
  }

  /** What would come of some calls: which tasks they start and stop, what is in the way, and what would help. */
  plan(request: PlanRequest): Promise<Plan> {
    return this.#ask<{ plan: Plan }>((id) => ({ type: "plan", id, request })).then(({ plan }) => plan);
  }

  /** The same for who may want another plan before this one is known: null when the signal comes first. */
  planUnless(signal: AbortSignal, request: PlanRequest): Promise<Plan | null> {
    if (signal.aborted) return Promise.resolve(null);
    const id = this.#lastId + 1;
    const leave = new Promise<null>((resolve) => {
      signal.addEventListener("abort", () => {
        this.#forget(id);
        resolve(null);
      });
    });
    return Promise.race([this.plan(request), leave]);
  }

  /** What users would see of deployments, told again and again until it is over; nothing after the signal. */
  rehearse(signal: AbortSignal, request: RehearsalsRequest, tell: (seen: Rehearsals) => void): void {
    const id = ++this.#lastId;
    const wait = () => this.#waiting.set(id, ({ rehearsals }: { readonly rehearsals: Rehearsals }) => {
      if (!rehearsals.isOver) wait();
      tell(rehearsals);
    });
    wait();
    this.#port.postMessage({ type: "rehearse", id, request });
    signal.addEventListener("abort", () => this.#forget(id));
  }

  #forget(id: number): void {
    if (this.#waiting.delete(id)) this.#port.postMessage({ type: "forget", id });
  }

  /** Why a task was placed where it is; null when there is no such task. */
  explain(taskArn: string): Promise<PlacementExplanation | null> {
    return this.#ask<{ explanation: PlacementExplanation | null }>((id) => ({ type: "explain", id, taskArn })).then(
      ({ explanation }) => explanation,
    );
  }

  /** Why the service scheduler stopped a task, and this one; null when it did not. */
  explainStop(taskArn: string): Promise<StopExplanation | null> {
    return this.#ask<{ explanation: StopExplanation | null }>((id) => ({ type: "explainStop", id, taskArn })).then(
      ({ explanation }) => explanation,
    );
  }

  /** What ECS sent to EventBridge with a line of the log; null: the line is forgotten. */
  deliver(seq: number): Promise<readonly BusEvent[] | null> {
    return this.#ask<{ events: readonly BusEvent[] | null }>((id) => ({ type: "deliver", id, seq })).then(({ events }) => events);
  }

  /** Why a role may do something or not, and what would allow it. */
  explainRights(request: RightsRequest): Promise<RightsExplanation> {
    return this.#ask<{ explanation: RightsExplanation }>((id) => ({ type: "explainRights", id, request })).then(({ explanation }) => explanation);
  }

  /** How many more tasks of a kind a cluster takes, and what is stranded. */
  headroom(request: HeadroomRequest): Promise<Headroom | null> {
    return this.#ask<{ headroom: Headroom | null }>((id) => ({ type: "headroom", id, request })).then(({ headroom }) => headroom);
  }

  /** What a request meets on its way to a task; null when the listener is unknown. */
  walk(request: WalkRequest): Promise<Walk | null> {
    return this.#ask<{ walk: Walk | null }>((id) => ({ type: "walk", id, request })).then(({ walk }) => walk);
  }

  /** What clients are answered who ask for a name. */
  resolve(request: ResolverRequest): Promise<ResolverAnswer> {
    return this.#ask<{ answer: ResolverAnswer }>((id) => ({ type: "resolve", id, request })).then(({ answer }) => answer);
  }

  /** Who reaches whom, as the engine decides it. */
  networkLens(): Promise<NetworkLens> {
    return this.#ask<{ lens: NetworkLens }>((id) => ({ type: "lens", id })).then(({ lens }) => lens);
  }

  /** What the account costs, and has cost. */
  bill(): Promise<Bill> {
    return this.#ask<{ bill: Bill }>((id) => ({ type: "bill", id })).then(({ bill }) => bill);
  }

  /** How services are scaled, and why. */
  scaling<Kind extends keyof ScalingAnswers>(kind: Kind, of: ScalingAnswers[Kind]["asked"]): Promise<ScalingAnswers[Kind]["answer"]> {
    return this.#ask<{ answer: ScalingAnswers[Kind]["answer"] }>((id) => ({ type: "scaling", id, question: { kind, of } as ScalingQuestion })).then(({ answer }) => answer);
  }

  /** How an instance gets to ECS and to registries; none when EC2 does not know it. */
  waysOut(instanceId: string): Promise<readonly WayOut[]> {
    return this.#ask<{ ways: readonly WayOut[] }>((id) => ({ type: "waysOut", id, instanceId })).then(({ ways }) => ways);
  }

  /** Opens a session; a refused file leaves the present one as it is. */
  open(file: SessionFile): Promise<Answer> {
    return this.#ask<{ answer: Answer }>((id) => ({ type: "open", id, file })).then(({ answer }) => answer);
  }

  /** Opens a prepared account. */
  openScenario(scenario: Scenario): Promise<Answer> {
    return this.#ask<{ answer: Answer }>((id) => ({ type: "openScenario", id, scenario })).then(({ answer }) => answer);
  }

  /** The same, from the text of a session that was lived up to there when the page was built. */
  openLived(text: string): Promise<Answer> {
    return this.#ask<{ answer: Answer }>((id) => ({ type: "openLived", id, text })).then(({ answer }) => answer);
  }

  exportFile(): Promise<SessionFile> {
    return this.#ask<{ file: SessionFile }>((id) => ({ type: "export", id })).then(({ file }) => file);
  }

  pace(running: boolean, speed: Speed): void {
    this.#port.postMessage({ type: "pace", running, speed });
  }

  /** To the next thing that happens. */
  step(): void {
    this.#port.postMessage({ type: "step" });
  }

  seek(to: number): void {
    this.#port.postMessage({ type: "seek", to });
  }

  /** Lives up to an instant at once, however far it is. */
  ahead(to: number): void {
    this.#port.postMessage({ type: "ahead", to });
  }

  /** Ends a journey where it has come to. */
  stay(): void {
    this.#port.postMessage({ type: "stay" });
  }

  undo(): void {
    this.#port.postMessage({ type: "undo" });
  }

  redo(): void {
    this.#port.postMessage({ type: "redo" });
  }

  rename(title: string): void {
    this.#port.postMessage({ type: "rename", title });
  }

  /** Asks for everything anew, after a delta was missed. */
  snapshot(): void {
    this.#port.postMessage({ type: "snapshot" });
  }

  #ask<Reply>(message: (id: number) => ToWorker): Promise<Reply> {
    const id = ++this.#lastId;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve as (message: never) => void);
      this.#port.postMessage(message(id));
    });
  }

  #receive(message: FromWorker, listener: Listener): void {
    if (message.type === "delta") listener.delta(message);
    else if (message.type === "crash") listener.crash(message);
    else if (message.type === "progress") listener.progress(message);
    else {
      const resolve = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      resolve?.(message as never);
    }
  }
}
