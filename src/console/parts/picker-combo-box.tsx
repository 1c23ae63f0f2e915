// The list behind a picker, on React Aria's combo box: loaded only where a page has one.
import ChevronDown from 'lucide-react/icons/chevron-down';
import { useState } from 'react';
import {
  Button,
  ComboBox,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Text,
} from 'react-aria-components/ComboBox';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { ApiProblem } from '../../client/index.ts';
import { useAnswer } from '../api.tsx';
import { inBoth, useSpoken, useTexts } from '../language.tsx';
import { common } from '../texts.ts';
import { type PickerProps, type PickerSource, useNamed } from './picker-source.ts';
import { searchRecords } from './records.ts';
import { useRested } from './rested.ts';

const texts = inBoth(
  { none: 'Nothing found. What you type stays.' },
  { none: 'Nichts gefunden. Ihre Eingabe bleibt.' },
);

export function PickerComboBox({
  label,
  value,
  onChange,
  source,
  hint,
  problem,
  placeholder,
  isRequired = false,
  isLabelHidden = false,
}: PickerProps & { source: PickerSource }) {
  const { language } = useSpoken();
  const said = useTexts(texts);
  const { loading, noAnswer } = useTexts(common);
  const [isOpen, setOpen] = useState(false);
  // The list stands in the page, where landmarks and reading order are.
  const [box, setBox] = useState<HTMLDivElement | null>(null);
  const text = useRested(value);
  const found = useNamed(source, text);
  // What is being typed is another number already.
  const named = found?.value === value ? found : undefined;
  // Somebody who opens the list of a number that is there wants to see the others, too.
  const asked = named ? '' : text;
  const { data, error, isFetching } = useAnswer(
    ['records', source, asked],
    api => searchRecords(api, { ...source, text: asked }),
    { enabled: isOpen, staleTime: 60_000, placeholderData: before => before },
  );
  const emptyText = isFetching
    ? loading
    : error instanceof ApiProblem
      ? error.message
      : error
        ? noAnswer
        : said.none;
  return (
    <I18nProvider locale={language}>
      <ComboBox
        className="field picker"
        inputValue={value}
        onInputChange={onChange}
        // The text alone is the value: a choice kept next to it would come back over what is typed afterwards.
        selectedKey={null}
        onSelectionChange={key => {
          if (key !== null) onChange(String(key));
        }}
        items={data ?? []}
        defaultFilter={() => true}
        allowsCustomValue
        allowsEmptyCollection
        menuTrigger="input"
        onOpenChange={open => {
          keepPageReadable(open);
          setOpen(open);
        }}
        isInvalid={problem !== undefined}
        isRequired={isRequired}
        validationBehavior="native"
        {...(isLabelHidden ? { 'aria-label': label } : {})}
      >
        {!isLabelHidden && <Label>{label}</Label>}
        <div className="picker-box" ref={setBox}>
          <Input {...(placeholder === undefined ? {} : { placeholder })} autoComplete="off" />
          <Button className="picker-open">
            <ChevronDown aria-hidden />
          </Button>
        </div>
        <Text slot="description" className="hint" data-kind={problem === undefined ? 'hint' : 'problem'}>
          {problem ?? (named && named.name !== '' ? named.name : hint)}
        </Text>
        <Popover
          className="picker-list"
          offset={4}
          containerPadding={0}
          isNonModal
          {...(box ? { UNSTABLE_portalContainer: box } : {})}
        >
          <ListBox<{ value: string; name: string }>
            renderEmptyState={() => <p className="hint">{emptyText}</p>}
          >
            {one => (
              <ListBoxItem id={one.value} textValue={one.value} className="picker-option">
                <span className="picker-number">{one.value}</span>
                <span>{one.name}</span>
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
    </I18nProvider>
  );
}

/**
 * React Aria hides the whole page from screen readers while a list is open, although the keyboard can still leave it: what can be focused must
 * not be hidden. It spares what stands in its top layer.
 */
function keepPageReadable(isOpen: boolean): void {
  document.getElementById('console')?.toggleAttribute('data-react-aria-top-layer', isOpen);
}
