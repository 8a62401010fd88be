// @ts-check

/** More names than this are counted, not listed. */
const LISTED = 25;

/**
 * How our model of a service differs from the SDK's, a sentence each; an empty list when it does not. What we know of a
 * service may be a part of it: operations that only the SDK has are one line.
 * @param {import("./sdkApi.mjs").Api} ours
 * @param {import("./sdkApi.mjs").Api} sdk
 * @returns {{ readonly drift: readonly string[], readonly beyond: string | null }}
 */
export function differences(ours, sdk) {
  const { both, onlyOurs, onlySdk } = split(Object.keys(ours.operations), Object.keys(sdk.operations));
  const drift = onlyOurs.map((name) => `${name} is no operation of the SDK any more`);
  /** @type {Set<string>} */
  const seen = new Set();
  for (const name of both) {
    for (const part of /** @type {const} */ (["input", "output"])) {
      const shape = ours.operations[name]?.[part]();
      const theirs = sdk.operations[name]?.[part]();
      if (shape !== undefined && theirs !== undefined) drift.push(...ofShapes(shape, theirs, { at: `${name} ${part}`, seen }));
    }
  }
  return { drift: [...drift, ...ofEnums(ours.enums, sdk.enums)], beyond: onlySdk.length === 0 ? null : `${onlySdk.length} operations are in the SDK alone${listed(onlySdk)}` };
}

/**
 * @param {import("./sdkApi.mjs").Shape} ours
 * @param {import("./sdkApi.mjs").Shape} sdk
 * @param {{ readonly at: string, readonly seen: Set<string> }} where
 * @returns {string[]}
 */
function ofShapes(ours, sdk, { at, seen }) {
  const key = `${ours.name} ${sdk.name}`;
  if (seen.has(key)) return [];
  if (ours.name !== "" && sdk.name !== "") seen.add(key);
  const { both, onlyOurs, onlySdk } = split(Object.keys(ours.parts), Object.keys(sdk.parts));
  const found = [
    ...onlySdk.map((member) => `${at}: ${sdk.name}.${member} is new in the SDK`),
    ...onlyOurs.map((member) => `${at}: ${ours.name}.${member} is not in the SDK`),
  ];
  for (const member of both) {
    const inner = ours.parts[member]?.();
    const theirs = sdk.parts[member]?.();
    if (inner !== undefined && theirs !== undefined) found.push(...ofShapes(inner, theirs, { at: member === "" ? at : `${at}.${member}`, seen }));
  }
  return found;
}

/**
 * @param {Record<string, readonly string[]>} ours
 * @param {Record<string, readonly string[]>} sdk
 * @returns {string[]}
 */
function ofEnums(ours, sdk) {
  return split(Object.keys(ours), Object.keys(sdk)).both.flatMap((name) => {
    const { onlyOurs, onlySdk } = split(ours[name] ?? [], sdk[name] ?? []);
    return [
      ...(onlySdk.length === 0 ? [] : [`${name}: ${onlySdk.length} new values in the SDK${listed(onlySdk)}`]),
      ...(onlyOurs.length === 0 ? [] : [`${name}: ${onlyOurs.length} values are not in the SDK${listed(onlyOurs)}`]),
    ];
  });
}

/** @param {readonly string[]} names */
const listed = (names) => (names.length > LISTED ? "" : `: ${names.join(", ")}`);

/**
 * @param {readonly string[]} ours
 * @param {readonly string[]} sdk
 */
function split(ours, sdk) {
  return {
    both: ours.filter((name) => sdk.includes(name)),
    onlyOurs: ours.filter((name) => !sdk.includes(name)),
    onlySdk: sdk.filter((name) => !ours.includes(name)),
  };
}
