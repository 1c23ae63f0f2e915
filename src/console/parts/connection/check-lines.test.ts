import { expect, test } from 'vitest';
import { checkLines } from './check-lines.ts';

test('a check that names services becomes a line for each', () => {
  const lines = checkLines({
    ok: true,
    code: 'services-answer-some',
    params: { services: [{ code: 'a' }, { code: 'b' }], fixes: [{ code: 'c' }] },
    message: 'answering: Sales orders; G/L accounts; to do in S/4HANA: release SAP_COM_0087',
  });
  expect(lines).toEqual([
    { isOk: true, text: 'Sales orders' },
    { isOk: true, text: 'G/L accounts' },
    { isOk: false, text: 'To do in S/4HANA: release SAP_COM_0087' },
  ]);
});

test('any other answer is one line, whatever stands in it', () => {
  const answers = { code: 'store', params: {}, message: 'Demo: a store; EUR' };
  expect(checkLines({ ok: true, ...answers })).toEqual([{ isOk: true, text: answers.message }]);
  expect(checkLines({ ok: false, ...answers, params: { services: [] } })).toEqual([
    { isOk: false, text: answers.message },
  ]);
});
