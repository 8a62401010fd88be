import type { Setting, SettingName } from "../../../../aws/generated/ecs.ts";
import { iamArn } from "../../../../aws/arn.ts";
import { ACCOUNT_ID } from "../../../../aws/region.ts";
import type { View } from "../../../kernel/context.ts";
import { invalidParameter, notSimulated } from "../refusals.ts";
import { principalSettings } from "../lateTables.ts";
import { LONG_ARNS, SETTINGS } from "./settingOf.ts";
import { accountSettings } from "./table.ts";

/** Whom settings belong to: calls are made as the account's root user, whose settings are those of the whole account. */
export const ROOT = iamArn("root");

/** What a principal has set himself. */
export function ownSetting(view: View, principalArn: string, name: SettingName): string | undefined {
  return principalArn === ROOT ? view.find(accountSettings, name)?.value : view.find(principalSettings, settingKey(principalArn, name))?.value;
}

export const settingKey = (principalArn: string, name: SettingName): string => `${principalArn}|${name}`;

/** A setting as the API gives it. */
export function describeSetting(name: SettingName, value: string, principalArn = ROOT): Setting {
  return { name, value, principalArn, type: name === "guardDutyActivate" ? "aws_managed" : "user" };
}

/** Throws InvalidParameterException. The wordings are assumed. */
export function checkSetting(name: SettingName, value: string): void {
  if (name === "guardDutyActivate") throw invalidParameter("The setting guardDutyActivate is managed by Amazon GuardDuty and read-only.");
  const { values } = SETTINGS[name];
  if (values.includes(value)) return;
  if (SETTINGS[name] === LONG_ARNS && value === "disabled") throw notSimulated("The short format of ARNs");
  throw invalidParameter(`Invalid value '${value}' for setting ${name}. Valid values: [${values.join(", ")}]`);
}

/** Whose settings are meant: nobody named is the root user. Throws InvalidParameterException; the wording is assumed. */
export function principalFrom(principalArn: string = ROOT): string {
  if (principalArn !== ROOT && !PRINCIPAL.test(principalArn)) throw invalidParameter(`Invalid principalArn '${principalArn}'.`);
  return principalArn;
}

const PRINCIPAL = new RegExp(`^arn:aws:iam::${ACCOUNT_ID}:(user|role)/[\\w+=,.@/-]{1,512}$`);
