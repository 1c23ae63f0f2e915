import { inBoth } from '../../language.tsx';

export const texts = inBoth(
  {
    above: 'Runs',
    run: (name: string) => `Run of ${name}`,
    flow: 'Flow',
    allFlows: 'all flows of the system',
    ended: 'Ended',
    calls: 'Calls of the run',
    noCalls: 'No call of this run is recorded, or they are no longer kept.',
    documents: 'Documents since then',
  },
  {
    above: 'Läufe',
    run: (name: string) => `Lauf von ${name}`,
    flow: 'Flow',
    allFlows: 'alle Flows des Systems',
    ended: 'Beendet',
    calls: 'Aufrufe des Laufs',
    noCalls: 'Kein Aufruf dieses Laufs ist aufgezeichnet, oder sie sind nicht mehr aufbewahrt.',
    documents: 'Belege seither',
  },
);
