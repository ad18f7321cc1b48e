meta:
  id: linux_sll2_header
  title: Linux cooked capture header, version 2
  endian: be
doc: The twenty octets of the second version, which tells the interface too.
doc-ref: https://www.tcpdump.org/linktypes/LINKTYPE_LINUX_SLL2.html
-filter: sll
-name: Linux cooked capture v2
-name-zh: Linux 捕获伪首部（第 2 版）
seq:
  - id: protocol
    type: u2
    doc: EtherType of what follows; small numbers are kinds of frame without one.
    doc-ref: LINKTYPE_LINUX_SLL2
    -name: Protocol
    -name-zh: 协议
    -filter: sll.etype
    -bits: "0:16"
  - id: reserved
    type: u2
    doc: Zero.
    doc-ref: LINKTYPE_LINUX_SLL2
    -name: Reserved
    -name-zh: 未用
    -filter: sll.unused
    -bits: "16:16"
  - id: interface_index
    type: u4
    doc: The number of the interface on the capturing machine.
    doc-ref: LINKTYPE_LINUX_SLL2
    -name: Interface index
    -name-zh: 接口编号
    -filter: sll.ifindex
    -bits: "32:32"
  - id: arphrd_type
    type: u2
    doc: The kind of interface, as Linux numbers it.
    doc-ref: LINKTYPE_LINUX_SLL2
    -name: Link-layer address type
    -name-zh: 链路层地址类型
    -filter: sll.hatype
    -bits: "64:16"
  - id: packet_type
    type: u1
    doc: 0 to us, 1 broadcast, 2 multicast, 3 between others, 4 sent by us.
    doc-ref: LINKTYPE_LINUX_SLL2
    -name: Packet type
    -name-zh: 分组类型
    -filter: sll.pkttype
    -bits: "80:8"
  - id: address_length
    type: u1
    doc: How many octets of the address field are in use.
    doc-ref: LINKTYPE_LINUX_SLL2
    -name: Link-layer address length
    -name-zh: 链路层地址长度
    -filter: sll.halen
    -bits: "88:8"
  - id: address
    type: u8
    doc: The sender's link-layer address, padded to eight octets.
    doc-ref: LINKTYPE_LINUX_SLL2
    -name: Source
    -name-zh: 源地址
    -filter: sll.src.eth
    -bits: "96:64"
