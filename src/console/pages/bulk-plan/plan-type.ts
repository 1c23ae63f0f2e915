import type { Schemas } from '../../../client/index.ts';

export type Plan = Schemas['BulkPlanInFull'];
