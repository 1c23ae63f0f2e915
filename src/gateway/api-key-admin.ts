// The keys that let callers in.
import { createHash, randomBytes } from 'node:crypto';
import { type Caller, everyTenant, type Permission, type Role, roles } from '../core/caller.ts';
import { noSuch } from '../core/no-such.ts';
import type { ApiKey } from '../store/api-keys.ts';
import type { Store } from '../store/open-store.ts';
import type { Page } from '../store/page.ts';
import { entriesOf } from './audit-entry.ts';
import { say } from './sentences.ts';

export const hashOfKey = (secret: string) => createHash('sha256').update(secret).digest('hex');

const entryOf = entriesOf('key');

export function apiKeyAdmin(store: Store, { changed }: { changed(): void }) {
  const shownKey = ({ name, prefix, may, expiresAt }: ApiKey) => ({
    name,
    prefix,
    may,
    expires_at: expiresAt,
  });
  return {
    /** `secret` is the key itself, which is not stored. Throws `input/too-much` for more than the caller may itself. */
    async issue(
      caller: Caller,
      {
        name,
        role,
        allTenants,
        expiresAt,
      }: { name: string; role: Role; allTenants: boolean; expiresAt: Date | undefined },
    ): Promise<{ key: ApiKey; secret: string }> {
      const may: readonly Permission[] = roles[role];
      if (may.some(one => !caller.may.includes(one)) || (allTenants && caller.sees !== everyTenant)) {
        throw say.error('too-much');
      }
      if (!allTenants && caller.sees === everyTenant) {
        throw say.error('no-tenant-named');
      }
      const tenantId = allTenants || caller.sees === everyTenant ? null : caller.sees.tenant;
      if (tenantId !== null && !(await store.tenants.get(everyTenant, tenantId)))
        throw noSuch('tenant', tenantId);
      const secret = `kontor_${randomBytes(24).toString('base64url')}`;
      const draft = { tenantId, name, may: [...may], expiresAt: expiresAt ?? null };
      const key = await store.writeAudited(caller, async tables => {
        const answer = await tables.apiKeys.create({
          ...draft,
          prefix: secret.slice(0, 12),
          hash: hashOfKey(secret),
        });
        return { answer, entry: entryOf('created', answer, undefined, shownKey(answer)) };
      });
      return { key, secret };
    },
    /** Throws `missing/no-key`. */
    async revoke(caller: Caller, id: string): Promise<ApiKey> {
      const key = await store.writeAudited(caller, async tables => {
        const answer = await tables.apiKeys.revoke(caller.sees, id);
        if (!answer) throw noSuch('key', id);
        return { answer, entry: entryOf('revoked', answer, shownKey(answer)) };
      });
      changed();
      return key;
    },
    list: (caller: Caller, page: Page) => store.apiKeys.list(caller.sees, page),
  };
}
