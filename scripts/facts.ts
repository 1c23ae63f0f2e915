// The facts of docs/facts, read from their pages, and the places of a text that cite them. How they are written: docs/facts/README.md.

export interface Fact {
  /** `S4-17` */
  number: string;
  title: string;
  /** The heading above it. */
  topic: string;
  text: string;
  evidence: string;
  triedLive: string;
  line: number;
}

export interface Citation {
  number: string;
  line: number;
}

/** What facts are numbered after, and the page of each. */
export const pages: Record<string, string> = { S4: 's4hana.md', BIGC: 'bigcommerce.md', XERO: 'xero.md' };

/** Of one page, as they stand there: a part that is missing is empty. */
export function factsOf(page: string): Fact[] {
  const facts: Fact[] = [];
  let topic = '';
  for (const [at, line] of page.split('\n').entries()) {
    const fact = facts.at(-1);
    const [, number, title] = /^### (\S+) (.+)$/.exec(line) ?? [];
    if (line.startsWith('## ')) topic = line.slice(3);
    else if (number !== undefined && title !== undefined)
      facts.push({ number, title, topic, text: '', evidence: '', triedLive: '', line: at + 1 });
    else if (/^##+ ?/.test(line)) throw new Error(`Line ${at + 1}: neither a topic nor a fact: ${line}`);
    else if (fact === undefined || line.trim() === '') continue;
    else if (line.startsWith('- Evidence: ')) fact.evidence = line.slice('- Evidence: '.length);
    else if (line.startsWith('- Tried on a live system: ')) fact.triedLive = line.slice(26);
    else if (line.startsWith('  ') && fact.evidence !== '') fact.evidence += ` ${line.trim()}`;
    else fact.text += `${fact.text === '' ? '' : ' '}${line.trim()}`;
  }
  return facts;
}

/** Every number of a fact in a text, with its line. */
export function citationsIn(text: string): Citation[] {
  const cited = new RegExp(`\\b(?:${Object.keys(pages).join('|')})-\\d{2,3}\\b`, 'g');
  return text
    .split('\n')
    .flatMap((line, at) => [...line.matchAll(cited)].map(([number]) => ({ number, line: at + 1 })));
}

/** Where GitHub puts the heading of a fact, in its page. */
export const anchorOf = ({ number, title }: Fact): string =>
  `${number} ${title}`
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_ -]/gu, '')
    .replaceAll(' ', '-');
