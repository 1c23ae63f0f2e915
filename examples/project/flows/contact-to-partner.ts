// Each contact of a helpdesk becomes a business partner in S/4HANA.
import { defineFlow, sentences, z } from 'kontor/flow';

const say = sentences(
  {
    'contact-gone': 'Contact {id} was deleted in the helpdesk.',
    'contact-nameless': {
      kind: 'input',
      says: 'Contact {id} has no name, and a business partner needs one.',
      next: 'Enter the name in the helpdesk, then replay.',
    },
  },
  {
    'contact-gone': 'Der Kontakt {id} wurde im Helpdesk gelöscht.',
    'contact-nameless': [
      'Der Kontakt {id} hat keinen Namen, und ein Geschäftspartner braucht einen.',
      'Tragen Sie den Namen im Helpdesk ein und wiederholen Sie dann diese Buchung.',
    ],
  },
);

const contactKey = (id: string) => `contacts/${id}`;

export const contactToPartner = defineFlow({
  name: 'contact-to-partner',
  title: 'Contacts become business partners',
  on: ['customers'],
  posts: 'customers.create',
  needs: { from: ['customers.get'], to: [] },
  settings: z.strictObject({
    country: z.string().length(2).describe('Country of all partners, such as DE.'),
    referencePrefix: z.string().default('DESK-').describe('Stands before the number of the contact.'),
  }),
  prefix: settings => settings.referencePrefix,
  businessKey: contactKey,
  sentences: [say.words],

  async run(id, { from, settings, post }) {
    const contact = await from.get('customers', id, []);
    if (!contact) return { kind: 'not-due', why: say.reason('contact-gone', { id }) };
    if (!contact.name) throw say.error('contact-nameless', { id });
    await post({
      key: contactKey(id),
      reference: `${settings.referencePrefix}${id}`,
      record: {
        category: 'organization',
        organization_name: contact.name,
        grouping: 'BP02',
        address: { country: settings.country, language: 'EN' },
      },
    });
    return { kind: 'done' };
  },
});
