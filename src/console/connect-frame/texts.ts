import { inBoth } from '../language.tsx';

export const texts = inBoth(
  {
    title: (system: string) => `Connect ${system}`,
    about: 'The administrator of the system prepares it; then you enter the credentials.',
    renew: (name: string) => `New credentials for ${name}`,
    aboutRenew: 'What is stored stays until the system has accepted the new credentials.',
    steps: 'For the administrator of the system',
    credentials: 'Credentials',
    credentialsAbout:
      'What you enter goes to Kontor, which stores secrets encrypted. The page around this form does not see it.',
    needed: 'Has to be entered.',
    asking: 'Kontor asks the system …',
    check: 'Check',
    connect: 'Connect',
    store: 'Store new credentials',
    until: (time: string) => `This form is open until ${time}.`,
    connected: (name: string) => `${name} is connected`,
    renewed: (name: string) => `${name} has new credentials`,
    connectedAbout: 'You can close this form.',
    answered: 'What the system answered',
    ended: 'This form is closed',
    used: 'It has already made its connection. You need not do anything.',
    over: 'It has expired, or the product has cancelled it.',
    tries: 'It has had all its attempts. Check the credentials with the administrator of the system.',
    unknown:
      'Kontor does not know it: the product has passed on something wrong, or it has expired long ago.',
    startAgain: 'Go back to the product that sent you here, and start again there.',
    alone: 'There is nothing to enter here',
    aloneWhy:
      'This page shows a form only inside the product that has asked for a connection. It was opened alone, or Kontor does not know the form.',
    noAnswer: 'Kontor has not answered.',
    noAnswerNext: 'Check whether you are online, then try again. What you have entered is still here.',
  },
  {
    title: (system: string) => `${system} verbinden`,
    about: 'Der Administrator bereitet das System vor; dann geben Sie die Zugangsdaten ein.',
    renew: (name: string) => `Neue Zugangsdaten für ${name}`,
    aboutRenew: 'Was gespeichert ist, gilt weiter, bis das System die neuen Zugangsdaten angenommen hat.',
    steps: 'Für den Administrator des Systems',
    credentials: 'Zugangsdaten',
    credentialsAbout:
      'Was Sie eingeben, geht an Kontor, das Geheimnisse verschlüsselt speichert. Die Seite um dieses Formular sieht es nicht.',
    needed: 'Muss eingegeben werden.',
    asking: 'Kontor fragt das System …',
    check: 'Prüfen',
    connect: 'Verbinden',
    store: 'Neue Zugangsdaten speichern',
    until: (time: string) => `Dieses Formular ist bis ${time} offen.`,
    connected: (name: string) => `${name} ist verbunden`,
    renewed: (name: string) => `${name} hat neue Zugangsdaten`,
    connectedAbout: 'Sie können dieses Formular schließen.',
    answered: 'Was das System geantwortet hat',
    ended: 'Dieses Formular ist geschlossen',
    used: 'Es hat seine Verbindung schon hergestellt. Sie müssen nichts tun.',
    over: 'Es ist abgelaufen, oder das Produkt hat es abgebrochen.',
    tries:
      'Alle seine Versuche sind aufgebraucht. Prüfen Sie die Zugangsdaten mit dem Administrator des Systems.',
    unknown:
      'Kontor kennt es nicht: Das Produkt hat etwas Falsches übergeben, oder es ist seit Langem abgelaufen.',
    startAgain: 'Gehen Sie zurück zu dem Produkt, aus dem Sie kommen, und beginnen Sie dort von vorn.',
    alone: 'Hier ist nichts einzugeben',
    aloneWhy:
      'Diese Seite zeigt ein Formular nur in dem Produkt, das um eine Verbindung gebeten hat. Sie wurde allein geöffnet, oder Kontor kennt das Formular nicht.',
    noAnswer: 'Kontor hat nicht geantwortet.',
    noAnswerNext:
      'Prüfen Sie, ob Sie online sind, und versuchen Sie es noch einmal. Was Sie eingegeben haben, steht noch hier.',
  },
);
