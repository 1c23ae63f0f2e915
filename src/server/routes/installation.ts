// This Kontor as a whole.
import type { installationRoutes } from '../../contract/installation.ts';
import { type Handlers, type SpeakingGateway, viewOf } from '../handlers.ts';

export const installationHandlers = (
  gateway: SpeakingGateway,
): Pick<Handlers, keyof typeof installationRoutes> => ({
  async getInstallation() {
    const { encryptionKey, signIn, ...rest } = gateway.installation;
    return { ...viewOf(rest), encryption_key: viewOf(encryptionKey), sign_in: viewOf(signIn) };
  },
});
