import type { ClusterConfiguration, ClusterSetting } from "../../../aws/generated/ecs.ts";
import type { Context } from "../../kernel/context.ts";
import { connect, type NamespaceWish } from "./connect/connect.ts";
import { clusterOptions, type ClusterOptionsRow, type NamespaceRow } from "./lateTables.ts";
import { invalidParameter } from "./refusals.ts";
import type { ClusterRow } from "./tables.ts";

/** What Container Insights shall be; undefined when the settings do not say. Throws InvalidParameterException. */
export function containerInsightsIn(settings: readonly ClusterSetting[] | undefined): ClusterRow["containerInsights"] | undefined {
  const said = settings?.find(({ name }) => name === "containerInsights");
  return said === undefined ? undefined : insightsFrom(said.value ?? "");
}

/** A text as a value of Container Insights. Throws InvalidParameterException. */
export function insightsFrom(value: string): ClusterRow["containerInsights"] {
  if (value === "enabled" || value === "disabled" || value === "enhanced") return value;
  // Assumed wording.
  throw invalidParameter(`Invalid value '${value}' for setting containerInsights.`);
}

/** The configuration of a cluster, which is kept: there are no sessions to log and no storage to encrypt. */
export function configurationFrom(configuration: ClusterConfiguration): ClusterConfiguration {
  const { logging, logConfiguration } = configuration.executeCommandConfiguration ?? {};
  // ECS API, ExecuteCommandConfiguration; the wordings are assumed.
  if (logging === "OVERRIDE" && logConfiguration === undefined) throw invalidParameter("logConfiguration is required when logging is OVERRIDE.");
  if (logging !== "OVERRIDE" && logConfiguration !== undefined) throw invalidParameter("logConfiguration can only be specified when logging is OVERRIDE.");
  return configuration;
}

/** What a call changes of a cluster's options; what is absent stays as it was. */
export interface OptionsChange extends Partial<Omit<ClusterOptionsRow, "clusterArn" | "serviceConnectNamespace">> {
  /** null: none from now on. */
  readonly namespace?: NamespaceWish | null;
}

/** Carries the change out. A cluster that is given nothing gets no row. */
export function changeOptions(ctx: Context, clusterArn: string, { namespace, ...rest }: OptionsChange): void {
  const patch = { ...rest, ...(namespace === undefined ? {} : { serviceConnectNamespace: namespaceOf(ctx, namespace) }) };
  if (ctx.find(clusterOptions, clusterArn) !== undefined) ctx.update(clusterOptions, clusterArn, patch);
  else if (Object.keys(patch).length > 0) ctx.insert(clusterOptions, { ...NO_OPTIONS, clusterArn, ...patch });
}

const NO_OPTIONS = { capacityProviders: [], defaultCapacityProviderStrategy: [], serviceConnectNamespace: null, configuration: null };

function namespaceOf(ctx: Context, wish: NamespaceWish | null): NamespaceRow | null {
  return wish === null || "arn" in wish ? wish : connect().makeNamespace(ctx, wish.newName);
}
