// How far an installation has come, for people who have just begun.
import type { Reason } from '../core/reasons.ts';
import type { StoredConnection } from '../store/connections.ts';
import type { StoredFlow } from '../store/flows.ts';
import { say } from './sentences.ts';

/** failing: it was begun, and does not work. */
export type StepState = 'done' | 'open' | 'failing';

export interface FirstStep extends Reason {
  state: StepState;
}

/** What the product knows of its systems. */
export interface SetUpParts {
  /** The connector of SAP. */
  sap: string;
  /** Reasons for which a document is parked that an account is missing for. */
  accountCodes: readonly string[];
}

export function firstSteps(
  { sap, accountCodes }: SetUpParts,
  {
    connections,
    flows,
    parkedCodes,
    isAnyAccepted,
  }: {
    connections: readonly StoredConnection[];
    flows: readonly StoredFlow[];
    /** The reasons of what is parked. */
    parkedCodes: readonly string[];
    isAnyAccepted: boolean;
  },
): FirstStep[] {
  const works = (of: readonly StoredConnection[]): StepState => {
    if (of.length === 0) return 'open';
    return of.some(({ status }) => status === 'ok' || status === 'limited') ? 'done' : 'failing';
  };
  const isDone = (done: boolean): StepState => (done ? 'done' : 'open');
  const lacksAccounts = parkedCodes.some(code => accountCodes.includes(code));
  const accounts = (): StepState => {
    if (flows.length === 0) return 'open';
    return lacksAccounts ? 'failing' : 'done';
  };
  return [
    { ...say.reason('step-sap'), state: works(connections.filter(({ connector }) => connector === sap)) },
    { ...say.reason('step-source'), state: works(connections.filter(({ connector }) => connector !== sap)) },
    { ...say.reason('step-flow'), state: isDone(flows.length > 0) },
    // A flow is only created with accounts that SAP has; what it lacks shows in what is parked.
    { ...say.reason('step-accounts'), state: accounts() },
    { ...say.reason('step-running'), state: isDone(flows.some(({ pausedAt }) => pausedAt === null)) },
    { ...say.reason('step-accepted'), state: isDone(isAnyAccepted) },
  ];
}
