// The rules of the WHATWG HTML standard for event streams, one by one, each in one piece and cut after every character.
import { describe, expect, test } from 'vitest';
import { eventStream, type StreamMessage } from './event-stream.ts';

const told = (text: string) => eventStream().push(text);
const cut = (text: string) => {
  const stream = eventStream();
  return [...text].flatMap(one => stream.push(one));
};
const message = (data: string, change: Partial<StreamMessage> = {}) => ({
  event: 'message',
  data,
  id: '',
  ...change,
});

const rules: Record<string, [string, StreamMessage[]]> = {
  'lines end with LF, CRLF or CR': [
    'data: a\n\ndata: b\r\n\r\ndata: c\r\rx',
    ['a', 'b', 'c'].map(d => message(d)),
  ],
  'several lines of data are one text': ['data: a\ndata: b\n\n', [message('a\nb')]],
  'one space after the colon is no part of the value': ['data:  a\ndata:b\n\n', [message(' a\nb')]],
  'a comment is ignored': [': hello\n\ndata: a\n\n', [message('a')]],
  'a field without a colon has an empty value': ['event\ndata: a\n\n', [message('a')]],
  'an event has its name, the next one has not': [
    'event: call\ndata: a\n\ndata: b\n\n',
    [message('a', { event: 'call' }), message('b')],
  ],
  'a name without data is not dispatched': ['event: call\n\ndata: a\n\n', [message('a')]],
  'an id stays until another comes': [
    'id: 1\ndata: a\n\ndata: b\n\nid\ndata: c\n\n',
    [message('a', { id: '1' }), message('b', { id: '1' }), message('c')],
  ],
  'an id alone moves the last id': ['id: 7\n\n', [message('', { id: '7' })]],
  'an id with NULL is ignored': ['id: 1\0\ndata: a\n\n', [message('a')]],
  'an unknown field is ignored': ['retry: 5\nfoo: b\ndata: a\n\n', [message('a')]],
  'what has not ended is not dispatched': ['data: a\n\ndata: b\n', [message('a')]],
  'a byte order mark is no part of the first line': ['\ufeffdata: a\n\n', [message('a')]],
};

describe.each(Object.entries(rules))('%s', (_name, [text, messages]) => {
  test('in one piece', () => expect(told(text)).toEqual(messages));
  test('cut after every character', () => expect(cut(text)).toEqual(messages));
});
