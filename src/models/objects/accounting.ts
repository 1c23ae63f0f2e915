// What journal entries name: accounts, company codes and cost centers.
import { z } from 'zod';
import { date, day, flag, instant, type ObjectModel, text, word } from './field.ts';

const glAccounts = {
  one: 'G/L account',
  summary: 'G/L accounts of a chart of accounts.',
  shape: z.object({
    id: z.string().describe('Chart of accounts and account: `YCOA:41000000`.'),
    chart_of_accounts: text,
    account: text,
    name: text,
    group: text,
    type: text,
    is_balance_sheet_account: flag,
    is_blocked_for_posting: flag,
    is_marked_for_deletion: flag,
    created_on: day,
    changed_at: instant,
  }),
  searched: ['account', 'name'],
  filters: { chart_of_accounts: word, account: word, group: word },
} satisfies ObjectModel;

const companyCodes = {
  one: 'company code',
  summary: 'Company codes: the companies that keep books of their own.',
  shape: z.object({
    id: z.string().describe('The company code: `1710`.'),
    company_code: text,
    name: text,
    city: text,
    country: text,
    currency: text,
    chart_of_accounts: text,
    controlling_area: text,
  }),
  filters: { company_code: word, chart_of_accounts: word, country: word },
} satisfies ObjectModel;

const costCenters = {
  one: 'cost center',
  summary: 'Cost centers; one row for each span of time.',
  shape: z.object({
    id: z.string().describe('Controlling area, cost center, end of validity: `A000:17101301:9999-12-31`.'),
    controlling_area: text,
    cost_center: text,
    name: text,
    valid_from: day,
    valid_to: day,
    company_code: text,
    currency: text,
    profit_center: text,
    category: text,
    responsible: text,
    is_blocked: flag,
  }),
  searched: ['cost_center', 'name'],
  filters: { controlling_area: word, cost_center: word, company_code: word, valid_on: date },
} satisfies ObjectModel;

export const accounting = {
  'gl-accounts': glAccounts,
  'company-codes': companyCodes,
  'cost-centers': costCenters,
} satisfies Record<string, ObjectModel>;
