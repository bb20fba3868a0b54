/** How numbers lie in a file; SPSS writes in the order of the machine that it runs on. */
export interface ByteOrder {
  readonly little: boolean;
  int32(bytes: Buffer, at: number): number;
  /** As a number: beyond 2^53 it is rounded. */
  int64(bytes: Buffer, at: number): number;
  float64(bytes: Buffer, at: number): number;
}

export const littleEndian: ByteOrder = {
  little: true,
  int32: (bytes, at) => bytes.readInt32LE(at),
  int64: (bytes, at) => Number(bytes.readBigInt64LE(at)),
  float64: (bytes, at) => bytes.readDoubleLE(at),
};

export const bigEndian: ByteOrder = {
  little: false,
  int32: (bytes, at) => bytes.readInt32BE(at),
  int64: (bytes, at) => Number(bytes.readBigInt64BE(at)),
  float64: (bytes, at) => bytes.readDoubleBE(at),
};
