// What is uncertain is looked up, never sent again blindly; what is found is compared before it is believed.
import { describe, expect, test } from 'vitest';
import { everyTenant } from '../../src/core/caller.ts';
import type { Posting } from '../../src/store/posting-rows.ts';
import { asked } from './entries.ts';
import { openHeart } from './open-heart.ts';

const somebody = { id: 'key_1', name: 'Somebody', sees: everyTenant } as const;
const quietSeconds = 60;

async function uncertain(how: 'lost before' | 'lost after' | 'late', options = {}) {
  const heart = await openHeart({ quietSeconds, ...options });
  heart.system.trouble(how);
  const { id } = await heart.first.engine.post(heart.connectionId, asked('R1'));
  const sweep = async (ms = 5_000) => {
    heart.pass(ms);
    await heart.first.sweep();
    return heart.posting(id);
  };
  return { ...heart, id, sweep };
}

describe('a lost answer', () => {
  test('whose document is there: it is accepted under its number, without a second request', async () => {
    const { sweep, system, attempts, id } = await uncertain('lost after');
    expect(await sweep()).toMatchObject({ state: 'accepted', documentNumber: '1' });
    expect(system.writes()).toBe(1);
    expect(await attempts(id)).toEqual(['post 1 uncertain', 'find 1 found']);
  });

  test('whose document is not there: nothing is sent before the quiet period has ended, and then once', async () => {
    const { sweep, system } = await uncertain('lost before');
    expect(await sweep()).toMatchObject({ state: 'uncertain', reason: { code: 'not-there-yet' } });
    expect(await sweep(50_000)).toMatchObject({ state: 'uncertain' });
    expect(system.writes()).toBe(1);
    expect(await sweep(20_000)).toMatchObject({ state: 'planned', reason: { code: 'absent' } });
    expect(await sweep()).toMatchObject({ state: 'accepted' });
    expect([system.writes(), system.standing('R1').length]).toEqual([2, 1]);
  });

  test('whose document appears late is not doubled', async () => {
    const { sweep, system } = await uncertain('late');
    expect(await sweep(15_000)).toMatchObject({ state: 'uncertain' });
    // It appears meanwhile.
    expect(await sweep(30_000)).toMatchObject({ state: 'accepted', documentNumber: '1' });
    expect([system.writes(), system.standing('R1').length]).toEqual([1, 1]);
  });

  test('two processes that look at the same time send it once', async () => {
    const { first, start, pass, system } = await uncertain('lost before');
    const second = await start();
    for (let round = 0; round < 6; round++) {
      pass(30_000);
      await Promise.all([first.sweep(), second.sweep()]);
    }
    expect([system.writes(), system.standing('R1').length]).toEqual([2, 1]);
  });

  test('that cannot be looked up waits, and is sent by nobody', async () => {
    const { first, pass, system, posting, id } = await uncertain('lost after');
    system.away(true);
    for (let hours = 0; hours < 24; hours++) {
      pass(3_600_000);
      await first.sweep();
    }
    expect(await posting(id)).toMatchObject({ state: 'uncertain', reason: { code: 'look-up-fails' } });
    system.away(false);
    pass(3_600_000);
    await first.sweep();
    expect(await posting(id)).toMatchObject({ state: 'accepted' });
    expect(system.writes()).toBe(1);
  });
});

describe('what stands under the reference', () => {
  test('with other amounts is not believed', async () => {
    const { sweep, system } = await uncertain('lost before');
    system.add('entries', { ...system.entry('99.00'), reference: 'R1' });
    const { state, reason } = await sweep();
    expect([state, reason?.code]).toEqual(['parked', 'found-differs']);
    expect(system.writes()).toBe(1);
  });

  test('twice is for a person', async () => {
    const { sweep, system } = await uncertain('lost after');
    system.add('entries', { ...system.entry('12.50'), reference: 'R1' });
    expect(await sweep()).toMatchObject({ state: 'parked', reason: { code: 'several-found' } });
  });

  test('and was reversed by a person meanwhile was booked once, and is not booked again', async () => {
    const { sweep, system } = await uncertain('lost after');
    system.change('entries', 1, { is_reversed: true });
    expect(await sweep()).toMatchObject({ state: 'accepted', documentNumber: '1' });
    await sweep(70_000);
    expect(system.writes()).toBe(1);
  });

  test('as part of a longer one is another document', async () => {
    const { sweep, system } = await uncertain('lost before');
    system.add('entries', { ...system.entry('12.50'), reference: 'R10' });
    expect(await sweep()).toMatchObject({ state: 'uncertain' });
  });
});

describe('a sender that died', () => {
  test('before its lease ends nobody touches its posting; then it is looked up', async () => {
    const { first, start, connectionId, system, pass, posting } = await openHeart({ quietSeconds });
    const survivor = await start();
    // Its outcome is never stored: as if the process had been killed after the document was made.
    first.store.postings.move = () => new Promise(() => {});
    void first.engine.post(connectionId, asked('R1'));
    await expect.poll(() => system.standing('R1').length).toBe(1);
    const { id } = (await survivor.store.postings.list(everyTenant, { limit: 1 }))[0] as Posting;
    pass(10_000);
    await survivor.sweep();
    expect(await posting(id)).toMatchObject({ state: 'sent' });
    pass(60_000);
    await survivor.sweep();
    expect(await posting(id)).toMatchObject({ state: 'uncertain', reason: { code: 'sender-died' } });
    pass(1_000);
    await survivor.sweep();
    expect(await posting(id)).toMatchObject({ state: 'accepted', documentNumber: '1' });
    expect(system.writes()).toBe(1);
  });
});

describe('a person', () => {
  async function parked() {
    const heart = await uncertain('lost before');
    heart.system.add('entries', { ...heart.system.entry('99.00'), reference: 'R1' });
    await heart.sweep();
    return heart;
  }
  const found = { found: true, note: undefined } as const;

  test('may say which document it is, but not one that is another without saying so', async () => {
    const { first, id, posting } = await parked();
    const { settle } = first.engine.manualMoves;
    const one = { ...found, documentNumber: '1', acceptDifference: false };
    await expect(settle(somebody, id, one)).rejects.toMatchObject({ code: 'document-differs' });
    const none = { ...one, documentNumber: '7' };
    await expect(settle(somebody, id, none)).rejects.toMatchObject({ code: 'number-unknown' });
    await settle(somebody, id, { ...one, acceptDifference: true });
    expect(await posting(id)).toMatchObject({ state: 'accepted', documentNumber: '1' });
  });

  test('may say that it is not the document: then it is sent once', async () => {
    const { first, id, sweep, system } = await parked();
    await first.engine.manualMoves.settle(somebody, id, { found: false, note: undefined });
    expect(await sweep()).toMatchObject({ state: 'accepted', documentNumber: '2' });
    expect(system.standing('R1').map(one => one.id)).toEqual([1, 2]);
  });

  test('cannot say so where the document is there after all', async () => {
    const { first, id, system } = await parked();
    system.add('entries', { ...system.entry('12.50'), reference: 'R1' });
    const settling = first.engine.manualMoves.settle(somebody, id, { found: false, note: undefined });
    await expect(settling).rejects.toMatchObject({ code: 'found-agrees' });
  });

  test('may replay it: what may have been sent is looked up first', async () => {
    const { first, id, sweep, system, posting } = await parked();
    await first.engine.manualMoves.replay(somebody, id, undefined);
    expect(await posting(id)).toMatchObject({ state: 'uncertain' });
    expect(await sweep()).toMatchObject({ state: 'parked', reason: { code: 'found-differs' } });
    expect(system.writes()).toBe(1);
  });

  test('may close it: then Kontor sends nothing for it', async () => {
    const { first, id, sweep, system, connectionId } = await parked();
    await first.engine.manualMoves.close(somebody, id, 'Booked by hand.');
    await first.engine.post(connectionId, asked('R1'));
    expect(await sweep(1_000_000)).toMatchObject({ state: 'closed' });
    expect(system.writes()).toBe(1);
  });

  test('cannot take a document that belongs to another posting', async () => {
    const { first, id, connectionId } = await parked();
    const other = await first.engine.post(connectionId, asked('R2'));
    const one = { ...found, documentNumber: other.documentNumber ?? '', acceptDifference: true };
    const settling = first.engine.manualMoves.settle(somebody, id, one);
    await expect(settling).rejects.toMatchObject({ code: 'document-taken' });
  });
});
