import type { ListAccountSettingsRequest, ListAccountSettingsResponse, SettingName } from "../../../../aws/generated/ecs.ts";
import { byCodeUnit } from "../../../../lib/compare.ts";
import { reading } from "../../../kernel/operation.ts";
import { checkPrincipal, describeSetting, settingOf, SETTINGS } from "../accountSettings/settings.ts";
import { accountSettings } from "../accountSettings/table.ts";
import { ACCOUNT_SETTINGS_PER_PAGE } from "../limits.ts";
import { pageOf } from "../pages.ts";
import { invalidParameter } from "../refusals.ts";

/** The settings that somebody has set, or, when effective ones are asked for, all of them. */
export const listAccountSettings = reading(
  "ecs",
  "ListAccountSettings",
  (view, input: ListAccountSettingsRequest): ListAccountSettingsResponse => {
    checkPrincipal(input.principalArn);
    // ECS API, ListAccountSettings; the wording is assumed.
    if (input.value !== undefined && input.name === undefined) throw invalidParameter("A value needs the name of its setting.");
    const names = input.effectiveSettings === true ? (Object.keys(SETTINGS) as SettingName[]) : view.all(accountSettings).map(({ name }) => name);
    const settings = names
      .filter((name) => input.name === undefined || name === input.name)
      .map((name) => describeSetting(name, settingOf(view, name)))
      .filter(({ value }) => input.value === undefined || value === input.value)
      .toSorted((a, b) => byCodeUnit(a.name ?? "", b.name ?? ""));
    const by = { key: ({ name }: (typeof settings)[number]) => name ?? "", compare: byCodeUnit, size: ACCOUNT_SETTINGS_PER_PAGE };
    const { items, ...next } = pageOf(settings, input, by);
    return { settings: items, ...next };
  },
);
