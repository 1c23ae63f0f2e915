// For work on the console: `npm run dev:console` next to a Kontor that runs, such as `npm run demo`. Vite's server adds style elements, so the
// policy is not in force here: tests use the built console only.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const kontor = process.env.KONTOR_URL ?? 'http://127.0.0.1:7700';

// biome-ignore lint/style/noDefaultExport: Vite asks for it.
export default defineConfig({
  plugins: [react()],
  server: { proxy: { '/v1': kontor, '/docs': kontor, '/openapi.json': kontor } },
});
