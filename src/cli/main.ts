#!/usr/bin/env node
// The `kontor` command. What starts servers is loaded when it is asked for: most commands only ask a Kontor that runs.
import { Command, Option } from 'commander';
import { postingStates } from '../core/words.ts';
import { version } from '../version.ts';
import { addAdminCommands } from './admin.ts';
import { useCodeCache } from './code-cache.ts';
import {
  address,
  api,
  count,
  data,
  ifMatchHelp,
  instant,
  many,
  number,
  port,
  positive,
  run,
} from './command.ts';
import * as daily from './daily.ts';
import { addDoctor } from './doctor.ts';
import { addEvents } from './events.ts';
import { addIdle } from './idle.ts';
import { addObjectCommands } from './objects.ts';
import { sayWhenOutputFails } from './output.ts';
import { withLimit } from './read-list.ts';
import { addRuns } from './runs.ts';
import { addS4 } from './s4.ts';

const program = new Command('kontor')
  .description('Integration platform for SAP S/4HANA: every document posted exactly once.')
  .version(version)
  .showHelpAfterError();

program
  .command('start')
  .description('start Kontor')
  .option('--port <port>', 'port of the API and the webhooks', port, '7700')
  .option('--host <host>', 'address to listen on', '127.0.0.1')
  .addOption(data())
  .addOption(
    new Option('--role <role>', 'what this process does').choices(['all', 'api', 'worker']).default('all'),
  )
  .option('--poll-seconds <seconds>', 'pause between polls of the sources', positive, '300')
  .action(
    run(async (environment, options) => {
      useCodeCache(options.data);
      return (await import('./start.ts')).start(options, environment);
    }),
  );

program
  .command('demo')
  .description('a store, an S/4HANA and Kontor with live traffic and mild faults')
  .addOption(data())
  .option('--port <port>', 'port of Kontor', port, '7700')
  .addOption(
    new Option(
      '--scene <scene>',
      'orders: a shop and its books; visibility: the open orders of a manufacturer',
    )
      .choices(['orders', 'visibility'])
      .default('orders'),
  )
  .option('--once', 'run a number of orders, print the numbers, and end')
  .option('--orders <n>', 'how many orders with --once (100), or in the order book (4200)', count)
  .option('--rate <n>', 'orders per second', number, '5')
  .option('--seed <seed>', 'what happens in the store and which requests fail', 'demo')
  .option('--orders-file <file>', 'take the orders of this file')
  .option('--no-faults', 'let nothing go wrong')
  .option('--json', 'print JSON')
  .action(
    run(async (environment, options) =>
      options.scene === 'visibility'
        ? (await import('./demo-visibility.ts')).demoVisibility(options)
        : (await import('./demo.ts')).demo(options, environment),
    ),
  );

program
  .command('prove')
  .description('the fault campaign: counts what is lost or doubled after faults, kills and cut connections')
  .option('--orders <n>', 'how many orders', count, '2000')
  .option('--seed <seed>', 'which requests fail, and what happens in the store', '1')
  .option('--rate <n>', 'orders per second', number, '60')
  .option('--orders-file <file>', 'take the orders of this file')
  .option('--max-minutes <n>', 'give up waiting for quiet after so long', positive, '20')
  .option('--json', 'print JSON')
  .action(run(async (environment, options) => (await import('./prove.ts')).prove(options, environment)));

const sandbox = program.command('sandbox').description('servers that behave like the real systems');
sandbox
  .command('s4')
  .description('an S/4HANA')
  .option('--port <port>', 'port', port, '7720')
  .option('--seed <seed>', 'which requests fail', 'sandbox')
  .option('--fault <name=rate>', 'switch a fault on (repeatable)', many, [])
  .option('--page-size <rows>', 'rows per page', count, '1000')
  .option('--late-seconds <s>', 'when a late commit happens', number, '3')
  .option('--slow-seconds <s>', 'how long a slow answer takes', number, '2')
  .option('--closed-period <yyyy-mm>', 'a month in which nothing can be posted (repeatable)', many, [])
  .option('--metadata <file>', "serve a system's own $metadata (repeatable)", many, [])
  .option('--locked <name>', 'a service without a communication arrangement (repeatable)', many, [])
  .option('--repeatability', 'keep creations under their RequestID')
  .option('--open-orders <n>', 'so many open orders of a Nordic manufacturer', count)
  .option('--events-to <url>', 'deliver business events there as CloudEvents', address)
  .action(run(async (_environment, options) => (await import('./sandbox.ts')).sandboxS4(options)));
sandbox
  .command('bigcommerce')
  .description('a BigCommerce store')
  .option('--port <port>', 'port', port, '7710')
  .option('--seed <seed>', 'what happens, and which requests fail', 'sandbox')
  .option('--fault <name=rate>', 'switch a fault on (repeatable)', many, [])
  .option('--rate <n>', 'generated orders per second', number, '0')
  .option('--orders <n>', 'end after so many orders', count)
  .option('--orders-file <file>', 'take the orders of this file')
  .addOption(
    new Option('--scheme <scheme>', 'how webhooks are signed')
      .choices(['standard', 'x-bc-signature'])
      .default('standard'),
  )
  .option('--quota <n>', 'requests per 30 seconds', count, '20000')
  .option('--retry-scale <factor>', 'factor on the pauses between webhook deliveries', positive, '1')
  .option('--currency <code>', 'currency of the store', 'USD')
  .action(run(async (_environment, options) => (await import('./sandbox.ts')).sandboxBigCommerce(options)));
sandbox
  .command('xero')
  .description('a Xero organisation')
  .option('--port <port>', 'port', port, '7730')
  .option('--seed <seed>', 'which requests fail', 'sandbox')
  .option('--fault <name=rate>', 'switch a fault on (repeatable)', many, [])
  .action(run(async (_environment, options) => (await import('./sandbox.ts')).sandboxXero(options)));

const connections = program.command('connections').description('links to systems');
withLimit(api(connections, 'list', 'list them')).action(
  run((environment, options) => daily.connectionsList(daily.clientOf(options, environment), options)),
);
api(connections, 'create <connector> <name> <settings>', 'make one; settings are JSON or @FILE').action(
  run((environment, connector, name, settings, options) =>
    daily.connectionsCreate(daily.clientOf(options, environment), connector, name, settings, options),
  ),
);
api(connections, 'update <id>', 'change name or settings; null removes a field, secrets not named stay')
  .option('--name <name>', 'another name')
  .option('--settings <json>', 'JSON or @FILE', '{}')
  .option('--if-match <etag>', ifMatchHelp)
  .action(
    run((environment, id, options) =>
      daily.connectionsUpdate(daily.clientOf(options, environment), id, options),
    ),
  );
api(connections, 'check <id>', 'say whether it works').action(
  run((environment, id, options) =>
    daily.connectionsCheck(daily.clientOf(options, environment), id, options),
  ),
);

for (const [verb, description] of [
  ['pause', 'send nothing over it until it is resumed'],
  ['resume', 'end a pause'],
] as const)
  api(connections, `${verb} <id>`, description).action(
    run((environment, id, options) =>
      daily.connectionsTurn(daily.clientOf(options, environment), id, verb, options),
    ),
  );
api(connections, 'delete <id>', 'delete one that no flow uses').action(
  run((environment, id, options) =>
    daily.connectionsDelete(daily.clientOf(options, environment), id, options),
  ),
);

const flows = program.command('flows').description('business processes between two connections');
withLimit(api(flows, 'list', 'list them')).action(
  run((environment, options) => daily.flowsList(daily.clientOf(options, environment), options)),
);
api(flows, 'create <flow>', 'switch one on')
  .requiredOption('--from <id>', 'source connection')
  .requiredOption('--to <id>', 'target connection')
  .option('--settings <json>', 'JSON or @FILE', '{}')
  .action(
    run((environment, flow, options) =>
      daily.flowsCreate(daily.clientOf(options, environment), flow, options),
    ),
  );
api(flows, 'update <id> <settings>', 'change settings; null removes a field')
  .option('--if-match <etag>', ifMatchHelp)
  .action(
    run((environment, id, settings, options) =>
      daily.flowsUpdate(daily.clientOf(options, environment), id, settings, options),
    ),
  );
for (const [verb, description] of [
  ['pause', 'send nothing new of it until it is resumed'],
  ['resume', 'end a pause'],
] as const)
  api(flows, `${verb} <id>`, description).action(
    run((environment, id, options) =>
      daily.flowsTurn(daily.clientOf(options, environment), id, verb, options),
    ),
  );
api(flows, 'delete <id>', 'switch one off for good; what it has booked stays').action(
  run((environment, id, options) => daily.flowsDelete(daily.clientOf(options, environment), id, options)),
);
api(flows, 'run <id>', 'read the source now')
  .option('--since <date>', 'from this moment on', instant)
  .action(
    run((environment, id, options) => daily.flowsRun(daily.clientOf(options, environment), id, options)),
  );

const postings = program.command('postings').description('intended writes and what became of them');
api(postings, 'list', 'list them, the newest first')
  .option('--flow <flow>', 'id or name')
  .option('--state <state>', postingStates.join(', '))
  .option('--business-key <key>', 'the key or its end')
  .option('--limit <n>', 'how many', count, '50')
  .action(run((environment, options) => daily.postingsList(daily.clientOf(options, environment), options)));
api(postings, 'show <id>', 'one with its attempts and calls').action(
  run((environment, id, options) => daily.postingsShow(daily.clientOf(options, environment), id, options)),
);
api(postings, 'replay [ids...]', 'try parked, rejected or closed ones again')
  .option('--all-parked', 'all that are parked (up to 500)')
  .action(
    run((environment, ids, options) =>
      daily.postingsReplay(daily.clientOf(options, environment), ids, options),
    ),
  );

api(postings, 'settle <id>', 'say that the document of a parked one is in the system, or is not')
  .option('--found <number>', 'the number of its document, which is compared')
  .option('--accept-difference', 'it is the document although it differs')
  .option('--not-found', 'there is none: it is sent again')
  .option('--note <text>', 'why, for the audit trail')
  .action(
    run((environment, id, options) =>
      daily.postingsSettle(daily.clientOf(options, environment), id, options),
    ),
  );
api(postings, 'close <id>', 'end a planned, parked or rejected one without a document')
  .requiredOption('--note <text>', 'why, for the audit trail')
  .action(
    run((environment, id, options) => daily.postingsClose(daily.clientOf(options, environment), id, options)),
  );

addEvents(program);
addRuns(program);
addIdle(program);
addObjectCommands(program);
addAdminCommands(program);
addDoctor(program);
addS4(program);

sayWhenOutputFails();

await program.parseAsync();
