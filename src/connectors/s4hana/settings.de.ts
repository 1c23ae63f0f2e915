// The German of `settings.ts` and of the ways to log on (`s4/logon/auth.ts`), by the English text.
import { ofEveryConnector } from '../kit/setting.de.ts';

export const german = {
  ...ofEveryConnector,
  'API address': 'API-Adresse',
  'Address of the API host, such as https://my123456-api.s4hana.cloud.sap.':
    'Adresse des API-Hosts, etwa https://my123456-api.s4hana.cloud.sap.',
  Logon: 'Anmeldung',
  'User and password': 'Benutzer und Passwort',
  'User and password of the communication user. Works everywhere; in the communication system choose "User Name and Password" as method for inbound communication.':
    'Benutzer und Passwort des Kommunikationsbenutzers. Geht überall; wählen Sie im Kommunikationssystem „Benutzername und Kennwort“ als Methode der eingehenden Kommunikation.',
  'Communication user': 'Kommunikationsbenutzer',
  'The communication user.': 'Der Kommunikationsbenutzer.',
  Password: 'Passwort',
  'Of the communication user.': 'Des Kommunikationsbenutzers.',
  'Secret expires on': 'Ablaufdatum des Secrets',
  'When password or secret stop working, if you know: Kontor says in time how many days are left.':
    'Wann Passwort oder Secret ablaufen, wenn Sie es wissen: Kontor sagt rechtzeitig, wie viele Tage bleiben.',
  'API key': 'API-Schlüssel',
  "SAP's public sandbox of its API hub, which answers reads only.":
    'Die öffentliche Sandbox des API-Hubs von SAP, die nur Lesezugriffe beantwortet.',
  'The key of your account there.': 'Der Schlüssel Ihres Kontos dort.',
  'Client certificate': 'Client-Zertifikat',
  'A client certificate (X.509) in the TLS connection. In the communication user upload the certificate, in the communication system choose "SSL Client Certificate".':
    'Ein Client-Zertifikat (X.509) in der TLS-Verbindung. Laden Sie das Zertifikat im Kommunikationsbenutzer hoch, und wählen Sie im Kommunikationssystem „SSL-Client-Zertifikat“.',
  Certificate: 'Zertifikat',
  'The certificate, with its chain if it has one, as PEM.':
    'Das Zertifikat als PEM, mit seiner Kette, wenn es eine hat.',
  'Private key': 'Privater Schlüssel',
  'The private key, as PEM.': 'Der private Schlüssel als PEM.',
  Passphrase: 'Passphrase',
  'Of an encrypted private key.': 'Eines verschlüsselten privaten Schlüssels.',
  'OAuth 2.0 client credentials': 'OAuth 2.0 Client Credentials',
  'OAuth 2.0 client credentials. Systems differ in the address of the endpoint, in the scope and in how the client proves itself, so all of that can be set.':
    'OAuth 2.0 Client Credentials. Systeme unterscheiden sich in der Adresse des Endpunkts, im Scope und darin, wie sich der Client ausweist; deshalb lässt sich all das einstellen.',
  'Token address': 'Token-Adresse',
  'Often https://<system>-api…/sap/bc/sec/oauth2/token.':
    'Oft https://<system>-api…/sap/bc/sec/oauth2/token.',
  'Client ID': 'Client-ID',
  'As the communication arrangement, or the identity provider, shows it.':
    'Wie die Kommunikationsvereinbarung oder der Identity Provider sie zeigt.',
  Scope: 'Scope',
  'Such as API_SALES_ORDER_SRV_0001; left out where the system wants none.':
    'Etwa API_SALES_ORDER_SRV_0001; leer, wo das System keinen verlangt.',
  'Keeping tokens': 'Aufbewahren von Tokens',
  'per-request keeps no token at all.': 'per-request bewahrt gar kein Token auf.',
  'How the client proves itself': 'Wie sich der Client ausweist',
  'Where client id and secret go; or a certificate instead of a secret.':
    'Wo Client-ID und Secret stehen; oder ein Zertifikat anstelle eines Secrets.',
  'Client secret': 'Client-Secret',
  'For basic and body.': 'Für basic und body.',
  'For certificate.': 'Für certificate.',
  'OAuth 2.0 on behalf of a business user': 'OAuth 2.0 im Namen eines Business-Benutzers',
  'OAuth 2.0 with a SAML bearer assertion: Kontor acts for a business user, with the rights of that user. Enter issuer and signing certificate as an OAuth 2.0 identity provider of the communication system; client id and secret are the communication user.':
    'OAuth 2.0 mit einer SAML-Bearer-Assertion: Kontor handelt für einen Business-Benutzer, mit dessen Rechten. Tragen Sie Aussteller und Signaturzertifikat als OAuth-2.0-Identity-Provider des Kommunikationssystems ein; Client-ID und Secret sind die des Kommunikationsbenutzers.',
  'The password of the communication user.': 'Das Passwort des Kommunikationsbenutzers.',
  Assertion: 'Assertion',
  'What says for which business user the token is, and who vouches for it.':
    'Was sagt, für welchen Business-Benutzer das Token ist und wer dafür bürgt.',
  Issuer: 'Aussteller',
  'Name of the provider, as the communication system knows it.':
    'Name des Providers, wie ihn das Kommunikationssystem kennt.',
  Audience: 'Audience',
  "The system's own SAML name: its address without -api.":
    'Der eigene SAML-Name des Systems: seine Adresse ohne -api.',
  'Business user': 'Business-Benutzer',
  'The business user for whom the token is.': 'Der Business-Benutzer, für den das Token ist.',
  'Form of the user name': 'Form des Benutzernamens',
  'How the business user is named: by e-mail address, or as the system names it.':
    'Wie der Business-Benutzer benannt wird: mit der E-Mail-Adresse, oder so, wie das System ihn nennt.',
  'Signing certificate': 'Signaturzertifikat',
  'What the assertion is signed with.': 'Womit die Assertion signiert wird.',
  'Life of an assertion in seconds': 'Lebensdauer einer Assertion in Sekunden',
  'How long it is good for.': 'Wie lange sie gilt.',
  // A Mandant without more is a tenant of Kontor.
  Client: 'SAP-Mandant',
  "Three digits; left out: the system's own.": 'Drei Ziffern; leer: der des Systems.',
  Language: 'Sprache',
  "Of texts and messages, such as EN; left out: the communication user's own.":
    'Von Texten und Meldungen, etwa DE; leer: die des Kommunikationsbenutzers.',
  'Own certificate authority': 'Eigene Zertifizierungsstelle',
  "The authority that signed the server's certificate, where no public one did.":
    'Die Stelle, die das Zertifikat des Servers signiert hat, wo es keine öffentliche war.',
  Tunnel: 'Tunnel',
  'The name of the tunnel that leads into the private network where the system stands.':
    'Der Name des Tunnels, der in das private Netz führt, in dem das System steht.',
  'Requests per minute': 'Anfragen je Minute',
  'A budget: no more requests than this, however fast the system answers.':
    'Ein Budget: nicht mehr Anfragen als diese Zahl, auch wenn das System schnell antwortet.',
  'Created by': 'Angelegt von',
  'Written into journal entries as CreatedByUser.': 'Steht in Journalbuchungen als CreatedByUser.',
  'Requests at the same time': 'Gleichzeitige Anfragen',
  'Requests to the system at the same time, at most. Half as many to begin with, more while it answers as fast as before, half of it when it says 429 or 503.':
    'Höchstzahl gleichzeitiger Anfragen an das System. Am Anfang halb so viele, mehr, solange es so schnell antwortet wie zuvor, und die Hälfte, wenn es mit 429 oder 503 antwortet.',
  'Timeout in seconds': 'Zeitlimit einer Antwort in Sekunden',
  'How long an answer may take.': 'Wie lange eine Antwort dauern darf.',
  'Quiet period in seconds': 'Wartezeit in Sekunden',
  'How long a lost document may still appear. Must be longer than SAP ever works on one request.':
    'Wie lange ein verlorener Beleg noch erscheinen kann. Muss länger sein, als SAP je an einer Anfrage arbeitet.',
  'Codes of regions': 'Codes von Regionen',
  "The system's codes of regions, by those of ISO 3166-2, where Kontor does not know them or they are others than SAP delivers: `GB-KEN` is `KE`. Empty: the region is left out.":
    'Die Regionscodes des Systems, nach denen von ISO 3166-2, wo Kontor sie nicht kennt oder wo sie von denen abweichen, die SAP ausliefert: `GB-KEN` ist `KE`. Leer: Die Region entfällt.',
  'Relationship of merged partners': 'Beziehung zusammengeführter Partner',
  'The category of the relationship "is replaced by" between business partners: Kontor follows it from a partner that was merged to the one that has taken its place. Empty: it follows none.':
    'Der Typ der Beziehung „wird ersetzt durch“ zwischen Geschäftspartnern: Kontor folgt ihr von einem zusammengeführten Partner zu dem, der an seine Stelle getreten ist. Leer: Kontor folgt keiner.',
};
