import type { DeleteAccountSettingRequest, DeleteAccountSettingResponse, SettingName } from "../../../../aws/generated/ecs.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { checkPrincipal, describeSetting, settingOf } from "../accountSettings/settings.ts";
import { accountSettings } from "../accountSettings/table.ts";
import { clientException } from "../refusals.ts";

/** Takes a setting back to what it is when nobody has set it. */
export const deleteAccountSetting = operation("ecs", "DeleteAccountSetting", {
  check(view: View, { name, principalArn }: DeleteAccountSettingRequest): SettingName {
    checkPrincipal(principalArn);
    // Assumed wording.
    if (view.find(accountSettings, name) === undefined) throw clientException(`The setting ${name} was not set.`);
    return name;
  },

  apply(ctx: Context, name: SettingName): DeleteAccountSettingResponse {
    const value = settingOf(ctx, name);
    ctx.remove(accountSettings, name);
    return { setting: describeSetting(name, value) };
  },
});
