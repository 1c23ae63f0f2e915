// The package `kontor/widgets`: importing it defines every element. Outside of browsers it defines nothing.
export { type Connected, type EndReason, KontorConnect, type KontorConnectEvents } from './connect.ts';
export { KontorPicker } from './picker.ts';
