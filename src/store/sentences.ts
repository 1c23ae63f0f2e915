// What is said of errors here.
import { sentences } from '../core/sentences.ts';

export const say = sentences({
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
    says: 'PostgreSQL could not make a database in {root}: {why}',
    next: 'Check the disk and the rights on the data folder; nothing was kept.',
  },
  'database-not-ready': {
    kind: 'unavailable',
    says: 'Another Kontor on the data folder runs the private PostgreSQL, and it does not answer: {words}.',
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
    says: 'The queue in the database cannot be used: {words}',
    next: 'Check that the database user may make and change tables; otherwise look at the database log.',
  },
  'other-system': {
    kind: 'conflict',
    says: 'The connection "{connection}" leads to {system}, and {name} is known as another system.',
    next: 'Nothing was stored. Create a connection of its own to the other system, and flows that use it; what was posted over this one belongs to where it leads.',
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
    next: 'Give the former key too: KONTOR_ENCRYPTION_KEY=<new>,<former>. Kontor then seals everything with the new one.',
  },
  'bad-encryption-key': {
    kind: 'config',
    says: 'The encryption key in {place} must be 32 bytes in base64.',
    next: 'Give the key that Kontor has used until now; for a first start make one with: openssl rand -base64 32',
  },
  'not-a-database': {
    kind: 'unavailable',
    says: '{data} is no database that PostgreSQL made.',
    next: 'Restore the data folder from a backup, or start with another folder: --data DIR.',
  },
  'folder-read-only': {
    kind: 'config',
    says: 'The data folder {folder} cannot be written.',
    next: 'Give Kontor a folder that can be written: --data DIR.',
  },
});
