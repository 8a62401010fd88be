import type { SettingName } from "../../../../aws/generated/ecs.ts";
import { table } from "../../../kernel/table.ts";
import type { SimTime } from "../../../kernel/time.ts";

/** A setting of the account that somebody has set. */
export interface AccountSettingRow {
  readonly name: SettingName;
  readonly value: string;
  /** Since when it has this value: some settings count only for what is launched later. */
  readonly since: SimTime;
}

export const accountSettings = table<AccountSettingRow>("ecs.accountSettings", "name", 100);
