/** A photo as a phone takes it, as small as it can be: a JPEG whose EXIF says when and where. */

export interface PhotoSays {
  /** `2026:11:24 13:30:00` */
  readonly takenAt?: string;
  /** `+08:00` */
  readonly zone?: string;
  readonly latitude?: number;
  readonly longitude?: number;
  /** Makes the content another one. */
  readonly comment?: string;
}

interface Entry {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  readonly value: Buffer;
}
const [asciiType, longType, rationalType] = [2, 4, 5];

const ascii = (tag: number, text: string): Entry => {
  const value = Buffer.from(`${text}\0`, 'latin1');
  return { tag, type: asciiType, count: value.length, value };
};
const long = (tag: number, number: number): Entry => {
  const value = Buffer.alloc(4);
  value.writeUInt32BE(number);
  return { tag, type: longType, count: 1, value };
};
/** Degrees, minutes and seconds, in ten-thousandths of a second. */
function degrees(tag: number, number: number): Entry {
  const tenThousandths = Math.round(Math.abs(number) * 36_000_000);
  const value = Buffer.alloc(24);
  const parts = [
    [Math.floor(tenThousandths / 36_000_000), 1],
    [Math.floor((tenThousandths % 36_000_000) / 600_000), 1],
    [tenThousandths % 600_000, 10_000],
  ];
  parts.flat().forEach((part, index) => value.writeUInt32BE(part, index * 4));
  return { tag, type: rationalType, count: 3, value };
}

/** One directory of the block, with what doesn't fit into its entries behind it. */
function directory(entries: readonly Entry[], at: number): Buffer {
  const head = Buffer.alloc(2 + entries.length * 12 + 4);
  head.writeUInt16BE(entries.length);
  const behind: Buffer[] = [];
  let next = at + head.length;
  entries.forEach(({ tag, type, count, value }, index) => {
    const place = 2 + index * 12;
    head.writeUInt16BE(tag, place);
    head.writeUInt16BE(type, place + 2);
    head.writeUInt32BE(count, place + 4);
    if (value.length <= 4) value.copy(head, place + 8);
    else {
      head.writeUInt32BE(next, place + 8);
      behind.push(value);
      next += value.length;
    }
  });
  return Buffer.concat([head, ...behind]);
}

export function photo({ takenAt, zone, latitude, longitude, comment = '' }: PhotoSays = {}): Buffer {
  const taken = [
    ...(takenAt === undefined ? [] : [ascii(0x9003, takenAt)]),
    ...(zone === undefined ? [] : [ascii(0x9011, zone)]),
  ];
  const where =
    latitude === undefined || longitude === undefined
      ? []
      : [
          ascii(1, latitude < 0 ? 'S' : 'N'),
          degrees(2, latitude),
          ascii(3, longitude < 0 ? 'W' : 'E'),
          degrees(4, longitude),
        ];
  const first = 8;
  const second = first + 2 + 2 * 12 + 4;
  const takenBlock = directory(taken, second);
  const whereBlock = directory(where, second + takenBlock.length);
  const root = directory([long(0x8769, second), long(0x8825, second + takenBlock.length)], first);
  const tiff = Buffer.concat([Buffer.from('MM\0*\0\0\0\x08', 'latin1'), root, takenBlock, whereBlock]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])),
    segment(0xfe, Buffer.from(comment, 'utf8')),
    Buffer.from([0xff, 0xd9]),
  ]);
}

function segment(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}
