// The import table of docs/architecture.md, as rules: a folder may import only what is in its row.
const mayImport = {
  core: [],
  models: ['core'],
  http: ['core'],
  // Values of any source: pure, and on their own.
  rows: ['core'],
  store: ['core'],
  sandbox: ['core'],
  contract: ['core', 'models'],
  odata: ['core', 'http'],
  s4: ['core', 'http', 'odata'],
  connectors: ['core', 'models', 'http', 'odata', 's4'],
  flows: ['core', 'models'],
  connections: ['core', 'models', 'http', 'store'],
  intake: ['core', 'models', 'store', 'connections'],
  engine: ['core', 'models', 'store', 'connections'],
  gateway: ['core', 'models', 'store', 'connections'],
  server: ['core', 'models', 'contract', 'intake', 'engine', 'gateway'],
  // What runs in other programs brings nothing along.
  client: [],
  // Pages know the public API alone.
  console: ['client', 'widgets'],
  // Elements for other pages bring nothing along: what they take of the client are types.
  widgets: ['client'],
  stage: ['core', 'client', 'sandbox'],
  scenarios: ['core', 'models', 'flows'],
  // What others build on.
  extension: ['core', 'models', 'connections'],
  testing: ['core', 'models', 'http', 'connections', 'scenarios'],
  cli: ['core', 'contract', 'client', 'sandbox', 'stage', 'scenarios', 'extension'],
};

const folderRules = Object.entries(mayImport).map(([folder, allowed]) => ({
  name: `${folder}-imports`,
  severity: 'error',
  comment: `src/${folder} may import only: ${[folder, ...allowed].join(', ')}`,
  from: { path: `^src/${folder}/`, pathNot: '\\.test\\.ts$' },
  to: {
    path: '^src/',
    pathNot: [
      ...[folder, ...allowed].map(name => `^src/${name}/`),
      // The command line starts the product; nothing else may reach the place where all parts meet.
      ...(folder === 'cli' ? ['^src/(app|version)\\.ts$'] : []),
      // What a connector says is tested in every language.
      ...(folder === 'testing' ? ['^src/wording\\.ts$'] : []),
    ],
  },
}));

const connectorRules = [
  {
    name: 'kit-imports',
    severity: 'error',
    comment: 'src/connectors/kit knows no system: it may import only core, http, models, odata',
    from: { path: '^src/connectors/kit/', pathNot: '\\.test\\.ts$' },
    to: { path: '^src/', pathNot: '^src/(connectors/kit|core|http|models|odata)/' },
  },
  {
    name: 'connectors-apart',
    severity: 'error',
    comment: 'A connector imports the kit and no other connector',
    from: { path: '^src/connectors/(?!kit/)([^/]+)/', pathNot: '\\.test\\.ts$' },
    to: { path: '^src/connectors/', pathNot: '^src/connectors/(kit|$1)/' },
  },
];

const widgetRule = {
  name: 'widgets-take-types',
  severity: 'error',
  comment: 'src/widgets takes only types of src/client, which would make each element heavier',
  from: { path: '^src/widgets/' },
  to: { path: '^src/client/', dependencyTypesNot: ['type-only'] },
};

const pageRule = {
  name: 'pages-apart',
  severity: 'error',
  comment: 'A page of the console imports parts, and no other page',
  from: { path: '^src/console/pages/([^/]+)/' },
  to: { path: '^src/console/pages/', pathNot: '^src/console/pages/$1/' },
};

const frameRule = {
  name: 'console-knows-messages',
  severity: 'error',
  comment:
    'The console imports of src/widgets only what its page in the frame of <kontor-connect> says to the element',
  from: { path: '^src/console/' },
  to: { path: '^src/widgets/', pathNot: '^src/widgets/connect/messages\\.ts$' },
};

module.exports = {
  forbidden: [
    pageRule,
    frameRule,
    widgetRule,
    ...folderRules,
    {
      name: 'golden-book-apart',
      severity: 'error',
      comment:
        'The golden book checks the flows: it may reach neither them nor anything that they are made of',
      from: { path: '^src/stage/(golden-book|bookkeeper)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/(flows|connectors|engine|models)/', reachable: true },
    },
    {
      name: 'commands-are-no-library',
      severity: 'error',
      comment:
        'What tests and benches share with commands stands in src/stage; only the test of a command knows its shapes.',
      from: { path: '^(test|bench|scripts)/', pathNot: '^test/prove\\.ts$' },
      to: { path: '^src/cli/' },
    },
    ...connectorRules,
    { name: 'no-rings', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'types'] },
  },
};
