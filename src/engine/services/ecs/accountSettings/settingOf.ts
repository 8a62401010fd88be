import type { SettingName } from "../../../../aws/generated/ecs.ts";
import type { View } from "../../../kernel/context.ts";
import { accountSettings } from "./table.ts";

interface Choice {
  /** What holds while nobody has set it. */
  readonly usual: string;
  readonly values: readonly string[];
}

const OFF: Choice = { usual: "disabled", values: ["enabled", "disabled"] };
export const LONG_ARNS: Choice = { usual: "enabled", values: ["enabled"] };

/** ECS guide, "Access Amazon ECS features with account settings"; the defaults of accounts opened in 2026. */
export const SETTINGS: Readonly<Record<SettingName, Choice>> = {
  serviceLongArnFormat: LONG_ARNS,
  taskLongArnFormat: LONG_ARNS,
  containerInstanceLongArnFormat: LONG_ARNS,
  awsvpcTrunking: OFF,
  containerInsights: { usual: "disabled", values: ["enabled", "disabled", "enhanced"] },
  fargateFIPSMode: OFF,
  tagResourceAuthorization: { usual: "on", values: ["on", "off"] },
  fargateTaskRetirementWaitPeriod: { usual: "7", values: ["0", "7", "14"] },
  guardDutyActivate: { usual: "off", values: [] },
  defaultLogDriverMode: { usual: "non-blocking", values: ["blocking", "non-blocking"] },
  fargateEventWindows: OFF,
};

/** What a setting of the account is, whether somebody has set it or not. */
export function settingOf(view: View, name: SettingName): string {
  return view.find(accountSettings, name)?.value ?? SETTINGS[name].usual;
}
