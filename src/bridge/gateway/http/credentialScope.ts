/** Where a signature says that a request goes. */
export interface CredentialScope {
  readonly region: string;
  readonly signingName: string;
}

/**
 * Reads the scope of a signature, `AKID/20260105/us-east-1/ecs/aws4_request`, in the header or in a presigned form.
 * The signature itself is not looked at. Undefined for a request that is not signed, or for all Regions at once.
 */
export function credentialScope(authorization: string | null, form: string): CredentialScope | undefined {
  const credential = /Credential=([^,\s]+)/.exec(authorization ?? "")?.[1] ?? new URLSearchParams(form).get("X-Amz-Credential");
  const [, region, signingName] = /\/\d{8}\/([^/]+)\/([^/]+)\/aws4_request$/.exec(credential ?? "") ?? [];
  return region === undefined || signingName === undefined ? undefined : { region, signingName };
}
