// Examinations: what a system lets Kontor do, and what its administrator has to do.
import { z } from 'zod';
import { runOutcomes } from '../core/words.ts';
import { examinedService } from '../models/examination.ts';
import { define, instant } from './route.ts';

const examination = z
  .object({
    id: z.string(),
    connection: z.string(),
    outcome: z.enum(runOutcomes).nullable().describe('null while it runs.'),
    total: z.number().nullable().describe('How many services are looked at; null: not known yet.'),
    services: z.array(examinedService).describe('Those that have been looked at so far.'),
    fixes: z
      .array(z.string())
      .describe(
        'What the administrator of the system should do, once it has succeeded; empty: nothing is missing.',
      ),
    error: z.string().nullable().describe('Why it failed.'),
    started_at: instant,
    ended_at: instant.nullable(),
  })
  .meta({ id: 'Examination' });

export const examinationRoutes = {
  startExamination: define(
    'POST /v1/connections/:id/examinations',
    'write',
    'Begins to look, with reads only, at every service that Kontor can use over the connection; answers the examination that runs already, when there is one. The latest ten of a connection are kept.',
    examination,
    { status: 201 },
  ),
  getExamination: define(
    'GET /v1/connections/:id/examinations/:examination',
    'read',
    'One examination, with what was found so far.',
    examination,
  ),
};
