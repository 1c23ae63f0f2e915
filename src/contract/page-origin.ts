// The origin of a page of another product: what a browser sends as `Origin`.
import { z } from 'zod';
import { rule } from '../core/schema-rules.ts';

/** Scheme, host, port; plain HTTP only for pages on this machine. */
export const pageOrigin = z
  .string()
  .max(300)
  .refine(
    text =>
      URL.canParse(text) &&
      new URL(text).origin === text &&
      (text.startsWith('https://') || /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(text)),
    rule('rule-origin'),
  );
