// Errors under HTTP 200 (S4-71): picking, goods issue and cancelling a billing document answer T100 messages, errors
// among them; a supplier invoice answers `Success: false` and no reason. Both are errors of the call.
import type { KontorError } from '../core/errors.ts';
import { externalText } from '../core/external-text.ts';
import type { ServiceMessage } from '../odata/message.ts';
import type { Entity } from '../odata/values/read-entity.ts';
import { explain } from './messages/explain.ts';
import { sapRefusal, say } from './sentences.ts';

/** `result` is what the operation of this name answered. Undefined: it did what was asked. */
export function hiddenError(operation: string, result: unknown): KontorError | undefined {
  const rows = (Array.isArray(result) ? result : [result]).filter(
    (row): row is Entity => typeof row === 'object' && row !== null,
  );
  const messages = rows.filter(row => /^[EAX]$/.test(String(row.SystemMessageType))).map(messageOf);
  if (messages.length > 0) {
    const said = messages.map(message => `${message.code} ${message.text}`.trim()).join('; ');
    const words = say.reason('refused-with-200', { operation, words: said });
    return sapRefusal(messages[0]?.code ?? 'rejected', words, { messages, explanation: explain(messages) });
  }
  if (rows.some(row => row.Success === false)) return say.error('no-success', { operation });
  return undefined;
}

/** The text where there is one; else the variables, which mostly tell enough. */
function messageOf(row: Entity): ServiceMessage {
  const variables = [1, 2, 3, 4].map(i => externalText(row[`SystemMessageVariable${i}`]));
  return {
    code: [row.SystemMessageIdentification, row.SystemMessageNumber]
      .map(part => externalText(part))
      .join('/'),
    text: externalText(row.SystemMessageText) || variables.filter(Boolean).join(' '),
    severity: 'error',
  };
}
