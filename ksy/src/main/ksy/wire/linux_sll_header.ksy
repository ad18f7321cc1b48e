meta:
  id: linux_sll_header
  title: Linux cooked capture header
  endian: be
doc: |
  The sixteen octets that libpcap puts in place of the link header when it
  captures on all interfaces or on one whose own header it cannot show.
doc-ref: https://www.tcpdump.org/linktypes/LINKTYPE_LINUX_SLL.html
-filter: sll
-name: Linux cooked capture v1
-name-zh: Linux 捕获伪首部（第 1 版）
seq:
  - id: packet_type
    type: u2
    doc: 0 to us, 1 broadcast, 2 multicast, 3 between others, 4 sent by us.
    doc-ref: LINKTYPE_LINUX_SLL
    -name: Packet type
    -name-zh: 分组类型
    -filter: sll.pkttype
    -bits: "0:16"
  - id: arphrd_type
    type: u2
    doc: The kind of interface, as Linux numbers it.
    doc-ref: LINKTYPE_LINUX_SLL
    -name: Link-layer address type
    -name-zh: 链路层地址类型
    -filter: sll.hatype
    -bits: "16:16"
  - id: address_length
    type: u2
    doc: How many octets of the address field are in use.
    doc-ref: LINKTYPE_LINUX_SLL
    -name: Link-layer address length
    -name-zh: 链路层地址长度
    -filter: sll.halen
    -bits: "32:16"
  - id: address
    type: u8
    doc: The sender's link-layer address, padded to eight octets.
    doc-ref: LINKTYPE_LINUX_SLL
    -name: Source
    -name-zh: 源地址
    -filter: sll.src.eth
    -bits: "48:64"
  - id: protocol
    type: u2
    doc: EtherType of what follows; small numbers are kinds of frame without one.
    doc-ref: LINKTYPE_LINUX_SLL
    -name: Protocol
    -name-zh: 协议
    -filter: sll.etype
    -bits: "112:16"
