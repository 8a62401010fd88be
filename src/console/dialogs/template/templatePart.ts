import type { Tables } from "../../store/replica.ts";
import type { Submission } from "../useSubmission.ts";
import type { TemplateDraft } from "./templateDraft.ts";
import type { TemplatePart } from "./templateSteps.ts";

/** What a part of the form is given. */
export interface PartProps {
  readonly draft: TemplateDraft;
  readonly set: (part: Partial<TemplateDraft>) => void;
  readonly submission: Submission;
  readonly tables: Tables;
  readonly isDone: (part: TemplatePart) => boolean;
}
