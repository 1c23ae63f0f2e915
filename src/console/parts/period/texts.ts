import { inBoth } from '../../language.tsx';

export const texts = inBoth(
  {
    time: 'Time',
    any: 'Any time',
    hour: 'Last hour',
    day: 'Last 24 hours',
    week: 'Last 7 days',
    month: 'Last 30 days',
    today: 'Today',
    yesterday: 'Yesterday',
    chosen: 'Chosen days …',
    since: (since: string) => `Since ${since}`,
    days: (since: string, until: string) => `${since} – ${until}`,
    from: 'From the day',
    to: 'To the day',
  },
  {
    time: 'Zeit',
    any: 'Jederzeit',
    hour: 'Letzte Stunde',
    day: 'Letzte 24 Stunden',
    week: 'Letzte 7 Tage',
    month: 'Letzte 30 Tage',
    today: 'Heute',
    yesterday: 'Gestern',
    chosen: 'Gewählte Tage …',
    since: (since: string) => `Seit ${since}`,
    days: (since: string, until: string) => `${since} – ${until}`,
    from: 'Vom Tag',
    to: 'Bis zum Tag',
  },
);
