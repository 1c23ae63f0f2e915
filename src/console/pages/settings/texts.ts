import { inBoth } from '../../language.tsx';

export const texts = inBoth(
  { about: 'Who may do what, for whom Kontor works, and what it tells other programs.' },
  { about: 'Wer was darf, für wen Kontor arbeitet und was es anderen Programmen meldet.' },
);
