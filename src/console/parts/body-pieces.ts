// Cuts a text of JSON or XML into pieces to colour, indented. What is neither, or was cut off by Kontor, stays as it is.

export interface Piece {
  kind: 'plain' | 'name' | 'text' | 'number' | 'word' | 'mark';
  text: string;
}

export function piecesOf(text: string): Piece[] {
  const trimmed = text.trimStart();
  if (trimmed.startsWith('{') || trimmed.startsWith('[')) return jsonPieces(indentedJson(trimmed));
  if (trimmed.startsWith('<')) return xmlPieces(indentedXml(trimmed));
  return [{ kind: 'plain', text }];
}

/** Numbers keep their digits: nothing is parsed into floats. */
function indentedJson(text: string): string {
  let depth = 0;
  let out = '';
  const line = () => `\n${'  '.repeat(depth)}`;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"?|[{}[\],:]|[^\s{}[\],:"]+/g)) {
    if (token === '{' || token === '[') {
      depth++;
      out += token + line();
    } else if (token === '}' || token === ']') {
      depth = Math.max(0, depth - 1);
      out = out.trimEnd() + (out.trimEnd().endsWith(token === '}' ? '{' : '[') ? '' : line()) + token;
    } else if (token === ',') out += token + line();
    else if (token === ':') out += ': ';
    else out += token;
  }
  return out;
}

function jsonPieces(text: string): Piece[] {
  return cut(text, /"(?:[^"\\]|\\.)*"?|-?\d[\d.eE+-]*|\b(?:true|false|null)\b/g, (token, rest) => {
    if (token.startsWith('"')) return rest.startsWith(':') ? 'name' : 'text';
    return /^[tfn]/.test(token) ? 'word' : 'number';
  });
}

function indentedXml(text: string): string {
  let depth = 0;
  let out = '';
  /** What came before: a closing tag stays behind a text or its opening tag. */
  let before: 'text' | 'open' | 'other' = 'other';
  for (const [token] of text.matchAll(/<[^>]*>?|[^<]+/g)) {
    const words = token.trim();
    if (words === '') continue;
    if (!token.startsWith('<')) {
      out += words;
      before = 'text';
      continue;
    }
    const closes = token.startsWith('</');
    const opens = !closes && !token.startsWith('<!') && !token.startsWith('<?') && !token.endsWith('/>');
    if (closes) depth = Math.max(0, depth - 1);
    out += out === '' || (closes && before !== 'other') ? token : `\n${'  '.repeat(depth)}${token}`;
    if (opens) depth++;
    before = opens ? 'open' : 'other';
  }
  return out;
}

function xmlPieces(text: string): Piece[] {
  return cut(text, /<\/?[^\s>/]+|\s[\w:.-]+=|"[^"]*"|\/?>/g, token => {
    if (token.startsWith('<')) return 'name';
    if (token.startsWith('"')) return 'text';
    return token.endsWith('=') ? 'word' : 'name';
  });
}

function cut(text: string, pattern: RegExp, kindOf: (token: string, rest: string) => Piece['kind']): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > from) pieces.push({ kind: 'plain', text: text.slice(from, match.index) });
    from = match.index + match[0].length;
    pieces.push({ kind: kindOf(match[0], text.slice(from, from + 1)), text: match[0] });
  }
  if (from < text.length) pieces.push({ kind: 'plain', text: text.slice(from) });
  return pieces;
}
