// The package `kontor`: start a Kontor from code, and the client of its API.
export { type App, type AppOptions, startApp } from './app.ts';
export { ApiProblem, type Client, type ClientOptions, createClient } from './client/index.ts';
