// What is said of errors here.
import { sentences } from '../core/sentences.ts';
import { german } from './sentences.de.ts';

const english = {
  'name-taken': {
    kind: 'conflict',
    says: 'There is a connection named "{name}" already.',
    next: 'Choose another name.',
  },
  'database-read-only': {
    kind: 'unavailable',
    says: 'The database takes no writes at the moment.',
    next: 'Check that KONTOR_DATABASE_URL names the primary server and not a replica.',
  },
  'database-refused': {
    kind: 'config',
    says: 'The database server refuses Kontor: {message}.',
    next: 'Check user, password and database in KONTOR_DATABASE_URL, and what the server lets this user do.',
  },
  'flow-exists': {
    kind: 'conflict',
    says: 'The flow {flow} between these two connections exists already.',
    next: 'Use the one that exists: GET /v1/flows.',
  },
  'no-postgres': {
    kind: 'config',
    says: 'Kontor has no PostgreSQL for this system ({platform}-{arch}).',
    next: 'Install PostgreSQL {oldestMajor} or newer (Debian: apt-get install postgresql, Alpine: apk add postgresql), name its programs with KONTOR_POSTGRES_BIN, or name a server with KONTOR_DATABASE_URL.',
  },
  'bad-postgres': {
    kind: 'config',
    says: 'KONTOR_POSTGRES_BIN names {folder}, but {why}.',
    next: 'Name the folder that holds the programs postgres and initdb of PostgreSQL {oldestMajor} or newer, such as /usr/lib/postgresql/17/bin.',
  },
  'no-programs': 'it does not hold the programs postgres and initdb',
  'program-does-not-run': 'its postgres does not run',
  'postgres-too-old': 'it holds PostgreSQL {version}, which is too old',
  'old-data-folder': {
    kind: 'config',
    says: 'The data folder {folder} was written by Kontor 0.1 before its first release, with another database (PGlite).',
    next: 'Start with another folder (--data DIR); its contents cannot be taken over.',
  },
  'database-damaged': {
    kind: 'unavailable',
    says: 'The database in {folder} is damaged: PostgreSQL cannot tell where to begin.',
    next: 'Restore the data folder from a backup.',
  },
  'other-postgres': {
    kind: 'config',
    says: 'The database in {folder} was written by PostgreSQL {written}; this is PostgreSQL {version}.',
    next: 'Name the programs of PostgreSQL {written} with KONTOR_POSTGRES_BIN. To change the version, make a backup with the Kontor that wrote the folder and restore it with this one.',
  },
  'database-not-made': {
    kind: 'unavailable',
    says: 'PostgreSQL could not create a database in {root}: {why}',
    next: 'Check the disk and the rights on the data folder. Nothing was left behind.',
  },
  'database-not-ready': {
    kind: 'unavailable',
    says: 'Another Kontor on the data folder runs the private PostgreSQL, and it does not answer: {why}.',
    next: 'Look at the log of that Kontor, and at server.log in the folder postgres of the data folder.',
  },
  'data-folder-rights': {
    kind: 'config',
    says: 'PostgreSQL may not use its folder {root}.',
    next: 'Start Kontor as the user that the folder belongs to; the folder data in it needs mode 700.',
  },
  'no-shared-memory': {
    kind: 'config',
    says: 'This system gives PostgreSQL too little shared memory.',
    next: "In a container, raise it (docker run --shm-size=64m). PostgreSQL's own words are in {log}.",
  },
  'queue-not-started': {
    kind: 'unavailable',
    says: 'The queue in the database cannot be used: {why}',
    next: 'Check that the database user may create and change tables. If so, look at the log of the database.',
  },
  'other-system': {
    kind: 'conflict',
    says: 'The connection "{connection}" leads to {system}, but {name} belongs to another system.',
    next: 'Nothing was stored. Create a separate connection to the other system, and flows that use it. What was posted over this connection belongs to the system that it leads to.',
  },
  'tenant-exists': {
    kind: 'conflict',
    says: 'There is a tenant {id} already.',
    next: 'Use it, or choose another id.',
  },
  'tenant-in-use': {
    kind: 'conflict',
    says: 'Tenant {id} has connections or keys.',
    next: 'What was booked for it is kept under its connections, so it stays. Revoke its keys and delete its connections instead.',
  },
  'wrong-encryption-key': {
    kind: 'config',
    says: 'Stored credentials cannot be opened: they were encrypted with another key.',
    next: 'Give the former key too: KONTOR_ENCRYPTION_KEY=<new>,<former>. Kontor then encrypts everything with the new one.',
  },
  'bad-encryption-key': {
    kind: 'config',
    says: 'The encryption key in {place} must be 32 bytes in base64.',
    next: 'Give the key that Kontor has used until now; for a first start make one with: openssl rand -base64 32',
  },
  'not-a-database': {
    kind: 'unavailable',
    says: '{data} is not a database of PostgreSQL.',
    next: 'Restore the data folder from a backup, or start with another folder: --data DIR.',
  },
  'folder-read-only': {
    kind: 'config',
    says: 'The data folder {folder} cannot be written.',
    next: 'Give Kontor a folder that can be written: --data DIR.',
  },
  'data-folder': {
    kind: 'config',
    says: 'Kontor cannot use the data folder {folder}: {why}.',
    next: 'Correct this, or start Kontor with another folder: --data DIR.',
  },
  'folder-in-use': {
    kind: 'conflict',
    says: '{who} is using the data folder {folder}.',
    next: 'Stop it first, or start this one with another folder: --data DIR. On one folder, one --role api and any number of --role worker work together.',
  },
  'another-kontor': 'Another Kontor',
  'kontor-process': 'Another Kontor (process {process})',
  'keys-being-made': {
    kind: 'conflict',
    says: 'Another process has been making the keys of the data folder {folder} for {seconds} s.',
    next: 'Stop it, then start this one again.',
  },

  'disk-full': {
    kind: 'unavailable',
    says: 'There is not enough disk space: {what}. Nothing was stored.',
    next: 'Free some space; Kontor then continues. Nothing that was acknowledged is lost.',
  },
  'folder-disk-full': 'the disk that holds {folder} is full',
  'folder-disk-nearly-full': 'the disk that holds {folder} is nearly full',
  'database-disk-full': 'the disk of the database is full',
  'disk-full-at-start': {
    kind: 'unavailable',
    says: 'The disk that holds {folder} is full.',
    next: 'Free some space, then start Kontor again.',
  },
  'no-space-for-database': {
    kind: 'unavailable',
    says: 'The disk that holds {folder} has too little space for a database: {free} MB.',
    next: 'Free some space (a first start needs at least {needed} MB), then start Kontor again.',
  },

  'no-user-for-postgres': {
    kind: 'config',
    says: 'PostgreSQL does not run as root, and {file} names no other user.',
    next: 'Start Kontor as an ordinary user, or name a server with KONTOR_DATABASE_URL.',
  },
  'nameless-user': {
    kind: 'config',
    says: 'The user {user} has no name on this system, and this system does not allow user namespaces.',
    next: 'Give the user a name (a line in {file}), or start Kontor as an ordinary user, or name a server with KONTOR_DATABASE_URL.',
  },
  'user-cannot-reach': {
    kind: 'config',
    says: 'PostgreSQL does not run as root. Kontor runs it as the user {user}, and this user cannot reach {path}.',
    next: 'Put the data folder and the installation where other users can reach them, or start Kontor as an ordinary user, or name a server with KONTOR_DATABASE_URL.',
  },
  'database-in-use': {
    kind: 'conflict',
    says: 'A PostgreSQL that an earlier Kontor left behind still uses {folder} (process {processes}).',
    next: 'End that process, then start Kontor again.',
  },
  'private-database-silent': {
    kind: 'unavailable',
    says: 'Kontor has started the private PostgreSQL, and it does not answer: {why}.',
    next: 'Look at server.log in the folder postgres of the data folder.',
  },
  'database-ended': {
    kind: 'unavailable',
    says: 'The private PostgreSQL ended ({exit}).',
    next: 'Look at its log: {file}.',
  },
  'database-ended-saying': {
    kind: 'unavailable',
    says: 'The private PostgreSQL ended ({exit}): {words}.',
    next: 'Look at its log: {file}.',
  },

  'bad-database-url': {
    kind: 'config',
    says: 'KONTOR_DATABASE_URL is not the address of a PostgreSQL server: {why}.',
    next: 'Give it as postgres://user:password@host:5432/database.',
  },
  'no-postgres-address': 'it does not begin with postgres:',
  'database-unreachable': {
    kind: 'unavailable',
    says: 'The database does not answer: {why}.',
    next: 'Check KONTOR_DATABASE_URL and that the server runs; Kontor continues when it is back.',
  },
  'private-database-unreachable': {
    kind: 'unavailable',
    says: 'The private PostgreSQL does not answer: {why}.',
    next: 'Kontor starts it again. Its log is server.log in the folder postgres of the data folder.',
  },
  'migration-not-begun': {
    kind: 'unavailable',
    says: 'Kontor could not begin to bring the database schema up to date: {why}',
    next: 'Nothing was changed. Look at the log of the database.',
  },
  'migration-failed': {
    kind: 'unavailable',
    says: 'Kontor could not bring the database schema up to date (step {step}): {why}',
    next: 'Nothing of this step was done. Look at the log of the database.',
  },
  'newer-database': {
    kind: 'config',
    says: 'The database was written by a later version of Kontor ({steps}). This version would not understand it, and has changed nothing.',
    next: 'Start the later version, or restore the backup that was made before the upgrade.',
  },

  'backup-exists': {
    kind: 'input',
    says: 'The file {file} exists already.',
    next: 'Choose another name, or replace it with --force.',
  },
  'backup-no-kontor': {
    kind: 'config',
    says: 'There is no database of Kontor to back up.',
    next: 'Name the data folder with --data, or the database with KONTOR_DATABASE_URL, as for "kontor start".',
  },
  'backup-damaged': {
    kind: 'input',
    says: 'The file {file} is not a complete backup: {why}. Nothing was changed.',
    next: 'Copy it again from where it is kept, or take an older backup.',
  },
  'backup-cut-off': 'it ends too early',
  'backup-goes-on': 'something follows its end',
  'backup-not-gzip': 'it is damaged, or not compressed with gzip',
  'backup-not-one': 'it does not hold what a backup of Kontor holds',
  'backup-other-checksum': 'its checksum is not that of its content',
  'backup-newer': {
    kind: 'config',
    says: 'The backup {file} was written by a later version of Kontor ({what}). Nothing was changed.',
    next: 'Restore it with that version, or a newer one.',
  },
  'backup-steps': 'Kontor {kontor}, with {steps}',
  'backup-key-missing': {
    kind: 'config',
    says: 'The credentials in the backup were encrypted with the key {wanted}, but {found}. Nothing was changed.',
    next: 'Set KONTOR_ENCRYPTION_KEY to that key, or put its file encryption.key into {folder}. A backup never contains the key.',
  },
  'backup-key-none': 'there is no key here',
  'backup-key-other': 'the key here is {found}',
  'restore-not-empty': {
    kind: 'conflict',
    says: 'The database is not empty: it has the table {table}. Nothing was changed.',
    next: 'Restore into a new data folder or a new database. Kontor never replaces data that is there.',
  },
  'restore-failed': {
    kind: 'unavailable',
    says: 'The backup could not be restored: {why}. The database is as empty as before.',
    next: 'Fix the cause, then restore the backup again.',
  },

  'approval-over-api': {
    kind: 'conflict',
    says: 'This change needs the approval of another person.',
    next: 'Ask for it over the API: there it can wait for the approval.',
  },
  'quota-reached': {
    kind: 'conflict',
    says: 'Tenant {tenant} has {used} {what}, and may have at most {most}. Nothing was created.',
    next: '{advice}, or ask the person who runs Kontor for more: kontor tenants update {tenant} --quota {quota}=N.',
  },
  'api-keys': 'API keys',
  'open-connect-sessions': 'open connect sessions',
  'open-widget-tokens': 'valid widget tokens',
  'quota-of-connections': 'connections',
  'quota-of-flows': 'flows',
  'quota-of-destinations': 'destinations',
  'revoke-unused': 'Revoke one that nobody uses any more',
  'cancel-one': 'Cancel one, or wait until one expires',
  'delete-unused': 'Delete one that nobody uses any more',
  'delete-unheard': 'Delete one where nobody listens any more',
} as const;

export const say = sentences(english, german);
