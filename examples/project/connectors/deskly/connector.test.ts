// The Deskly connector keeps what every connector promises.
import { after, test } from 'node:test';
import { testConnector } from 'kontor/testing';
import { deskly } from './connector.ts';
import { startDeskly } from './deskly-server.ts';

testConnector(deskly, startDeskly, { test, after });
