meta:
  id: loopback_header
  title: BSD loopback header
  endian: be
doc: |
  The four octets in front of a packet of the loopback interface. LINKTYPE_LOOP
  has them in network byte order; LINKTYPE_NULL in that of the capturing
  machine, so that the number may have to be turned round.
doc-ref: https://www.tcpdump.org/linktypes.html
-filter: "null"
-name: Null/Loopback
-name-zh: 环回伪首部
seq:
  - id: family
    type: u4
    doc: Address family; 2 is IPv4 everywhere, IPv6 is 10, 24, 28 or 30 by the system.
    doc-ref: LINKTYPE_NULL
    -name: Family
    -name-zh: 地址族
    -filter: null.family
    -bits: "0:32"
