import { describe, expect, test } from 'vitest';
import { destinationRoutes } from './destinations.ts';
import { messageTypes } from './messages.ts';

describe('a destination', () => {
  const accepts = (type: string) =>
    destinationRoutes.createDestination.body.safeParse({ url: 'https://example.com', types: [type] }).success;
  const chosen = Object.keys(messageTypes).filter(type => !type.startsWith('object.'));

  test.each(chosen)('can choose %s, and all of its kind', type => {
    expect(accepts(type)).toBe(true);
    expect(accepts(`${type.split('.')[0]}.*`)).toBe(true);
  });

  test.each(['object.changed', 'object.*', 'nonsense.here', 'entry'])('cannot choose %s', type => {
    expect(accepts(type)).toBe(false);
  });
});
