#!/usr/bin/env node
// The `kontor` command. What starts servers is loaded when it is asked for: most commands only ask a Kontor that runs.
import { Command, Option } from 'commander';
import { version } from '../version.ts';
import { addAudit, addChangeRequests, addInstallation, addKeys } from './admin.ts';
import { addTenants } from './admin-tenants.ts';
import { addCalls } from './calls.ts';
import { keepCompiled } from './code-cache.ts';
import { address, count, data, many, number, port, positive, run } from './command.ts';
import { addConnections } from './connections.ts';
import { addDoctor } from './doctor.ts';
import { addEvents } from './events.ts';
import { addFind } from './find.ts';
import { addFlows } from './flows.ts';
import { addIdle } from './idle.ts';
import { addObjectCommands } from './objects.ts';
import { say, sayWhenOutputFails } from './output.ts';
import { addOverview } from './overview.ts';
import { addPostings } from './postings.ts';
import { addRestores } from './restores.ts';
import { addRuns } from './runs.ts';
import { addS4 } from './s4.ts';
import { addSessions } from './sessions.ts';
import { addTail } from './tail.ts';
import { addWidgetTokens } from './widget-tokens.ts';

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
  .option('--project <dir>', 'a folder with connectors and flows of your own; `kontor init` makes one')
  .option('--watch', 'restart whenever a file of the project changes; for development')
  .action(
    run(async (environment, options) => {
      if (options.watch) return (await import('./watch-project.ts')).watchProject(options.project);
      keepCompiled(options.data);
      return (await import('./start.ts')).start(options, environment);
    }),
  );

program
  .command('init <dir>')
  .description('make a project folder for your own connectors and flows, with an example of each')
  .action(
    run(async (_environment, folder: string) => {
      (await import('../extension/new-project.ts')).writeProject(folder, version);
      say(`Next: cd ${folder} && npm install && npm test\nThen read README.md there.`);
    }),
  );

program
  .command('backup <file>')
  .description(
    'write all data except the encryption key into one file, whether Kontor runs or not; - is standard output',
  )
  .addOption(data())
  .option('--force', 'replace an existing file')
  .action(
    run(async (environment, file, options) =>
      (await import('./backup.ts')).backup(file, options, environment),
    ),
  );
program
  .command('restore <file>')
  .description('restore a backup into a new data folder or an empty database; Kontor must not run there')
  .addOption(data())
  .option('--check', 'check the file and the encryption key; change nothing')
  .action(
    run(async (environment, file, options) =>
      (await import('./backup.ts')).restore(file, options, environment),
    ),
  );

program
  .command('demo')
  .description('a store, an S/4HANA and Kontor with live traffic and mild faults')
  .addOption(data('data folder; the demo keeps everything in the folder "demo" in it, with --once nothing'))
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
  .option('--no-faults', 'inject no faults')
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
  .description(
    'the fault campaign: counts what is lost, doubled or wrong after faults, kills and cut connections',
  )
  .addOption(
    new Option(
      '--scene <scene>',
      'orders: two stores with a believable mix; golden-book: a month that a bookkeeper has booked by hand',
    )
      .choices(['orders', 'golden-book'])
      .default('orders'),
  )
  .option('--orders <n>', 'how many orders', count, '2000')
  .option('--seed <seed>', 'which requests fail, and what happens in the store', '1')
  .option('--rate <n>', 'orders per second', number, '60')
  .option('--orders-file <file>', 'take the orders of this file')
  .option('--max-minutes <n>', 'give up if Kontor is not idle after this many minutes', positive, '20')
  .option('--stock', 'let the stock of the first store follow the warehouse, too')
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
  .option('--late-seconds <s>', 'delay of a late commit', number, '3')
  .option('--slow-seconds <s>', 'how long a slow answer takes', number, '2')
  .option('--closed-period <yyyy-mm>', 'a month in which nothing can be posted (repeatable)', many, [])
  .option('--metadata <file>', "serve a system's own $metadata (repeatable)", many, [])
  .option('--locked <name>', 'a service without a communication arrangement (repeatable)', many, [])
  .option('--repeatability', 'keep creations under their RequestID')
  .option('--open-orders <n>', 'number of open orders of a Nordic manufacturer', count)
  .option('--events-to <url>', 'deliver business events there as CloudEvents', address)
  .action(run(async (_environment, options) => (await import('./sandbox.ts')).sandboxS4(options)));
sandbox
  .command('bigcommerce')
  .description('a BigCommerce store')
  .option('--port <port>', 'port', port, '7710')
  .option('--seed <seed>', 'what happens, and which requests fail', 'sandbox')
  .option('--fault <name=rate>', 'switch a fault on (repeatable)', many, [])
  .option('--rate <n>', 'generated orders per second', number, '0')
  .option('--orders <n>', 'end after this many orders', count)
  .option('--orders-file <file>', 'take the orders of this file')
  .addOption(
    new Option('--scheme <scheme>', 'how webhooks are signed')
      .choices(['standard', 'x-bc-signature'])
      .default('standard'),
  )
  .option('--quota <n>', 'requests per 30 seconds', count, '20000')
  .option('--retry-scale <factor>', 'factor on the pauses between webhook deliveries', positive, '1')
  .option('--currency <code>', 'currency of the store', 'USD')
  .option('--timezone <name>', "the store's time zone, such as America/Chicago", 'UTC')
  .addOption(
    new Option(
      '--mix <mix>',
      'what generated orders are: plain goods, or also voids, certificates, fees, currencies, returned items and more',
    )
      .choices(['plain', 'believable'])
      .default('plain'),
  )
  .action(run(async (_environment, options) => (await import('./sandbox.ts')).sandboxBigCommerce(options)));
sandbox
  .command('xero')
  .description('a Xero organisation')
  .option('--port <port>', 'port', port, '7730')
  .option('--seed <seed>', 'which requests fail', 'sandbox')
  .option('--fault <name=rate>', 'switch a fault on (repeatable)', many, [])
  .action(run(async (_environment, options) => (await import('./sandbox.ts')).sandboxXero(options)));

addCalls(program);
addConnections(program);
addFlows(program);
addPostings(program);
addOverview(program);
addFind(program);
addTail(program);
addEvents(program);
addRuns(program);
addRestores(program);
addIdle(program);
addInstallation(program);
addObjectCommands(program);
addTenants(program);
addChangeRequests(program);
addKeys(program);
addSessions(program);
addWidgetTokens(program);
addAudit(program);
addDoctor(program);
addS4(program);

sayWhenOutputFails();

await program.parseAsync();
