// Examinations: what a system lets Kontor do, and what its administrator has to do.
import { z } from 'zod';
import { runOutcomes } from '../core/words.ts';
import { examined, examinedSet } from '../models/examination.ts';
import { reasonAs, saidReason } from './reason.ts';
import { define, instant } from './route.ts';

const examinedService = examined
  .extend({
    title: z.string(),
    ...reasonAs('reason', 'Why it is not ok.'),
    sets: z
      .array(examinedSet.extend(reasonAs('reason', 'Why it does not answer.')))
      .describe('The sets that were read by way of trial.'),
  })
  .meta({ id: 'ExaminedService' });

const examination = z
  .object({
    id: z.string(),
    connection: z.string(),
    outcome: z.enum(runOutcomes).nullable().describe('null while it runs.'),
    total: z.number().nullable().describe('How many services are examined; null: not known yet.'),
    services: z.array(examinedService).describe('Services that were examined so far.'),
    fixes: z
      .array(saidReason)
      .describe(
        'What the administrator of the system should do, once it has succeeded; empty: nothing is missing.',
      ),
    ...reasonAs('error', 'Why it failed.'),
    started_at: instant,
    ended_at: instant.nullable(),
  })
  .meta({ id: 'Examination' });

export const examinationRoutes = {
  startExamination: define(
    'POST /v1/connections/:id/examinations',
    'write',
    'Starts to examine, with reads only, every service that Kontor can use over the connection; if an examination runs already, answers that one. Kontor keeps the latest ten of a connection.',
    examination,
    { status: 201 },
  ),
  getExamination: define(
    'GET /v1/connections/:id/examinations/:examination',
    'read',
    'One examination, with the findings so far.',
    examination,
  ),
};
