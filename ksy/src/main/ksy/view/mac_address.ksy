meta:
  id: mac_address
  title: MAC address
  endian: be
  bit-endian: be
doc: The address of a network interface, six octets.
doc-ref: IEEE 802 section 8.2
-value: octets
seq:
  - id: octets
    size: 6
    doc: The address.
    doc-ref: IEEE 802 section 8.2
    -doc-zh: 地址。
    -filter: eth.addr
    -name: Address
    -name-zh: 地址
    -type: ether
    -bits: "0:48"
instances:
  local:
    value: (octets[0] & 2) != 0
    doc: Whether the address was chosen locally; else its maker got it from the IEEE.
    doc-ref: IEEE 802 section 8.2.2
    -doc-zh: 置 1 表示本地自行指定的地址，否则是由 IEEE 分配给厂商的全球唯一地址。
    -enum: administration
    -filter: .lg
    -also: eth.lg
    -name: LG bit
    -name-zh: LG 位
    -type: boolean
    -picture: "0:24"
    -bits: "6:1"
  group:
    value: (octets[0] & 1) != 0
    doc: Whether the address is that of a group of interfaces.
    doc-ref: IEEE 802 section 8.2.2
    -doc-zh: 置 1 表示组播或广播地址。
    -enum: addressees
    -filter: .ig
    -also: eth.ig
    -name: IG bit
    -name-zh: IG 位
    -type: boolean
    -picture: "0:24"
    -bits: "7:1"
enums:
  administration:
    0: {id: global, -name: Globally unique address (factory default), -name-zh: 全球唯一地址}
    1: {id: local, -name: Locally administered address (this is NOT the factory default), -name-zh: 本地管理的地址}
  addressees:
    0: {id: individual, -name: Individual address (unicast), -name-zh: 单播地址}
    1: {id: group, -name: Group address (multicast/broadcast), -name-zh: 组播或广播地址}
