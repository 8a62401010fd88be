import type { PutAccountSettingRequest, PutAccountSettingResponse } from "../../../../aws/generated/ecs.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { checkPrincipal, checkSetting, describeSetting } from "../accountSettings/settings.ts";
import { accountSettings } from "../accountSettings/table.ts";

/** Sets a setting of the account. ECS guide: what the root user sets holds for the whole account. */
export const putAccountSetting = putting("PutAccountSetting");

/** The same for whoever has not set it: with no users but root there is no difference. */
export const putAccountSettingDefault = putting("PutAccountSettingDefault");

function putting(operationName: "PutAccountSetting" | "PutAccountSettingDefault") {
  return operation("ecs", operationName, {
    check(_view: View, input: PutAccountSettingRequest): PutAccountSettingRequest {
      checkPrincipal(input.principalArn);
      checkSetting(input.name, input.value);
      return input;
    },

    apply(ctx: Context, { name, value }: PutAccountSettingRequest): PutAccountSettingResponse {
      const before = ctx.find(accountSettings, name);
      if (before === undefined) ctx.insert(accountSettings, { name, value, since: ctx.now });
      else if (before.value !== value) ctx.update(accountSettings, name, { value, since: ctx.now });
      return { setting: describeSetting(name, value) };
    },
  });
}
