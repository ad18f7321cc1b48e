meta:
  id: sun_atm_header
  title: SunATM header
  endian: be
doc: The four octets in front of what came over ATM.
doc-ref: LINKTYPE_SUNATM
-filter: atm
-name: ATM
seq:
  - id: kind
    type: u1
    doc: Direction, and the kind of traffic in the lower four bits; 1 is LANE, 2 LLC.
    doc-ref: LINKTYPE_SUNATM
    -name: Traffic type
    -filter: atm.traffic
    -bits: 0..7
  - id: path
    type: u1
    doc: Virtual path.
    doc-ref: LINKTYPE_SUNATM
    -name: VPI
    -filter: atm.vpi
    -bits: 8..15
  - id: channel
    type: u2
    doc: Virtual channel.
    doc-ref: LINKTYPE_SUNATM
    -name: VCI
    -filter: atm.vci
    -bits: 16..31
