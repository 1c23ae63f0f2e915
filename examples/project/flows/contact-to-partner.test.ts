// The scenarios of the flow. In each, it is also killed at every step and run again.
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { testFlow } from 'kontor/testing';
import { contactToPartner } from './contact-to-partner.ts';

const samples = fileURLToPath(new URL('samples/contact-to-partner/', import.meta.url));

testFlow(contactToPartner, samples, { test });
