// This Kontor as a whole. What is set here is set where Kontor is started; the page changes nothing.
import type { Schemas } from '../../../client/index.ts';
import { useAnswer } from '../../api.tsx';
import { useFormat, useTexts } from '../../language.tsx';
import { Card } from '../../parts/card.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Loading } from '../../parts/loading.tsx';
import { SettingsHead } from '../../parts/settings-pages.tsx';
import { useSession } from '../../session.tsx';
import { texts } from './texts.ts';

type Installation = Schemas['Installation'];

export function InstallationPage() {
  const said = useTexts(texts);
  const { session } = useSession();
  const seesAll = session?.tenant === null;
  const { data, error, refetch } = useAnswer(['installation'], api => api.getInstallation(), {
    enabled: seesAll,
  });
  return (
    <>
      <SettingsHead />
      {!seesAll ? (
        <p className="hint">{said.forTenants}</p>
      ) : error ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <div className="installation">
          <Software of={data} />
          <EncryptionKey of={data.encryption_key} />
          <SignIn of={data.sign_in} />
        </div>
      ) : (
        <Loading />
      )}
    </>
  );
}

function Software({ of: { version, database, public_url: url } }: { of: Installation }) {
  const said = useTexts(texts);
  return (
    <Card title={said.software}>
      <Facts
        of={[
          [said.version, version],
          [said.database, said[database]],
          [said.publicUrl, url ?? said.notSet],
        ]}
      />
    </Card>
  );
}

const dayMs = 86_400_000;
const oldAfterDays = 365;

function EncryptionKey({ of: { id, first_used_at: since } }: { of: Installation['encryption_key'] }) {
  const said = useTexts(texts);
  const format = useFormat();
  const days = Math.max(0, Math.floor((Date.now() - Date.parse(since)) / dayMs));
  return (
    <Card title={said.key}>
      <Facts
        of={[
          [said.keyId, id],
          [said.keySince, format.instant(since)],
          [said.keyAge, said.days(format.number(days))],
        ]}
      />
      {days > oldAfterDays && (
        <p className="notice" data-tone="critical">
          {said.keyOld}
        </p>
      )}
      <p className="hint">{said.keyAbout}</p>
    </Card>
  );
}

function SignIn({ of }: { of: Installation['sign_in'] }) {
  const said = useTexts(texts);
  const format = useFormat();
  const hours = (minutes: number) => said.hours(format.number(minutes / 60));
  return (
    <Card title={said.signIn}>
      <Facts
        of={[
          [said.provider, of.issuer ?? said.noProvider],
          [said.rolesClaim, of.roles_claim],
          [said.idle, hours(of.idle_minutes)],
          [said.longest, hours(of.longest_minutes)],
        ]}
      />
      {of.issuer !== null && !of.in_browser && <p className="hint">{said.programsOnly}</p>}
    </Card>
  );
}
