// Parses `text/event-stream` by the rules of the WHATWG HTML standard, section "Interpreting an event stream".

export interface StreamMessage {
  /** `message` where the stream does not name it. */
  event: string;
  /** Empty: the block has set the last event id only, and is not dispatched. */
  data: string;
  /** The last event id after it. */
  id: string;
}

/** `push` takes decoded text in pieces of any size and answers the messages that have ended in them. */
export function eventStream(): { push(text: string): StreamMessage[] } {
  let rest = '';
  let isFirst = true;
  let event = '';
  let data: string[] = [];
  let id = '';
  let idBefore = '';

  const field = (line: string) => {
    const colon = line.indexOf(':');
    const name = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (name === 'event') event = value;
    else if (name === 'data') data.push(value);
    else if (name === 'id' && !value.includes('\0')) id = value;
  };
  const blockEnds = (): StreamMessage[] => {
    const message = { event: event || 'message', data: data.join('\n'), id };
    const isTold = message.data !== '' || id !== idBefore;
    event = '';
    data = [];
    idBefore = id;
    return isTold ? [message] : [];
  };

  return {
    push(text) {
      let all = rest + text;
      if (isFirst && all !== '') {
        if (all.startsWith('\ufeff')) all = all.slice(1);
        isFirst = false;
      }
      // A line feed may follow a carriage return at the end of this piece: both are one end of a line.
      const whole = all.endsWith('\r') ? all.slice(0, -1) : all;
      const lines = whole.split(/\r\n|\n|\r/);
      rest = (lines.pop() as string) + all.slice(whole.length);
      return lines.flatMap(line => {
        if (line === '') return blockEnds();
        field(line);
        return [];
      });
    },
  };
}
