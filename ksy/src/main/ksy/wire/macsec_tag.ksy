meta:
  id: macsec_tag
  title: MACsec security tag
  endian: be
doc: The six octets behind the EtherType 0x88e5; the sender's channel may follow.
doc-ref: IEEE 802.1AE section 9.3
-filter: macsec
-name: 802.1AE Security Tag
seq:
  - id: control
    type: u1
    doc: Whether what follows is encrypted, and what the tag has.
    doc-ref: IEEE 802.1AE section 9.3
    -name: TCI and AN
    -bits: 0..7
    -parts:
      - name: VER
        filter: macsec.TCI.V
        bits: 0..0
      - name: ES
        filter: macsec.TCI.ES
        bits: 1..1
      - name: SC
        filter: macsec.TCI.SC
        bits: 2..2
      - name: SCB
        filter: macsec.TCI.SCB
        bits: 3..3
      - name: E
        filter: macsec.TCI.E
        bits: 4..4
      - name: C
        filter: macsec.TCI.C
        bits: 5..5
      - name: AN
        filter: macsec.AN
        bits: 6..7
  - id: short_length
    type: u1
    doc: Octets of what is secured, where these are fewer than 48.
    doc-ref: IEEE 802.1AE section 9.3
    -name: Short length
    -filter: macsec.SL
    -bits: 8..15
  - id: packet_number
    type: u4
    doc: Counts the frames of a channel.
    doc-ref: IEEE 802.1AE section 9.3
    -name: Packet number
    -filter: macsec.PN
    -bits: 16..47
