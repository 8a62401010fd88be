import { parseArn } from "../../../aws/arn.ts";
import type { Context, View } from "../../kernel/context.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { capacityProviders } from "./lateTables.ts";
import { clusterNotFound, invalidParameter } from "./refusals.ts";
import { clusters, containerInstances, services, taskDefinitions, tasks, type Tag } from "./tables.ts";

/** The kinds of resources that have tags, as their ARNs name them. */
type Kind = "cluster" | "service" | "task" | "task-definition" | "container-instance" | "capacity-provider";

/** A resource that has tags. */
export interface TaggedResource {
  readonly kind: Kind;
  readonly arn: string;
  readonly tags: readonly Tag[];
}

/**
 * The resource whose tags are meant. Throws InvalidParameterException for what is no ARN of one or names one that is
 * over, ResourceNotFoundException or ClusterNotFoundException for what is not there.
 */
export function taggedResource(view: View, arn: string): TaggedResource {
  const kind = kindOf(arn);
  const found = lookUp(view, kind, arn);
  if (found === undefined) throw kind === "cluster" ? clusterNotFound() : notFound(kind);
  if (!found.isActive) throw inactive(kind);
  return { kind, arn, tags: found.tags };
}

/** Gives the resource other tags instead of its own. */
export function setTags(ctx: Context, { kind, arn }: Pick<TaggedResource, "kind" | "arn">, tags: readonly Tag[]): void {
  switch (kind) {
    case "cluster":
      return void ctx.update(clusters, arn, { tags });
    case "service":
      return void ctx.update(services, arn, { tags });
    case "task":
      return void ctx.update(tasks, arn, { tags });
    case "task-definition":
      return void ctx.update(taskDefinitions, arn, { tags });
    case "container-instance":
      return void ctx.update(containerInstances, arn, { tags });
    case "capacity-provider":
      return void ctx.update(capacityProviders, arn, { tags });
  }
}

const isKind = (kind: string): kind is Kind => Object.hasOwn(WORDS, kind);

function kindOf(arn: string): Kind {
  const { service, resource = "" } = parseArn(arn) ?? {};
  const [kind = "", ...names] = resource.split("/");
  // Assumed wording, after what was reported for a repository of ECR.
  if (service !== "ecs" || !isKind(kind)) throw invalidParameter("The ARN provided is invalid.");
  // Observed for services: ARNs once did without the cluster's name.
  if (names.length < 2 && (kind === "service" || kind === "task" || kind === "container-instance")) {
    throw invalidParameter("Long arn format must be used for tagging operations");
  }
  return kind;
}

interface Found {
  readonly tags: readonly Tag[];
  readonly isActive: boolean;
}

function lookUp(view: View, kind: Kind, arn: string): Found | undefined {
  switch (kind) {
    case "cluster":
      return found(view.find(clusters, arn), ({ status }) => status === "ACTIVE");
    case "service":
      return found(view.find(services, arn), ({ status }) => status !== "INACTIVE");
    case "task":
      // ECS API, StopTask: the tags of a task are removed when it stops.
      return found(view.find(tasks, arn), ({ lastStatus }) => lastStatus !== "STOPPED");
    case "task-definition":
      return found(view.find(taskDefinitions, arn), ({ status }) => status !== "DELETE_IN_PROGRESS");
    case "container-instance":
      return found(view.find(containerInstances, arn), ({ status }) => status !== "INACTIVE");
    case "capacity-provider":
      return found(view.find(capacityProviders, arn), ({ status }) => status !== "INACTIVE");
  }
}

function found<Row extends { readonly tags: readonly Tag[] }>(row: Row | undefined, isActive: (row: Row) => boolean): Found | undefined {
  return row === undefined ? undefined : { tags: row.tags, isActive: isActive(row) };
}

const WORDS: Readonly<Record<Kind, string>> = {
  cluster: "cluster",
  service: "service",
  task: "task",
  "task-definition": "task definition",
  "container-instance": "container instance",
  "capacity-provider": "capacity provider",
};

/** Assumed wording, after the model's description of the exception. */
const notFound = (kind: Kind): Refusal => new Refusal("ResourceNotFoundException", `The specified ${WORDS[kind]} wasn't found.`);

/** Observed for clusters; assumed to be the same for the others. */
const inactive = (kind: Kind): Refusal =>
  invalidParameter(`The specified ${WORDS[kind]} is inactive. Specify an active ${WORDS[kind]} and try again.`);
