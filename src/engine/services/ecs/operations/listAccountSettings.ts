import type { ListAccountSettingsRequest, ListAccountSettingsResponse, SettingName } from "../../../../aws/generated/ecs.ts";
import { byCodeUnit } from "../../../../lib/compare.ts";
import { reading } from "../../../kernel/operation.ts";
import { settingOf, SETTINGS } from "../accountSettings/settingOf.ts";
import { describeSetting, ownSetting, principalFrom } from "../accountSettings/settings.ts";
import { ACCOUNT_SETTINGS_PER_PAGE } from "../limits.ts";
import { pageOf } from "../pages.ts";
import { invalidParameter } from "../refusals.ts";

/** The settings that somebody has set, or, when effective ones are asked for, all of them. */
export const listAccountSettings = reading(
  "ecs",
  "ListAccountSettings",
  (view, input: ListAccountSettingsRequest): ListAccountSettingsResponse => {
    const principal = principalFrom(input.principalArn);
    // ECS API, ListAccountSettings; the wording is assumed.
    if (input.value !== undefined && input.name === undefined) throw invalidParameter("A value needs the name of its setting.");
    const all = Object.keys(SETTINGS) as SettingName[];
    const names = input.effectiveSettings === true ? all : all.filter((name) => ownSetting(view, principal, name) !== undefined);
    const settings = names
      .filter((name) => input.name === undefined || name === input.name)
      // ECS guide: what nobody has set for a user or role is as the account has it.
      .map((name) => describeSetting(name, ownSetting(view, principal, name) ?? settingOf(view, name), principal))
      .filter(({ value }) => input.value === undefined || value === input.value)
      .toSorted((a, b) => byCodeUnit(a.name ?? "", b.name ?? ""));
    const by = { key: ({ name }: (typeof settings)[number]) => name ?? "", compare: byCodeUnit, size: ACCOUNT_SETTINGS_PER_PAGE };
    const { items, ...next } = pageOf(settings, input, by);
    return { settings: items, ...next };
  },
);
