meta:
  id: llc_header
  title: Logical link control header
  endian: be
doc: |
  The three octets of an unnumbered IEEE 802.2 frame, the only kind that
  carries IP.
doc-ref: IEEE 802.2 section 3.2
-filter: llc
-name: Logical-Link Control
-name-zh: 逻辑链路控制
seq:
  - id: dsap
    type: u1
    doc: Destination service access point; 0xaa when SNAP follows, 0x06 for IP.
    doc-ref: IEEE 802.2 section 3.3.1
    -name: DSAP
    -name-zh: 目的服务访问点
    -filter: llc.dsap
    -bits: "0:8"
  - id: ssap
    type: u1
    doc: Source service access point; its lowest bit tells a response from a command.
    doc-ref: IEEE 802.2 section 3.3.1
    -name: SSAP
    -name-zh: 源服务访问点
    -filter: llc.ssap
    -bits: "8:8"
  - id: control
    type: u1
    doc: Control field; 0x03 is unnumbered information.
    doc-ref: IEEE 802.2 section 5.2
    -name: Control field
    -name-zh: 控制字段
    -filter: llc.control
    -bits: "16:8"
