meta:
  id: wlan_header
  title: IEEE 802.11 header, fixed part
  endian: be
doc: The twenty-four octets that the header of a data frame begins with.
doc-ref: IEEE 802.11 section 9.3.2
-filter: wlan
-name: IEEE 802.11 wireless LAN
seq:
  - id: kind
    type: u1
    doc: Version (0), type (2 is data) and subtype.
    doc-ref: IEEE 802.11 section 9.3.2
    -name: Version, type and subtype
    -filter: wlan.fc.type_subtype
    -bits: 0..7
    -parts:
      - name: Subtype
        filter: wlan.fc.subtype
        bits: 0..3
      - name: Type
        filter: wlan.fc.type
        bits: 4..5
      - name: Version
        filter: wlan.fc.version
        bits: 6..7
  - id: flags
    type: u1
    doc: To and from the distribution system, fragments, protection, order.
    doc-ref: IEEE 802.11 section 9.3.2
    -name: Flags
    -filter: wlan.flags
    -bits: 8..15
    -parts:
      - name: +HTC/Order flag
        filter: wlan.fc.order
        bits: 8..8
      - name: Protected flag
        filter: wlan.fc.protected
        bits: 9..9
      - name: More Fragments
        filter: wlan.fc.frag
        bits: 13..13
      - name: From DS
        filter: wlan.fc.fromds
        bits: 14..14
      - name: To DS
        filter: wlan.fc.tods
        bits: 15..15
  - id: duration
    type: u2le
    doc: How long the medium stays occupied.
    doc-ref: IEEE 802.11 section 9.3.2
    -name: Duration
    -filter: wlan.duration
    -bits: 16..31
  - id: addresses_high
    type: u8
    doc: The first address and the first two octets of the second one.
    doc-ref: IEEE 802.11 section 9.3.2
    -name: Addresses
    -bits: 32..95
  - id: addresses_middle
    type: u8
    doc: The rest of the second address and the first four octets of the third one.
    doc-ref: IEEE 802.11 section 9.3.2
    -name: Addresses
    -bits: 96..159
  - id: addresses_low
    type: u2
    doc: The last two octets of the third address.
    doc-ref: IEEE 802.11 section 9.3.2
    -name: Addresses
    -bits: 160..175
  - id: sequence
    type: u2le
    doc: Fragment number and sequence number.
    doc-ref: IEEE 802.11 section 9.3.2
    -name: Sequence control
    -bits: 176..191
    -parts:
      - name: Sequence number
        filter: wlan.seq
        bits: 176..187
      - name: Fragment number
        filter: wlan.frag
        bits: 188..191
