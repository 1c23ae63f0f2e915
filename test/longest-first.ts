// The files that take longest are begun first, so that no worker is alone at the end. A fresh machine does not know how long they took;
// the others follow by their size, as ever.
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const longest = [
  'chaos/prove',
  'chaos/clock-steps',
  'chaos/latest',
  'chaos/broken-streams',
  'journeys/failed-starts',
  'journeys/flow-differences',
  'journeys/commands',
  'journeys/right-books',
  'journeys/read-back',
  'journeys/odd-sequences',
  'journeys/project-folder',
];

const placeOf = ({ moduleId }: TestSpecification): number => {
  const at = longest.findIndex(name => moduleId.endsWith(`${name}.test.ts`));
  return at === -1 ? longest.length : at;
};

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => placeOf(a) - placeOf(b));
  }
}
