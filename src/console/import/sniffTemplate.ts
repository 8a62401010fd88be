/** Whether a text may be a template of CloudFormation or what `terraform show -json` prints; reading it tells. */
export function mayBeTemplate(text: string): boolean {
  if (/"(?:planned_values|root_module)"/.test(text)) return text.includes('"format_version"');
  return text.includes("AWS::") && /(?:^|[\s{,])["']?Resources["']?\s{0,8}:/.test(text);
}
