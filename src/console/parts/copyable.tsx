import { Copy } from './copy.tsx';

/** A text that people paste elsewhere, such as an address. */
export const Copyable = ({ text }: { text: string }) => (
  <span className="copyable">
    <span>{text}</span>
    <Copy text={() => text} />
  </span>
);
