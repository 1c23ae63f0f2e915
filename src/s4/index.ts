// The package `kontor/s4`: the S/4HANA client, usable on its own.
export { httpAgent, type Send, undiciSend } from '../http/send.ts';
export { type S4Client, type S4Options, s4Client } from './client.ts';
export { type JournalEntryRequest, postJournalEntry } from './journal-entry-soap.ts';
export { dateLiteral, decimalLiteral, keyOf, quoted } from './literals.ts';
export type { Auth } from './logon.ts';
export { type Entity, type ODataV2, odataV2, type Query } from './odata-v2.ts';
