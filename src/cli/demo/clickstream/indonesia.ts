import type { Choice } from './random.ts';

/** Cities in one time zone (Western Indonesia Time), by how many of the app's users live there. */
export const cities: readonly [Choice<string>, ...Choice<string>[]] = [
  ['Jakarta', 44],
  ['Bandung', 17],
  ['Surabaya', 15],
  ['Yogyakarta', 9],
  ['Medan', 8],
  ['Semarang', 7],
];

// prettier-ignore
export const givenNames: readonly [string, ...string[]] = [
  'Adi', 'Agus', 'Aisyah', 'Andi', 'Anisa', 'Arif', 'Ayu', 'Bagus', 'Bayu', 'Bima', 'Budi', 'Citra', 'Dewi',
  'Dian', 'Dimas', 'Eka', 'Fajar', 'Farah', 'Fitri', 'Galih', 'Gita', 'Hana', 'Hendra', 'Indah', 'Intan', 'Joko',
  'Kartika', 'Laras', 'Lestari', 'Made', 'Maya', 'Mega', 'Nadia', 'Nanda', 'Novi', 'Nur', 'Putri', 'Rahmat',
  'Rani', 'Ratna', 'Reza', 'Rizky', 'Sari', 'Sinta', 'Surya', 'Tika', 'Tri', 'Wahyu', 'Wulan', 'Yoga', 'Yuni', 'Zahra',
];

// prettier-ignore
export const familyNames: readonly [string, ...string[]] = [
  'Anggraini', 'Firmansyah', 'Ginting', 'Gunawan', 'Halim', 'Handayani', 'Harahap', 'Hartono', 'Hidayat', 'Irawan',
  'Kurniawan', 'Kusuma', 'Lubis', 'Maharani', 'Maulana', 'Nasution', 'Nugroho', 'Permata', 'Prasetyo', 'Pratama',
  'Purnomo', 'Rahayu', 'Ramadhan', 'Safitri', 'Santoso', 'Saputra', 'Setiawan', 'Simanjuntak', 'Siregar', 'Suryani',
  'Susanto', 'Suwarno', 'Tanjung', 'Utami', 'Wibowo', 'Widodo', 'Wijaya', 'Wulandari', 'Yulianti', 'Yusuf',
];

/** A place to order from; prices are whole rupiah. */
export interface Merchant {
  readonly name: string;
  readonly kind: string;
  readonly items: readonly [Item, ...Item[]];
}

export type Item = readonly [name: string, price: number];

// prettier-ignore
export const restaurants: readonly [Merchant, ...Merchant[]] = [
  { name: 'Warung Bu Sri', kind: 'javanese', items: [['nasi rawon', 32000], ['nasi pecel', 24000], ['es jeruk', 9000]] },
  { name: 'Padang Sederhana', kind: 'padang', items: [['nasi rendang', 38000], ['ayam pop', 34000], ['teh talua', 15000]] },
  { name: 'Sate Pak Min', kind: 'sate', items: [['sate ayam', 35000], ['sate kambing', 52000], ['lontong', 8000]] },
  { name: 'Bakso Solo Samrat', kind: 'bakso', items: [['bakso urat', 28000], ['mie ayam bakso', 30000], ['es teler', 18000]] },
  { name: 'Ayam Geprek Mbak Ndut', kind: 'chicken', items: [['ayam geprek', 26000], ['nasi uduk', 12000], ['es teh', 6000]] },
  { name: 'Martabak Orins', kind: 'dessert', items: [['martabak manis', 65000], ['martabak telur', 58000]] },
  { name: 'Kopi Tuku', kind: 'coffee', items: [['kopi susu tetangga', 22000], ['americano', 20000], ['donat kampung', 11000]] },
  { name: 'Seroja Vegetarian', kind: 'vegetarian', items: [['gado-gado', 29000], ['tahu telur', 27000], ['jus alpukat', 19000]] },
  { name: 'Seafood 48', kind: 'seafood', items: [['kepiting saus padang', 185000], ['cumi goreng', 78000], ['nasi putih', 8000]] },
  { name: 'Pizza Menteng', kind: 'pizza', items: [['margherita', 98000], ['pizza rendang', 124000], ['garlic bread', 36000]] },
  { name: 'Sushi Senopati', kind: 'japanese', items: [['salmon set', 168000], ['gyudon', 72000], ['ocha', 12000]] },
];

// prettier-ignore
export const shops: readonly [Merchant, ...Merchant[]] = [
  { name: 'Pasar Segar', kind: 'groceries', items: [['beras 5 kg', 74000], ['telur 10', 29000], ['bayam', 6000], ['tempe', 8000]] },
  { name: 'Toko Kelontong Jaya', kind: 'groceries', items: [['minyak goreng 2 l', 38000], ['gula 1 kg', 18000], ['mie instan 5', 17000]] },
  { name: 'Apotek Sehat', kind: 'pharmacy', items: [['vitamin c', 42000], ['masker 50', 35000], ['minyak kayu putih', 27000]] },
];
