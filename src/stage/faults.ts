// How often what goes wrong in the fault campaign.
import type { FaultRates } from '../sandbox/faults.ts';

export const systemFaults: FaultRates = {
  'lost-before-commit': 0.05,
  'lost-after-commit': 0.1,
  'late-commit': 0.05,
  slow: 0.05,
  unauthorized: 0.05,
  'csrf-expired': 0.05,
  'forbidden-page': 0.05,
  // This one has everything stand still for a second, the two below halve the pace for all: they are rarer.
  throttled: 0.01,
  'throttled-bare': 0.02,
  unavailable: 0.02,
  truncated: 0.05,
  locked: 0.05,
};
export const storeFaults: FaultRates = {
  throttled: 0.01,
  'throttled-bare': 0.05,
  unavailable: 0.05,
  truncated: 0.05,
  'webhook-dropped': 0.2,
  'webhook-duplicated': 0.15,
  'webhook-delayed': 0.1,
  'webhook-reordered': 0.1,
  'webhook-badly-signed': 0.05,
};
