// Contacts. Names are unique among the active ones; archived and merged ones are only seen by who asks for them.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Books, Contact } from './books.ts';
import { over, read } from './given.ts';
import { among, holdsTerm, type Kind, type Saved } from './kind.ts';

/** With a point in the name of its host. */
const isAddress = /^[!-?A-~]+@[!-\-/-?A-~]+(?:\.[!-\-/-?A-~]+)+$/;

const text = z.string().optional();
const lengths = {
  Name: 255,
  FirstName: 255,
  LastName: 255,
  EmailAddress: 255,
  ContactNumber: 50,
  AccountNumber: 50,
  CompanyNumber: 50,
  TaxNumber: 50,
} as const;
const fields = z.object({
  ContactID: text,
  ContactStatus: z.enum(['ACTIVE', 'ARCHIVED']).optional(),
  Name: text,
  FirstName: text,
  LastName: text,
  EmailAddress: text,
  ContactNumber: text,
  AccountNumber: text,
  CompanyNumber: text,
  TaxNumber: text,
  DefaultCurrency: text,
  Addresses: z.array(z.looseObject({ AddressType: z.enum(['POBOX', 'STREET']) })).optional(),
  Phones: z.array(z.looseObject({ PhoneType: z.string() })).optional(),
});

export function contactsKind(books: Books): Kind<Contact> {
  const rows = books.contacts;
  const all = () => [...rows.values()];
  const active = (name: string) =>
    all().find(one => one.ContactStatus === 'ACTIVE' && one.Name.toLowerCase() === name.toLowerCase());
  const kind: Kind<Contact> = {
    list: 'Contacts',
    type: 'Contact',
    id: 'ContactID',
    scopes: {
      read: ['accounting.contacts', 'accounting.contacts.read'],
      write: ['accounting.contacts'],
    },
    category: 'CONTACT',
    fields: {
      ContactID: 'guid',
      Name: 'text',
      FirstName: 'text',
      LastName: 'text',
      EmailAddress: 'text',
      ContactNumber: 'text',
      AccountNumber: 'text',
      CompanyNumber: 'text',
      TaxNumber: 'text',
      ContactStatus: 'text',
      IsCustomer: 'flag',
      IsSupplier: 'flag',
      UpdatedDateUTC: 'date',
    },
    rows: () => rows,
    find: key => rows.get(key.toLowerCase()) ?? all().find(one => one.ContactNumber === key),
    meant(given) {
      const { ContactID, ContactNumber, Name } = read(fields, given);
      if (ContactID !== undefined) return rows.get(ContactID.toLowerCase());
      const numbered = ContactNumber && all().find(one => one.ContactNumber === ContactNumber);
      return numbered || (Name === undefined ? undefined : active(Name));
    },
    save(given, before): Saved<Contact> {
      const change = read(fields, given);
      const row: Contact = {
        ...over<Contact>(
          before ?? {
            ContactStatus: 'ACTIVE',
            Addresses: [],
            Phones: [],
            IsCustomer: false,
            IsSupplier: false,
          },
          change,
        ),
        ContactID: before?.ContactID ?? randomUUID(),
        UpdatedDateUTC: new Date(books.now()),
      };
      const problems: string[] = [];
      if (!row.Name?.trim()) problems.push('The contact name cannot be empty.');
      const same = row.Name && row.ContactStatus === 'ACTIVE' ? active(row.Name) : undefined;
      if (same && same.ContactID !== row.ContactID)
        problems.push(
          `The contact name ${row.Name} is already assigned to another contact. The contact name must be unique across all active contacts.`,
        );
      if (
        all().some(
          one =>
            one.ContactNumber && one.ContactNumber === row.ContactNumber && one.ContactID !== row.ContactID,
        )
      )
        problems.push(`The contact number ${row.ContactNumber} is already assigned to another contact.`);
      if (change.EmailAddress && !isAddress.test(change.EmailAddress))
        problems.push('Email address must be valid.');
      for (const [name, most] of Object.entries(lengths))
        if ((change[name as keyof typeof lengths]?.length ?? 0) > most)
          problems.push(`The value for ${name} must not be longer than ${most} characters.`);
      return problems.length > 0 ? { problems } : { row };
    },
    shown(row, whole) {
      const { MergedToContactID, ...shown } = row;
      return {
        ...shown,
        ...(whole ? { MergedToContactID } : {}),
        ContactGroups: [],
        ContactPersons: [],
        HasAttachments: false,
        HasValidationErrors: false,
      };
    },
    listed: (row, query) =>
      (row.ContactStatus === 'ACTIVE' || query.includeArchived === 'true') &&
      among(query.IDs, row.ContactID) &&
      holdsTerm(query.searchTerm, row.Name, row.ContactNumber),
  };
  return kind;
}
