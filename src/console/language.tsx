// The language and the time zone of the console: chosen here, or those of the browser. Kontor speaks English and German.
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { type Format, formatIn } from './format.ts';
import { browserZone, chosenZone, storeZone } from './zone.ts';

export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

const key = 'kontor.language';

const firstLanguage = (): Language => firstSpoken([localStorage.getItem(key), ...navigator.languages]);

/** The first of these languages that Kontor speaks. */
export const firstSpoken = (wanted: readonly (string | null | undefined)[]): Language =>
  wanted.map(one => languages.find(known => one?.startsWith(known))).find(one => one) ?? 'en';

interface Spoken {
  language: Language;
  format: Format;
  speak(language: Language): void;
  /** Undefined: that of the browser. */
  zone: string | undefined;
  chooseZone(zone: string | undefined): void;
}
const Context = createContext<Spoken | undefined>(undefined);

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(firstLanguage);
  const [zone, setZone] = useState(chosenZone);
  const speak = useCallback((chosen: Language) => {
    localStorage.setItem(key, chosen);
    setLanguage(chosen);
  }, []);
  const chooseZone = useCallback((chosen: string | undefined) => {
    storeZone(chosen);
    setZone(chosen);
  }, []);
  return (
    <Speaking language={language} speak={speak} zone={zone} chooseZone={chooseZone}>
      {children}
    </Speaking>
  );
}

/** `speak` and `chooseZone` left out: nothing of this is chosen here, and the time zone is that of the browser. */
export function Speaking({
  language,
  speak = chosenElsewhere,
  zone,
  chooseZone = chosenElsewhere,
  children,
}: {
  language: Language;
  speak?: Spoken['speak'];
  zone?: Spoken['zone'];
  chooseZone?: Spoken['chooseZone'];
  children: ReactNode;
}) {
  const spoken = useMemo(
    () => ({ language, format: formatIn(language, zone ?? browserZone()), speak, zone, chooseZone }),
    [language, speak, zone, chooseZone],
  );
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return <Context value={spoken}>{children}</Context>;
}

const chosenElsewhere = () => {};

export function useSpoken(): Spoken {
  const spoken = useContext(Context);
  if (!spoken) throw new Error('There is no LanguageProvider around this part.');
  return spoken;
}

type Text = string | ((...values: never[]) => string);
type InTheOther<Texts> = { [Name in keyof Texts]: Texts[Name] extends string ? string : Texts[Name] };
export interface InBoth<Texts> {
  en: Texts;
  de: InTheOther<Texts>;
}

/** The texts of a page or part. A text that the other language lacks does not compile. */
export const inBoth = <const Texts extends Record<string, Text>>(
  en: Texts,
  de: InTheOther<Texts>,
): InBoth<Texts> => ({ en, de });

export const useTexts = <Texts,>(texts: InBoth<Texts>) => texts[useSpoken().language];
export const useFormat = (): Format => useSpoken().format;
