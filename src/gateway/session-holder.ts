// Whose session or sign-in link it is, as it is stored.
import { type Caller, everyTenant, type Permission, permissions } from '../core/caller.ts';
import { hashOfKey } from './api-key-admin.ts';
import { entriesOf } from './audit-entry.ts';
import { say } from './sentences.ts';

export interface Holder {
  tenantId: string | null;
  callerId: string;
  callerName: string;
  may: readonly Permission[];
}

export const holderOf = ({ id, name, sees, may }: Caller): Holder => ({
  tenantId: sees === everyTenant ? null : sees.tenant,
  callerId: id,
  callerName: name,
  may: permissions.filter(one => may.includes(one)),
});

/** Only who has the secret and knows the operator's key can make it: in the database it says nothing about the key. */
export const operatorMark = (callerId: string, secret: string, operatorKey: string): string | null =>
  callerId === 'operator' ? hashOfKey(`${secret} ${operatorKey}`) : null;

export const sessionEntry = entriesOf('session');

export const signedOut = () => say.error('signed-out');
