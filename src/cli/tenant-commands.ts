// The commands about one S/4HANA tenant: `kontor doctor`, `kontor s4 …`.
import type { Command } from 'commander';
import { api, count, run } from './command.ts';
import { addressOf } from './daily.ts';
import { doctor } from './doctor.ts';
import { s4Get, s4Post } from './s4-records.ts';
import { s4Metadata, s4Services, s4Types } from './s4-services.ts';

export function addTenantCommands(program: Command): void {
  api(
    program,
    'doctor <connection>',
    'examine a tenant with reads: what answers, what is missing, whom to ask',
  ).action(
    run((environment, connection, options) => doctor(addressOf(options, environment), connection, options)),
  );
  const s4 = program
    .command('s4')
    .description('the services of an S/4HANA tenant; a service is a name, a technical name or a path');
  s4.command('services')
    .description('list the services that Kontor knows')
    .option('--json', 'print JSON')
    .action(run(async (_environment, options) => s4Services(options)));
  api(s4, 'metadata <connection> <service> [set]', 'sets and operations of a service, or fields of a set')
    .option('--xml', 'the $metadata as the tenant sends it')
    .action(
      run((environment, connection, service, set, options) =>
        s4Metadata(addressOf(options, environment), connection, service, set, options),
      ),
    );
  api(s4, 'get <connection> <service> <set> [key]', 'read records, or one by its key')
    .option('--filter <condition>', '$filter, such as "SoldToParty eq \'17100001\'"')
    .option('--select <fields>', 'fields, separated by commas')
    .option('--expand <children>', 'children to read along')
    .option('--orderby <fields>', 'such as "CreationDate desc"')
    .option('--top <n>', 'at most so many', count, '20')
    .option('--count', 'print how many there are')
    .action(
      run((environment, connection, service, set, key, options) =>
        s4Get(addressOf(options, environment), connection, [service, set, key], options),
      ),
    );
  api(s4, 'post <connection> <service> <set> <fields>', 'create a record; fields are JSON or @FILE').action(
    run((environment, connection, service, set, fields, options) =>
      s4Post(addressOf(options, environment), connection, [service, set, fields], options),
    ),
  );
  api(s4, 'types <connection> <service>', "write the types of this tenant's service, custom fields included")
    .option('--out <file>', 'write them here, such as sales-order.d.ts')
    .action(
      run((environment, connection, service, options) =>
        s4Types(addressOf(options, environment), connection, service, options),
      ),
    );
}
