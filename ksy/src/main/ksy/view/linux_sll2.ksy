meta:
  id: linux_sll2
  title: Linux cooked capture header, version 2
  endian: be
  imports:
    - ether_types
    - linux_types
doc: What newer versions of libpcap put in place of the link header; it tells the interface too.
doc-ref: https://www.tcpdump.org/linktypes/LINKTYPE_LINUX_SLL2.html
-filter: sll
-name: Linux cooked capture v2
-name-zh: Linux 捕获伪首部（第 2 版）
-short: SLL2
seq:
  - id: protocol
    type: u2
    doc: The protocol that follows.
    doc-ref: LINKTYPE_LINUX_SLL2
    -doc-zh: 后面承载的协议。
    -enum: ether_types::ether_type
    -base: hex
    -filter: sll.etype
    -name: Protocol
    -name-zh: 协议
    -bits: "0:16"
  - id: reserved
    type: u2
    doc: Zero.
    doc-ref: LINKTYPE_LINUX_SLL2
    -doc-zh: 保留，填 0。
    -filter: sll.reserved
    -name: Reserved
    -name-zh: 保留
    -bits: "16:16"
  - id: interface_index
    type: u4
    doc: The number of the interface on the capturing machine.
    doc-ref: LINKTYPE_LINUX_SLL2
    -doc-zh: 网络接口在捕获主机上的编号。
    -filter: sll.ifindex
    -name: Interface index
    -name-zh: 接口编号
    -bits: "32:32"
  - id: interface_type
    type: u2
    doc: The kind of interface, as Linux numbers it.
    doc-ref: LINKTYPE_LINUX_SLL2
    -doc-zh: Linux 给网络接口种类的编号。
    -enum: linux_types::interface_type
    -filter: sll.hatype
    -name: Link-layer address type
    -name-zh: 链路层地址类型
    -bits: "64:16"
  - id: packet_type
    type: u1
    doc: To whom the packet went, and whether this host sent it.
    doc-ref: LINKTYPE_LINUX_SLL2
    -doc-zh: 分组发给谁，是否由本机发出。
    -enum: linux_types::packet_type
    -filter: sll.pkttype
    -name: Packet type
    -name-zh: 分组类型
    -bits: "80:8"
  - id: address_length
    type: u1
    doc: How many octets of the address field are used.
    doc-ref: LINKTYPE_LINUX_SLL2
    -doc-zh: 地址字段中有效的字节数。
    -filter: sll.halen
    -name: Link-layer address length
    -name-zh: 链路层地址长度
    -bits: "88:8"
  - id: ethernet_address
    size: 6
    if: address_length == 6
    doc: The sender's link-layer address.
    doc-ref: LINKTYPE_LINUX_SLL2
    -doc-zh: 发送方的链路层地址。
    -type: ether
    -filter: sll.src.eth
    -name: Source
    -name-zh: 源地址
    -bits: "96:48"
  - id: other_address
    size: "address_length > 8 ? 8 : address_length"
    if: address_length != 6 and address_length > 0
    doc: The sender's link-layer address.
    doc-ref: LINKTYPE_LINUX_SLL2
    -doc-zh: 发送方的链路层地址。
    -filter: sll.src.other
    -name: Source
    -name-zh: 源地址
    -bits: "96:*"
  - id: unused
    size: 8 - address_length
    if: address_length < 8
    doc: The octets of the address field that are not used.
    doc-ref: LINKTYPE_LINUX_SLL2
    -doc-zh: 地址字段中未用的字节。
    -filter: sll.unused
    -name: Unused
    -name-zh: 未用
    -bits: "*:*"
