import { inBoth } from '../../language.tsx';

export const texts = inBoth(
  {
    title: 'Sign in to Kontor',
    about: 'Use a one-time link or an API key.',
    aboutAll: 'Use the account of your organisation, a one-time link, or an API key.',
    linkFound: 'You came here with a one-time link.',
    withLink: 'Sign in with this link',
    key: 'API key',
    keyHint:
      'Kontor keeps a session in this browser, not the key. The one-time link that Kontor has printed at its first start is simpler.',
    withKey: 'Sign in',
    withAccount: 'Sign in with the account of my organisation',
    wrong: 'You are not signed in',
    refused: 'The account of your organisation did not let you in here.',
    whatItMeans: 'What it means, and what to do',
  },
  {
    title: 'Bei Kontor anmelden',
    about: 'Mit einem Einmal-Link oder einem API-Schlüssel.',
    aboutAll: 'Mit dem Konto Ihrer Organisation, einem Einmal-Link oder einem API-Schlüssel.',
    linkFound: 'Sie sind mit einem Einmal-Link gekommen.',
    withLink: 'Mit diesem Link anmelden',
    key: 'API-Schlüssel',
    keyHint:
      'Kontor behält in diesem Browser eine Sitzung, nicht den Schlüssel. Einfacher ist der Einmal-Link, den Kontor beim ersten Start ausgegeben hat.',
    withKey: 'Anmelden',
    withAccount: 'Mit dem Konto meiner Organisation anmelden',
    wrong: 'Sie sind nicht angemeldet',
    refused: 'Mit dem Konto Ihrer Organisation sind Sie hier nicht hereingekommen.',
    whatItMeans: 'Was es bedeutet, und was zu tun ist',
  },
);
