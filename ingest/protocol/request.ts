import type { Encoding } from '../log/record.ts';

/** Seconds and nanoseconds, as `google.protobuf.Timestamp`. */
export interface Timestamp {
  readonly seconds: number;
  readonly nanos: number;
}

/** One event of a request. What Raccoon's first clients do not send is undefined when it is not there. */
export interface RequestEvent {
  readonly bytes: Uint8Array;
  /** The event's name. */
  readonly type: string;
  readonly eventName: string | undefined;
  readonly product: string | undefined;
  readonly eventTimestamp: Timestamp | undefined;
  readonly isMirrored: boolean | undefined;
  readonly isExclusive: boolean | undefined;
  readonly appVersion: string | undefined;
  /** `PLATFORM_ANDROID = 1`, `PLATFORM_IOS = 2`, `PLATFORM_FLUTTER = 3`; others are kept as they come. */
  readonly platform: number | undefined;
}

/** Raccoon's `SendEventRequest`. */
export interface SendEventRequest {
  readonly reqGuid: string;
  readonly sentTime: Timestamp | undefined;
  readonly events: readonly RequestEvent[];
}

/** A call of a web SDK (`track`, `page`, `identify`, …), as the text of its JSON. */
export interface Call {
  readonly bytes: Uint8Array;
}

/** What the SDKs of Segment and RudderStack send: one call, or a batch of them. */
export interface CallRequest {
  /** The SDKs send none; who does is known by it as in Raccoon's requests. */
  readonly reqGuid: string;
  /** The JSON text of when the device says that it sent the batch. */
  readonly sentAt: string | undefined;
  readonly calls: readonly Call[];
}

/** What the answer to a frame needs: is it a request, of how many events, and which id it goes by. */
export type Probe =
  | { readonly kind: 'request'; readonly reqGuid: string; readonly events: number }
  /** Not a request. `reqGuid` as far as it was read before the fault. */
  | { readonly kind: 'fault'; readonly reqGuid: string; readonly reason: string };

/** Thrown by the decoders: the bytes are not a request. The message is the reason that the client is told. */
export class RequestFault extends Error {
  override readonly name = 'RequestFault';
}

/** An event of no fields but these. */
export function requestEvent(bytes: Uint8Array, type: string): RequestEvent {
  return {
    bytes,
    type,
    eventName: undefined,
    product: undefined,
    eventTimestamp: undefined,
    isMirrored: undefined,
    isExclusive: undefined,
    appVersion: undefined,
    platform: undefined,
  };
}

export type { Encoding };
