// The package `kontor/widgets`: importing it defines every element. Outside of browsers it defines nothing.
export { KontorPicker } from './picker.ts';
