// What is said of documents in S/4HANA that cannot be written, or are not as expected.
import { sentences } from '../../core/sentences.ts';
import { sapSentences } from '../../s4/sentences.ts';

export const say = sentences({
  'bad-entry': ['{why}.', 'Nothing was booked. Correct the entry and ask again.'],
  'lines-not-zero': 'The lines do not add up to zero: they are off by {amount} {currency}',
  'line-names-one': 'Line {line} must name one of account, customer, supplier and tax_base_amount',
  'line-of-tax': 'Line {line} is a tax line and needs its tax_code',
  'no-company': 'Company code {company} does not exist',
  'perhaps-made': [
    'The answer was lost, and delivery {numbers} of the same order carries no reference: it may be the delivery of this posting, or another one.',
    'If it is the delivery of this posting, enter {reference} as its external delivery ID in S/4HANA; if not, enter any other text there. Then replay the posting: Kontor looks for it before it sends anything.',
  ],
  'order-begun': [
    'Delivery or billing of sales order {order} has begun, so Kontor has changed nothing.',
    'Change the order in S/4HANA by hand if it still has to be changed, then close this posting.',
  ],
  'item-taken': [
    'Sales order {order} has an item {item} already.',
    'Nothing was changed. Add the item under an id that is free; a replay of a posting of a flow chooses one.',
  ],
  'item-missing': [
    'Sales order {order} has no item {item}.',
    'Nothing was changed. Read the order: it says its items. A replay of a posting of a flow reads it again.',
  ],
  'nothing-billed': [
    'S/4HANA did not bill {document}.',
    'Look at the billing due list in S/4HANA: it says why the document cannot be billed.',
  ],
  'no-customer': [
    'Business partner {partner} carries the reference {reference} and is no customer.',
    'Give it the roles of a customer in S/4HANA, and replay the posting: Kontor looks for it before it sends anything.',
  ],
  'no-supplier': [
    'Business partner {partner} carries the reference {reference} and is no supplier.',
    'Give it the roles of a supplier in S/4HANA, and replay the posting: Kontor looks for it before it sends anything.',
  ],
  'unreadable-write': [
    'S/4HANA answered the write of {object} in an undocumented shape. {why}',
    'Kontor looks for the document before it sends anything again. See the recorded call (kontor connections calls).',
  ],
});

export const s4HanaSentences = { ...sapSentences, ...say.table };
