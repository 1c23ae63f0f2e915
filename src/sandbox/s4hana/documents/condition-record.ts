// Prices: condition records with the time they are valid for and their scales.
import type { Draft } from '../draft.ts';
import { SapFault } from '../sap-fault.ts';
import type { Row } from '../tables.ts';
import { wireDate } from '../wire.ts';
import type { DocumentRules, SystemState } from './document.ts';

const service = 'API_SLSPRICINGCONDITIONRECORD_SRV';
const types = ['PPR0', 'PMP0', 'DCM2'];

export function conditionRecords(system: SystemState): DocumentRules {
  const { tables } = system;
  const records = tables.of(service, 'A_SlsPrcgConditionRecord');
  const validities = tables.of(service, 'A_SlsPrcgCndnRecdValidity');
  const scales = tables.of(service, 'A_SlsPrcgCndnRecordScale');

  const create = ({ fields, children }: Draft): Row => {
    if (!types.includes(String(fields.ConditionType)))
      throw new SapFault(400, 'VK/017', `Condition type ${fields.ConditionType ?? ''} is not defined`);
    if (!fields.ConditionRateValue) throw new SapFault(400, 'VK/060', 'Enter an amount');
    const validity = children.get('to_SlsPrcgCndnRecdValidity') ?? [];
    if (validity.length === 0) throw new SapFault(400, 'VK/032', 'Enter what the condition is valid for');
    const ConditionRecord = system.nextNumber('condition-record');
    const record = records.insert({
      ...fields,
      ConditionRecord,
      ConditionSequentialNumber: '1',
      ConditionApplication: fields.ConditionApplication || 'V',
      CreationDate: system.today(),
      CreatedByUser: system.user,
    });
    for (const { fields: period } of validity) {
      const row = validities.insert({
        ...period,
        ConditionRecord,
        ConditionType: fields.ConditionType ?? '',
        ConditionValidityStartDate: period.ConditionValidityStartDate ?? system.today(),
        ConditionValidityEndDate: period.ConditionValidityEndDate ?? wireDate(Date.UTC(9999, 11, 31)),
      });
      system.touch(row, 'ETag');
    }
    (children.get('to_SlsPrcgCndnRecordScale') ?? []).forEach(({ fields: step }, i) => {
      const row = scales.insert({
        ...step,
        ConditionRecord,
        ConditionSequentialNumber: '1',
        ConditionScaleLine: String(i + 1),
      });
      system.touch(row, 'ETag');
    });
    system.touch(record, 'ETag');
    return record;
  };

  const update = (row: Row, changes: Row) => tables.change(row, changes);
  return {
    sets: {
      A_SlsPrcgConditionRecord: {
        create,
        update,
        remove: row => tables.change(row, { ConditionIsDeleted: true }),
      },
      A_SlsPrcgCndnRecdValidity: { update },
      A_SlsPrcgCndnRecordScale: { update },
    },
  };
}
