// The package `kontor/widgets`: importing it defines every element. Outside of browsers it defines nothing.
export { type Connected, type EndReason, KontorConnect, type KontorConnectEvents } from './connect.ts';
export { KontorErrors } from './errors.tsx';
export { KontorOrders } from './orders.tsx';
export { KontorPicker } from './picker.ts';
