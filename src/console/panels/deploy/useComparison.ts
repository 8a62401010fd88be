import { useMemo, useState } from "react";
import type { Rows } from "../../../bridge/protocol.ts";
import { nodeAt } from "../../../lib/jsonTree.ts";
import { useTable } from "../../store/replica.ts";
import type { Analysis } from "./analysis.ts";
import { changedLines, changedPlaces, comparableDraft, comparableRevision, type DiffLine } from "../../revisions/changes.ts";
import { baseOf, revisionsOf } from "./draftText.ts";
import { revisionWords } from "../../revisions/revisionWords.ts";
import type { LineMark } from "./json/problemMarks.ts";
import type { EditedDraft } from "./useEditedDraft.ts";

/** The draft beside one of the revisions of its family. */
export interface Comparison {
  readonly revisions: readonly Rows["ecs.taskDefinitions"][];
  readonly nextRevision: number;
  readonly comparedArn: string | null;
  readonly onCompare: (arn: string) => void;
  readonly lines: readonly DiffLine[];
  /** What differs, in words. */
  readonly words: readonly string[];
  readonly changeCount: number;
  /** The lines of the draft's text that say something else than the revision. */
  readonly changedLines: readonly LineMark[];
}

export interface Compared {
  readonly draft: EditedDraft;
  readonly analysis: Analysis;
  readonly family: string;
}

/** Compares with the revision the draft is based on, until the person chooses another. */
export function useComparison({ draft, analysis, family }: Compared): Comparison {
  const rows = useTable("ecs.taskDefinitions");
  const [chosenArn, setChosenArn] = useState<string | null>(null);
  const revisions = useMemo(() => revisionsOf(rows.values(), family), [rows, family]);
  const revision = revisions.find(({ taskDefinitionArn }) => taskDefinitionArn === chosenArn) ?? draft.base ?? baseOf(revisions);
  const difference = useMemo(() => (revision === undefined ? NOTHING : differenceFrom(revision, analysis)), [revision, analysis]);
  return {
    revisions,
    nextRevision: (revisions[0]?.revision ?? 0) + 1,
    comparedArn: revision?.taskDefinitionArn ?? null,
    onCompare: setChosenArn,
    ...difference,
  };
}

type Difference = Pick<Comparison, "lines" | "words" | "changeCount" | "changedLines">;

const NOTHING: Difference = { lines: [], words: [], changeCount: 0, changedLines: [] };

function differenceFrom({ definition }: Rows["ecs.taskDefinitions"], { input, root, errorCount }: Analysis): Difference {
  if (input === null || root === null) return NOTHING;
  const before = comparableRevision(definition);
  const after = comparableDraft(input, errorCount > 0);
  const { places, goneCount } = changedPlaces(before, after);
  const marks = places.flatMap(({ path, isNew }): readonly LineMark[] => {
    const node = nodeAt(root, path);
    return node === undefined ? [] : [{ at: node.from, isNew }];
  });
  return { lines: changedLines(before, after), words: revisionWords(before, after), changeCount: places.length + goneCount, changedLines: marks };
}
