import { createPublicKey, generateKeyPairSync, sign } from 'node:crypto'

/** DER, as far as one small certificate needs it. */
const tlv = (tag: number, ...contents: ReadonlyArray<Uint8Array>): Buffer => {
  const body = Buffer.concat(contents)
  const size =
    body.length < 128
      ? [body.length]
      : body.length < 256
        ? [0x81, body.length]
        : [0x82, body.length >> 8, body.length & 255]
  return Buffer.concat([Buffer.from([tag, ...size]), body])
}
const sequence = (...items: ReadonlyArray<Uint8Array>): Buffer => tlv(0x30, ...items)
const oid = (...bytes: ReadonlyArray<number>): Buffer => tlv(0x06, Buffer.from(bytes))
const time = (at: Date): Buffer =>
  tlv(
    0x17,
    Buffer.from(
      `${at
        .toISOString()
        .replace(/[-:T]|\.\d+/g, '')
        .slice(2)}`,
    ),
  )

const DAY = 86_400_000
const commonName = oid(0x55, 0x04, 0x03)
const subjectAltName = oid(0x55, 0x1d, 0x11)
const ecdsaWithSha256 = sequence(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02))

/** A fresh key and its own certificate for 127.0.0.1, valid today: no key lies in the repository and none runs out. */
export const selfSigned = (): { readonly key: string; readonly cert: string } => {
  const pair = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  })
  const name = sequence(tlv(0x31, sequence(commonName, tlv(0x0c, Buffer.from('test')))))
  const addresses = sequence(tlv(0x87, Buffer.from([127, 0, 0, 1])))
  const toSign = sequence(
    tlv(0xa0, tlv(0x02, Buffer.from([2]))),
    tlv(0x02, Buffer.from([1])),
    ecdsaWithSha256,
    name,
    sequence(time(new Date(Date.now() - DAY)), time(new Date(Date.now() + DAY))),
    name,
    createPublicKey(pair.publicKey).export({ type: 'spki', format: 'der' }),
    tlv(0xa3, sequence(sequence(subjectAltName, tlv(0x04, addresses)))),
  )
  const signature = sign('sha256', toSign, pair.privateKey)
  const der = sequence(toSign, ecdsaWithSha256, tlv(0x03, Buffer.from([0]), signature))
  return {
    key: pair.privateKey,
    cert: `-----BEGIN CERTIFICATE-----\n${der.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
  }
}
