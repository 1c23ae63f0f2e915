// The sentences of the flows: why something is not booked, and what to do.
import { sentences } from '../core/sentences.ts';
import { germanOfBooking } from './booking-sentences.de.ts';
import { ofBooking } from './booking-sentences.ts';
import { germanOfSales } from './sales-sentences.de.ts';
import { ofSales } from './sales-sentences.ts';

export const say = sentences({ ...ofBooking, ...ofSales }, { ...germanOfBooking, ...germanOfSales });
