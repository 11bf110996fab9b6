import { hour, minute, second } from './calendar.ts';
import type { Visit } from './visits.ts';
import { restaurants, shops, type Item, type Merchant } from './indonesia.ts';
import { hasPlus, type Person } from './people.ts';
import type { Random } from './random.ts';

/** A value in an event's properties, as JSON holds it. */
export type Value = string | number | boolean | readonly string[];

/** Something a person did in the app. */
export interface Happening {
  readonly name: string;
  /** Milliseconds. */
  readonly at: number;
  readonly properties: Readonly<Record<string, Value>>;
  /** Before they had an account, only the phone is known. */
  readonly anonymous?: true;
}

/** Everything that one visit brings about, by time; the last of it up to an hour after the visit began. */
export function session(chance: Random, person: Person, visit: Visit): readonly Happening[] {
  const opened = { name: 'app_opened', at: visit.at, properties: phone(person) };
  const at = visit.at + chance.integer(2, 12) * second;
  switch (visit.intent) {
    case 'food':
      return [opened, ...shopping(chance, person, at, 'food')];
    case 'mart':
      return [opened, ...shopping(chance, person, at, 'mart')];
    case 'ride':
      return [opened, ...ride(chance, person, at)];
    case 'browse':
      return [opened, ...looking(chance, at, 'food', chance.pick(restaurants)).seen];
  }
}

/** A first visit: the phone is known before the person is. */
export function firstVisit(chance: Random, person: Person): readonly Happening[] {
  const opened = person.signedUpAt - chance.integer(40, 240) * second;
  const channel = chance.weighted([
    ['friend', 35],
    ['ads', 30],
    ['store', 25],
    ['billboard', 10],
  ]);
  return [
    { name: 'app_opened', at: opened, properties: phone(person), anonymous: true },
    { name: 'signed_up', at: person.signedUpAt, properties: { channel } },
    ...looking(chance, person.signedUpAt + 5 * second, 'food', chance.pick(restaurants)).seen,
  ];
}

function phone(person: Person): Happening['properties'] {
  return { platform: person.platform, app_version: person.appVersion };
}

type Service = 'food' | 'mart';

/** A search and the places looked at on the way to the one that was wanted. */
function looking(chance: Random, from: number, service: Service, wanted: Merchant): Seen {
  const seen: Happening[] = [];
  let at = from;
  if (chance.chance(0.6)) {
    const query = chance.chance(0.5) ? wanted.kind : wanted.items[0][0];
    seen.push({ name: 'search', at, properties: { service, query, results: chance.integer(0, 40) } });
    at += chance.integer(6, 40) * second;
  }
  const others = chance.integer(0, 2);
  for (let look = 0; look <= others; look += 1) {
    const merchant = look === others ? wanted : chance.pick(service === 'food' ? restaurants : shops);
    seen.push({
      name: 'merchant_viewed',
      at,
      properties: { service, merchant: merchant.name, kind: merchant.kind },
    });
    at += chance.integer(9, 90) * second;
  }
  return { seen, at };
}

interface Seen {
  readonly seen: readonly Happening[];
  readonly at: number;
}

function shopping(chance: Random, person: Person, from: number, service: Service): readonly Happening[] {
  const merchant = chance.pick(service === 'food' ? restaurants : shops);
  const looked = looking(chance, from, service, merchant);
  if (chance.chance(0.14)) return looked.seen;
  const cart = fillCart(chance, merchant, service, looked.at);
  const seen = [...looked.seen, ...cart.seen];
  if (chance.chance(person.kind === 'casual' ? 0.3 : 0.12)) return seen;
  return [...seen, ...checkout(chance, person, service, merchant, cart)];
}

interface Cart extends Seen {
  readonly items: readonly string[];
  readonly total: number;
}

function fillCart(chance: Random, merchant: Merchant, service: Service, from: number): Cart {
  const seen: Happening[] = [];
  const items: string[] = [];
  let total = 0;
  let at = from;
  for (let more = chance.integer(1, 3); more > 0; more -= 1) {
    const [item, price]: Item = chance.pick(merchant.items);
    const quantity = chance.weighted([
      [1, 70],
      [2, 22],
      [4, 8],
    ]);
    seen.push({
      name: 'add_to_cart',
      at,
      properties: { service, merchant: merchant.name, item, price, quantity },
    });
    items.push(item);
    total += price * quantity;
    at += chance.integer(7, 60) * second;
  }
  return { seen, items, total, at };
}

function checkout(
  chance: Random,
  person: Person,
  service: Service,
  merchant: Merchant,
  cart: Cart,
): readonly Happening[] {
  const seen: Happening[] = [];
  let at = cart.at;
  let amount = cart.total + chance.integer(6, 14) * 1000;
  const voucher = chance.pick(['HEMAT20', 'MAKANSIANG', 'GAJIAN', 'ONGKIR0']);
  const saves = chance.chance(hasPlus(person, at) ? 0.32 : 0.16);
  if (saves) {
    const discount = Math.min(Math.round(amount / 5000) * 1000, 25000);
    seen.push({ name: 'voucher_applied', at, properties: { service, code: voucher, discount } });
    amount -= discount;
    at += chance.integer(4, 20) * second;
  }
  const method = chance.weighted([
    ['wallet', 62],
    ['cash', 24],
    ['card', 14],
  ]);
  for (
    let tries = 0;
    method !== 'cash' && tries < 3 && chance.chance(method === 'card' ? 0.14 : 0.05);
    tries += 1
  ) {
    const reason =
      method === 'wallet' ? 'balance too low' : chance.pick(['declined', 'expired', 'timed out']);
    seen.push({ name: 'payment_failed', at, properties: { service, method, reason, amount } });
    at += chance.integer(15, 90) * second;
    if (chance.chance(0.3)) return seen;
  }
  at += chance.integer(4, 25) * second;
  if (chance.chance(0.06)) {
    const reason = chance.pick(['no driver', 'merchant closed', 'too slow', 'wrong address']);
    return [
      ...seen,
      {
        name: 'order_cancelled',
        at: at + chance.integer(1, 18) * minute,
        properties: { service, reason, amount },
      },
    ];
  }
  const minutes = chance.integer(16, 52);
  const properties = {
    service,
    merchant: merchant.name,
    amount,
    payment: method,
    items: cart.items,
    minutes,
    ...(saves ? { voucher } : {}),
    ...(chance.chance(0.35) ? { rating: chance.weighted([[5, 60], [4, 25], [3, 8], [2, 3], [1, 4]]) } : {}), // prettier-ignore
  };
  return [
    ...seen,
    { name: 'order_completed', at: Math.min(at + minutes * minute, cart.at + hour), properties },
  ];
}

function ride(chance: Random, person: Person, from: number): readonly Happening[] {
  const vehicle = chance.chance(hasPlus(person, from) ? 0.45 : 0.2) ? 'car' : 'bike';
  const tenths = Math.round(chance.near(72, 60));
  const asked = { name: 'ride_requested', at: from, properties: { vehicle, distance_km: tenths / 10 } };
  if (chance.chance(0.09)) {
    const by = chance.chance(0.4) ? 'driver' : 'rider';
    return [
      asked,
      { name: 'ride_cancelled', at: from + chance.integer(1, 9) * minute, properties: { vehicle, by } },
    ];
  }
  const minutes = 4 + Math.round(tenths / 4) + chance.integer(0, 12);
  const fare = Math.ceil((tenths * (vehicle === 'car' ? 480 : 260) + 6000) / 500) * 500;
  const properties = {
    vehicle,
    distance_km: tenths / 10,
    fare,
    minutes,
    ...(chance.chance(0.4) ? { rating: chance.weighted([[5, 70], [4, 20], [2, 6], [1, 4]]) } : {}), // prettier-ignore
  };
  return [asked, { name: 'ride_completed', at: from + minutes * minute, properties }];
}
