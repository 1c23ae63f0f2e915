// Kontor in front of the system whose address is given, in a process of its own.
import { connectTo, startBenchApp } from './bench-app.ts';

const [, , baseUrl = ''] = process.argv;
const app = await startBenchApp();
process.send?.({ url: await connectTo(app, baseUrl), key: app.apiKey });
