meta:
  id: enc_header
  title: Header of OpenBSD's encapsulated packets
  endian: be
doc: The twelve octets in front of a packet that came out of IPsec, in the byte order of the machine that captured.
doc-ref: LINKTYPE_ENC
-filter: enc
-name: OpenBSD Encapsulating device
seq:
  - id: family
    type: u4
    doc: Address family.
    doc-ref: LINKTYPE_ENC
    -name: Address Family
    -filter: enc.af
    -bits: 0..31
  - id: index
    type: u4
    doc: The security association.
    doc-ref: LINKTYPE_ENC
    -name: SPI
    -filter: enc.spi
    -bits: 32..63
  - id: flags
    type: u4
    doc: What was done to the packet.
    doc-ref: LINKTYPE_ENC
    -name: Flags
    -filter: enc.flags
    -bits: 64..95
