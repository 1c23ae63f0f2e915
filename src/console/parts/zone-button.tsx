// The time zone in which times are shown: named in the bar of every page, and chosen in a dialog.
import Clock from 'lucide-react/icons/clock';
import { type ChangeEvent, useState } from 'react';
import { inBoth, useSpoken, useTexts } from '../language.tsx';
import { common } from '../texts.ts';
import { allZones, browserZone, isZone } from '../zone.ts';
import { Confirm } from './confirm.tsx';
import { Field } from './field.tsx';

const texts = inBoth(
  {
    title: 'Time zone',
    shown: (zone: string) => `Time zone of all times: ${zone}`,
    about:
      'All times and the beginning of a day are meant in this zone. Days of documents stay as their system gave them.',
    browser: (zone: string) => `As this browser: ${zone}`,
    utc: 'UTC',
    other: 'Another one',
    name: 'Name of the zone',
    hint: 'Such as Europe/Berlin; type a part of the name.',
    unknown: 'There is no such time zone. Choose one of the list.',
  },
  {
    title: 'Zeitzone',
    shown: (zone: string) => `Zeitzone aller Zeiten: ${zone}`,
    about:
      'Alle Zeiten und der Beginn eines Tages sind in dieser Zone gemeint. Tage von Belegen bleiben, wie ihr System sie angab.',
    browser: (zone: string) => `Wie dieser Browser: ${zone}`,
    utc: 'UTC',
    other: 'Eine andere',
    name: 'Name der Zone',
    hint: 'Etwa Europe/Berlin; tippen Sie einen Teil des Namens.',
    unknown: 'Diese Zeitzone gibt es nicht. Wählen Sie eine aus der Liste.',
  },
);

export function ZoneButton() {
  const said = useTexts(texts);
  const { format } = useSpoken();
  const [isOpen, setOpen] = useState(false);
  const { timeZone } = format;
  return (
    <>
      <button
        type="button"
        className="text-button"
        title={said.shown(timeZone)}
        aria-label={said.shown(timeZone)}
        onClick={() => setOpen(true)}
      >
        <Clock aria-hidden />
        <span className="zone-name">{format.zoneAt(new Date())}</span>
      </button>
      {isOpen && <ZoneDialog onClose={() => setOpen(false)} />}
    </>
  );
}

type Kind = 'browser' | 'utc' | 'other';

function ZoneDialog({ onClose }: { onClose(): void }) {
  const said = useTexts(texts);
  const { save } = useTexts(common);
  const { zone, chooseZone } = useSpoken();
  const [kind, setKind] = useState<Kind>(zone === undefined ? 'browser' : zone === 'UTC' ? 'utc' : 'other');
  const labels: Record<Kind, string> = {
    browser: said.browser(browserZone()),
    utc: said.utc,
    other: said.other,
  };
  return (
    <Confirm
      title={said.title}
      action={save}
      onClose={onClose}
      onConfirm={async form => {
        const chosen = { browser: undefined, utc: 'UTC', other: String(form.get('zone')).trim() };
        chooseZone(chosen[kind]);
      }}
    >
      <p>{said.about}</p>
      <fieldset className="choices">
        <legend className="unseen">{said.title}</legend>
        {(['browser', 'utc', 'other'] as const).map(one => (
          <label key={one}>
            <input
              type="radio"
              name="kind"
              value={one}
              checked={one === kind}
              onChange={() => setKind(one)}
            />
            {labels[one]}
          </label>
        ))}
      </fieldset>
      {kind === 'other' && (
        <>
          <Field
            label={said.name}
            hint={said.hint}
            name="zone"
            list="zones"
            defaultValue={zone}
            required
            autoComplete="off"
            onChange={(event: ChangeEvent<HTMLInputElement>) =>
              event.target.setCustomValidity(isZone(event.target.value.trim()) ? '' : said.unknown)
            }
          />
          <datalist id="zones">
            {allZones().map(one => (
              <option key={one} value={one} />
            ))}
          </datalist>
        </>
      )}
    </Confirm>
  );
}
