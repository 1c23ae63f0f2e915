// A partner that was merged into another one: the system keeps it, with the relationship "is replaced by" (S4-202).
import type { Clock } from '../../../core/clock.ts';
import type { UnifiedRecord } from '../../../models/objects/all.ts';
import { anyOf } from '../../../odata/filter.ts';
import { openService } from '../../../odata/service.ts';
import type { S4Client } from '../../../s4/client.ts';
import { knownServices } from '../../../s4/documents/known-services.ts';
import type { S4Mapping } from './s4-mapping.ts';

export const relationship = {
  category: 'RelationshipCategory',
  partner: 'BusinessPartner2',
  until: 'ValidityEndDate',
};
type Relationship = Record<keyof typeof relationship, string | null>;

/** The mapping of customers or suppliers, with the category that says "is replaced by" in this system; empty: none does. */
export function withMerges<Of extends S4Mapping>(mapping: Of, category: string, clock: Clock): Of {
  const { otherSet } = mapping;
  if (!otherSet) return mapping;
  const by = otherSet.by as 'Customer' | 'Supplier';
  return {
    ...mapping,
    otherSet: {
      ...otherSet,
      finish: async (client: S4Client, record: UnifiedRecord) => {
        const all = (record.merged_into ?? []) as Relationship[];
        const today = new Date(clock.now()).toISOString().slice(0, 10);
        const partners = all.flatMap(({ partner, until, ...one }) =>
          one.category === category && partner !== null && (until ?? today) >= today ? [partner] : [],
        );
        record.merged_into = await survivorOf(record.id, [...new Set(partners)], by, client);
      },
    },
  };
}

/** Null: there is none, or it does not have this side. A system may also tell of those that this one has replaced. */
async function survivorOf(
  id: string,
  partners: readonly string[],
  by: 'Customer' | 'Supplier',
  client: S4Client,
): Promise<string | null> {
  if (partners.length === 0) return null;
  const { set } = await openService(client, knownServices.businessPartner.path);
  const rows = await set('A_BusinessPartner').list({
    filter: anyOf('BusinessPartner', partners),
    select: ['BusinessPartner', by],
  });
  return rows.map(row => String(row[by] ?? '')).find(one => one !== '' && one !== id) ?? null;
}
