meta:
  id: loopback
  title: BSD loopback header
doc: |
  The four octets in front of a packet of the loopback interface. LINKTYPE_LOOP has them in network
  byte order, LINKTYPE_NULL in that of the machine that captured; the number itself is small.
doc-ref: https://www.tcpdump.org/linktypes.html
-filter: "null"
-name: Null/Loopback
-name-zh: 环回伪首部
-short: Loopback
seq:
  - id: number
    type: family(first != 0)
    doc: The address family, in one of the two byte orders.
    doc-ref: LINKTYPE_NULL
    -doc-zh: 地址族，字节序有两种可能。
    -inline: true
    -filter: null.number
    -name: Family
    -name-zh: 地址族
    -bits: "0:32"
instances:
  first:
    pos: 0
    type: u1
    doc: Zero when the most significant octet comes first.
    -hidden: true
types:
  family:
    doc: A number in the byte order that the parameter tells.
    doc-ref: LINKTYPE_NULL
    meta:
      endian:
        switch-on: is_le
        cases:
          true: le
          false: be
    params:
      - id: is_le
        type: bool
        doc: whether the least significant octet comes first
    seq:
      - id: family
        type: u4
        doc: The address family; 2 is IPv4 everywhere, IPv6 is 10, 24, 28 or 30 by the system.
        doc-ref: LINKTYPE_NULL
        -doc-zh: 地址族；2 总是 IPv4，IPv6 则因系统而异，为 10、24、28 或 30。
        -enum: address_family
        -filter: null.family
        -name: Family
        -name-zh: 地址族
        -bits: "0:32"
enums:
  address_family:
    2: {id: ipv4, -name: IP}
    10: {id: ipv6_linux, -name: IPv6}
    24: {id: ipv6_bsd, -name: IPv6}
    28: {id: ipv6_freebsd, -name: IPv6}
    30: {id: ipv6_darwin, -name: IPv6}
