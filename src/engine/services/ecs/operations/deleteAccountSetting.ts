import type { DeleteAccountSettingRequest, DeleteAccountSettingResponse, SettingName } from "../../../../aws/generated/ecs.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { describeSetting, ownSetting, principalFrom, ROOT, settingKey } from "../accountSettings/settings.ts";
import { accountSettings } from "../accountSettings/table.ts";
import { principalSettings } from "../lateTables.ts";
import { clientException } from "../refusals.ts";

interface Plan {
  readonly name: SettingName;
  readonly value: string;
  readonly principalArn: string;
}

/** Takes a setting back to what it is when nobody has set it. */
export const deleteAccountSetting = operation("ecs", "DeleteAccountSetting", {
  check(view: View, { name, principalArn }: DeleteAccountSettingRequest): Plan {
    const principal = principalFrom(principalArn);
    const value = ownSetting(view, principal, name);
    // Assumed wording.
    if (value === undefined) throw clientException(`The setting ${name} was not set.`);
    return { name, value, principalArn: principal };
  },

  apply(ctx: Context, { name, value, principalArn }: Plan): DeleteAccountSettingResponse {
    if (principalArn === ROOT) ctx.remove(accountSettings, name);
    else ctx.remove(principalSettings, settingKey(principalArn, name));
    return { setting: describeSetting(name, value, principalArn) };
  },
});
