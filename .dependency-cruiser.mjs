// Who may import whom. Every rule has a planted violation in scripts/boundaries.test.ts that must turn it red.
const TEST = "[.]test[.]tsx?$";
/** Where reading begins: what a page, a program, a test or a tool starts. */
export const ENTRY = `^src/(main[.]tsx|bridge/(worker|headless)/main[.]ts|console/import/account/accountWorker[.]ts|aws/generated/earlyModels[.]ts)$|${TEST}|^(e2e|scripts|bench)/|^[^/]+[.]config[.]ts$`;

const rule = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });
const product = (path) => ({ path, pathNot: TEST });

/** Rules that hold everywhere. */
const everywhere = [
  rule("no-cycles", "A cycle is two rooms without a wall.", {}, { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } }),
  rule("no-unresolvable", "An import that leads nowhere hides from every other rule.", {}, { couldNotResolve: true }),
  rule("nothing-imports-a-test", "A test is where imports end.", {}, { path: TEST }),
  rule("product-needs-no-tools", "What the browser runs is listed under dependencies.", product("^src/"), { dependencyTypes: ["npm-dev", "core"], dependencyTypesNot: ["type-only"] }),
];

/** The ground and the words. */
const ground = [
  rule("lib-is-the-ground", "lib imports nothing of ours.", { path: "^src/lib/" }, { path: "^src/(?!lib/)" }),
  rule("aws-is-words", "aws holds names, shapes and their check; it has not heard of the simulation.", { path: "^src/aws/" }, { path: "^src/(?!aws/|lib/)" }),
];

/** The engine: a simulated account. */
const engine = [
  rule("kernel-knows-no-aws", "kernel would run a bank as well.", product("^src/engine/kernel/"), { path: "^src/(?!lib/|engine/kernel/)" }),
  rule("physics-knows-no-services", "The physical world has not heard of ECS.", product("^src/engine/physics/"), { path: "^src/engine/(services/|session/|account[.]ts)" }),
  rule("services-meet-at-contracts", "Another service is reached by its contract.ts; those of restore/ and late/ are fetched later.", { path: "^src/engine/services/([^/]+)/", pathNot: TEST }, { path: "^src/engine/services/[^/]+/", pathNot: "^src/engine/services/($1/|[^/]+/((restore|late)/)?contract[.]ts$)" }),
  rule("services-meet-physics-at-its-contract", "So is the physical world.", product("^src/engine/services/"), { path: "^src/engine/physics/", pathNot: "^src/engine/physics/contract[.]ts$" }),
  rule("services-know-no-session", "A service does not know that its life can be rewound.", product("^src/engine/services/"), { path: "^src/engine/(session/|account[.]ts)" }),
  rule("engine-stays-below", "The engine never looks upstairs.", { path: "^src/engine/" }, { path: "^src/(main|bridge/|console/|scenarios/|lessons/)" }),
  rule("engine-has-no-packages", "What is not ours cannot be proved deterministic. A package that can is named here.", product("^src/(engine|lib|aws)/"), { pathNot: "node_modules/yaml/", dependencyTypes: ["npm", "npm-dev", "npm-peer", "npm-optional", "npm-no-pkg", "core"] }),
];

/** The bridge: calls go down, deltas come up. */
const bridge = [
  rule("only-the-worker-runs-the-engine", "One door to the cellar, and one for programs.", { path: "^src/", pathNot: `^src/(engine|bridge/worker|bridge/headless)/|${TEST}` }, { path: "^src/engine/", dependencyTypesNot: ["type-only"] }),
  rule("the-worker-is-started-not-imported", "Imported, it would run on the page's thread.", { path: "^src/", pathNot: `^src/bridge/worker/|${TEST}` }, { path: "^src/bridge/worker/" }),
  rule("headless-is-for-node", "No page has a use for it.", { path: "^src/", pathNot: `^src/bridge/headless/|${TEST}` }, { path: "^src/bridge/headless/" }),
  rule("bridge-stays-below", "Threads and bytes know no panels.", { path: "^src/bridge/" }, { path: "^src/(main|console/)" }),
  rule("bridge-knows-no-react", "Nor what draws them.", { path: "^src/bridge/" }, { path: "node_modules/(react|react-dom|zustand|@xyflow)/" }),
];

/** The console: what is drawn. */
const console_ = [
  rule("console-sees-types-through-the-protocol", "The page reads engine types by way of bridge/protocol.ts.", { path: "^src/(console/|main)", pathNot: TEST }, { path: "^src/engine/" }),
  rule("panels-are-strangers", "Panels meet in the store.", { path: "^src/console/panels/([^/]+)/" }, { path: "^src/console/panels/", pathNot: "^src/console/panels/($1/|panel[.]ts$)" }),
  rule("ui-knows-no-domain", "Buttons have not heard of ECS.", { path: "^src/console/ui/" }, { path: "^src/(?!console/ui/|lib/)" }),
  rule("store-paints-nothing", "The store would serve another face as well.", { path: "^src/console/store/" }, { path: "^src/console/(shell|graph|panels|ui)/" }),
  rule("menus-come-later", "What draws a menu is large, and fetched once the map is there.", product("^src/console/(?!ui/OpenMenu[.]tsx)"), { path: "^src/console/ui/OpenMenu[.]tsx$|node_modules/radix-ui/", dependencyTypesNot: ["type-only", "dynamic-import"] }),
  rule("placement-is-lent", "Forms and the editor use it; it knows neither.", { path: "^src/console/placement/" }, { path: "^src/console/(?!placement/|store/|ui/)" }),
  rule("shell-is-the-roof", "Regions are filled by the shell, and do not reach for it.", { path: "^src/console/(store|graph|panels|ui)/" }, { path: "^src/console/shell/" }),
];

/** Content. */
const content = [
  rule("scenarios-are-data", "A scenario is calls and a seed; of code it knows only the types.", product("^src/scenarios/"), { path: "^src/(?!scenarios/)", dependencyTypesNot: ["type-only"] }),
  rule("lessons-are-data", "So is a lesson.", product("^src/lessons/"), { path: "^src/(?!lessons/)", dependencyTypesNot: ["type-only"] }),
];

export default {
  forbidden: [...everywhere, ...ground, ...engine, ...bridge, ...console_, ...content],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json", ".css"],
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      mainFields: ["module", "main", "types"],
    },
  },
};
