meta:
  id: backbone_tag
  title: Provider backbone bridge service tag
  endian: be
doc: |
  What lies behind the EtherType 0x88e7: the service tag, and the Ethernet
  header of the customer without its frame.
doc-ref: IEEE 802.1Q section 9.7
-filter: ieee8021ah
-name: 802.1ah
seq:
  - id: control
    type: u4
    doc: Priority, drop eligibility, use of addresses and the number of the service.
    doc-ref: IEEE 802.1Q section 9.7
    -name: I-TAG control information
    -bits: 0..31
    -parts:
      - name: Priority
        filter: ieee8021ah.priority
        bits: 0..2
      - name: DEI
        filter: ieee8021ah.drop
        bits: 3..3
      - name: UCA
        filter: ieee8021ah.nca
        bits: 4..4
      - name: I-SID
        filter: ieee8021ah.isid
        bits: 8..31
  - id: addresses_high
    type: u8
    doc: The customer destination address and the first two octets of its source address.
    doc-ref: IEEE 802.1Q section 9.7
    -name: C-Destination
    -filter: ieee8021ah.cdst
    -bits: 32..95
  - id: addresses_low
    type: u4
    doc: The last four octets of the customer source address.
    doc-ref: IEEE 802.1Q section 9.7
    -name: C-Source
    -filter: ieee8021ah.csrc
    -bits: 96..127
  - id: type_length
    type: u2
    doc: EtherType of what follows.
    doc-ref: IEEE 802.1Q section 9.7
    -name: Type
    -filter: ieee8021ah.etype
    -bits: 128..143
