import { basePath } from '../../base-path.ts';
import { useTexts } from '../../language.tsx';
import { Copy } from '../../parts/copy.tsx';
import { type Asked, asCurl, asKontor, asTypeScript } from './commands.ts';
import { texts } from './texts.ts';

/** What was asked, to be pasted elsewhere. */
export function CopyAs(asked: Omit<Asked, 'url'>) {
  const said = useTexts(texts);
  const whole: Asked = { ...asked, url: `${location.origin}${basePath()}` };
  return (
    <fieldset className="copy-as">
      <legend className="unseen">{said.copyAs}</legend>
      <Copy label="curl" text={() => asCurl(whole)} />
      <Copy label="kontor" text={() => asKontor(whole)} />
      <Copy label="TypeScript" text={() => asTypeScript(whole)} />
    </fieldset>
  );
}
