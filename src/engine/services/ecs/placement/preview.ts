/** What a person is about to place. */
export interface PreviewRequest {
  readonly clusterArn: string;
  readonly taskDefinitionArn: string;
  readonly count: number;
  /** The service that would own the tasks, for its spread; null: a new one. */
  readonly serviceArn: string | null;
}

/** What the placement says of one instance, for the first of the tasks it did not take, or for the ones it takes. */
export interface PlacementVerdict {
  readonly containerInstanceArn: string;
  /** Numbers of the tasks that would land here, counted from 1. */
  readonly lands: readonly number[];
  /** The stage that dropped it: 1 resources, 2 constraints, 3 strategies; null when something lands. */
  readonly step: 1 | 2 | 3 | null;
  /** For example "Not enough memory". */
  readonly headline: string;
  /** For example "needs 512 MiB, has 256". */
  readonly reason: string;
}

/** Where the tasks would land, and why not elsewhere. */
export interface PlacementPreview {
  readonly placed: number;
  readonly count: number;
  readonly needs: { readonly cpuUnits: number; readonly memoryMiB: number; readonly ports: readonly number[] };
  readonly verdicts: readonly PlacementVerdict[];
}
