import type { PutAccountSettingRequest, PutAccountSettingResponse, SettingName } from "../../../../aws/generated/ecs.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { checkSetting, describeSetting, principalFrom, ROOT, settingKey } from "../accountSettings/settings.ts";
import { principalSettings } from "../lateTables.ts";
import { accountSettings } from "../accountSettings/table.ts";

interface Plan {
  readonly name: SettingName;
  readonly value: string;
  readonly principalArn: string;
}

/** Sets a setting of the account. ECS guide: what the root user sets holds for the whole account. */
export const putAccountSetting = putting("PutAccountSetting");

/** The same for whoever has not set it: with no users but root there is no difference. */
export const putAccountSettingDefault = putting("PutAccountSettingDefault");

function putting(operationName: "PutAccountSetting" | "PutAccountSettingDefault") {
  return operation("ecs", operationName, {
    check(_view: View, { name, value, principalArn }: PutAccountSettingRequest): Plan {
      const principal = principalFrom(principalArn);
      checkSetting(name, value);
      return { name, value, principalArn: principal };
    },

    apply(ctx: Context, { name, value, principalArn }: Plan): PutAccountSettingResponse {
      if (principalArn !== ROOT) {
        const key = settingKey(principalArn, name);
        if (ctx.find(principalSettings, key) === undefined) ctx.insert(principalSettings, { settingKey: key, principalArn, name, value });
        else ctx.update(principalSettings, key, { value });
        return { setting: describeSetting(name, value, principalArn) };
      }
      const before = ctx.find(accountSettings, name);
      if (before === undefined) ctx.insert(accountSettings, { name, value, since: ctx.now });
      else if (before.value !== value) ctx.update(accountSettings, name, { value, since: ctx.now });
      return { setting: describeSetting(name, value) };
    },
  });
}
