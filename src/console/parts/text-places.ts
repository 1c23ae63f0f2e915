/** Where a text stands in an element, also across its pieces; capitals do not count. */
export function placesOf(frame: HTMLElement, text: string): Range[] {
  const walker = document.createTreeWalker(frame, NodeFilter.SHOW_TEXT);
  const nodes: { node: Text; from: number }[] = [];
  let whole = '';
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    nodes.push({ node: node as Text, from: whole.length });
    whole += (node as Text).data;
  }
  const within = lowered(whole);
  const wanted = lowered(text);
  const places: Range[] = [];
  let index = 0;
  const pointAt = (offset: number, isEnd: boolean) => {
    // Places come in order, and so do the nodes.
    while ((nodes[index + 1]?.from ?? Number.POSITIVE_INFINITY) < offset + (isEnd ? 0 : 1)) index++;
    const { node, from } = nodes[index] as { node: Text; from: number };
    return [node, offset - from] as const;
  };
  for (let at = within.indexOf(wanted); at >= 0; at = within.indexOf(wanted, at + wanted.length)) {
    const range = document.createRange();
    range.setStart(...pointAt(at, false));
    range.setEnd(...pointAt(at + wanted.length, true));
    places.push(range);
  }
  return places;
}

/** Letter by letter, so that no place moves: one letter may become two, such as İ. */
const lowered = (text: string): string =>
  text.replaceAll(/\p{Lu}/gu, letter => {
    const small = letter.toLowerCase();
    return small.length === letter.length ? small : letter;
  });
