// The services of a system, for systems that describe them: what they hold, and their records under the system's own names.
import { z } from 'zod';
import { knownService, serviceDescription, serviceRecord, serviceRecords } from '../models/services.ts';
import { define, idParams, list, pageQuery } from './route.ts';

const serviceParams = idParams.extend({
  service: z
    .string()
    .describe('A name of the list, a technical name such as API_SALES_ORDER_SRV, or the path of its root.'),
});
const words = z
  .string()
  .transform(text => text.split(',').map(part => part.trim()))
  .optional();
const setParams = serviceParams.extend({ set: z.string() });
const shape = {
  select: words.describe('Comma-separated fields.'),
  expand: words.describe('Related records to read as well.'),
};
const yes = z.enum(['true', 'false']).default('false');

export const serviceRoutes = {
  listServices: list(
    '/v1/connections/:id/services',
    'read',
    'Lists the services that Kontor knows by name. Others can be used as well.',
    knownService.extend({ title: z.string() }).meta({ id: 'KnownService' }),
    {},
    ['name', 'title', 'protocol', 'scenario', 'path'],
  ),
  getService: define(
    'GET /v1/connections/:id/services/:service',
    'read',
    "What a service holds, by this system's own metadata: sets, fields, operations.",
    serviceDescription,
    { params: serviceParams, query: z.strictObject({ types: yes.describe('Its TypeScript types too.') }) },
  ),
  listServiceRecords: define(
    'GET /v1/connections/:id/services/:service/:set',
    'read',
    'Records of a set as the system has them, with values decoded. The cursor counts records: if records are added or deleted meanwhile, some can be repeated or missed.',
    serviceRecords.extend({ next_cursor: z.string().nullable() }).meta({ id: 'ServiceRecords' }),
    {
      params: setParams,
      query: pageQuery.extend({
        cursor: z
          .string()
          .regex(/^\d{1,9}$/)
          .optional()
          .describe('`next_cursor` of the page before.'),
        filter: z.string().optional().describe("In the system's syntax: `SoldToParty eq '17100001'`."),
        orderby: words.describe('Such as `CreationDate desc`.'),
        ...shape,
        count: yes.describe('Also count the records.'),
      }),
      csv: 'answered',
    },
  ),
  getServiceRecord: define(
    'GET /v1/connections/:id/services/:service/:set/:key',
    'read',
    'One record of a set: the key is `1`, or `SalesOrder=1,SalesOrderItem=10`.',
    serviceRecord,
    { params: setParams.extend({ key: z.string() }), query: z.strictObject(shape) },
  ),
};
