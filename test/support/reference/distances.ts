import type { Constant } from '../../../src/semantics/constant.ts';
import { toNumber } from './comparison.ts';

/** A place on the earth, in degrees. */
export interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

/** The place of two numbers; undefined when one of them is missing, or there is no such place. */
export function placeOf(latitude: Constant | undefined, longitude: Constant | undefined): Place | undefined {
  if (latitude === undefined || longitude === undefined) return undefined;
  const place = { latitude: toNumber(latitude), longitude: toNumber(longitude) };
  const isOnEarth = Math.abs(place.latitude) <= 90 && Math.abs(place.longitude) <= 180;
  return isOnEarth ? place : undefined;
}

/** The metres between two places on a sphere of 6,371.0088 km. */
export function metresBetween(from: Place, to: Place): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const haversine = (angle: number) => Math.sin(angle / 2) ** 2;
  const h =
    haversine(radians(to.latitude - from.latitude)) +
    Math.cos(radians(from.latitude)) *
      Math.cos(radians(to.latitude)) *
      haversine(radians(to.longitude - from.longitude));
  return 2 * 6_371_008.8 * Math.asin(Math.sqrt(Math.min(1, h)));
}
