meta:
  id: llc
  title: Logical link control header
  endian: be
  bit-endian: be
  imports:
    - ether_types
doc: The header behind an IEEE 802.3 header, with SNAP where its access points say so.
doc-ref: IEEE 802.2 section 3.2
-filter: llc
-name: Logical-Link Control
-name-zh: 逻辑链路控制
-short: LLC
seq:
  - id: dsap
    type: u1
    doc: The access point that the frame is for; aa when SNAP follows.
    doc-ref: IEEE 802.2 section 3.3.1
    -doc-zh: 目的服务访问点；aa 表示后面是 SNAP。
    -enum: access_point
    -base: hex
    -filter: llc.dsap
    -name: DSAP
    -name-zh: 目的服务访问点
    -bits: "0:8"
  - id: ssap
    type: u1
    doc: The access point that sent the frame; its lowest bit tells a response from a command.
    doc-ref: IEEE 802.2 section 3.3.1
    -doc-zh: 源服务访问点；最低位区分命令和响应。
    -enum: access_point
    -base: hex
    -filter: llc.ssap
    -name: SSAP
    -name-zh: 源服务访问点
    -bits: "8:8"
  - id: control
    type: u1
    doc: What kind of frame it is; 03 is unnumbered information.
    doc-ref: IEEE 802.2 section 5.2
    -doc-zh: 帧的种类；03 表示无编号信息帧。
    -base: hex
    -filter: llc.control
    -name: Control field
    -name-zh: 控制字段
    -bits: "16:8"
  - id: organization
    size: 3
    if: dsap == 0xaa and ssap == 0xaa
    doc: Who gave out the protocol number; all zero when it is an EtherType.
    doc-ref: RFC 1042 Header Format
    -doc-zh: 协议编号由哪个组织分配；全 0 表示以太类型。
    -type: ether
    -filter: llc.oui
    -name: Organization Code
    -name-zh: 组织代码
    -bits: "24:24"
  - id: protocol
    type: u2
    if: dsap == 0xaa and ssap == 0xaa
    doc: The protocol that follows.
    doc-ref: RFC 1042 Header Format
    -doc-zh: 后面承载的协议。
    -enum: ether_types::ether_type
    -base: hex
    -filter: llc.type
    -name: Type
    -name-zh: 类型
    -bits: "48:16"
enums:
  access_point:
    0x00: {id: null_lsap, -name: NULL LSAP}
    0x06: {id: ip, -name: TCP/IP}
    0x42: {id: spanning_tree, -name: Spanning Tree BPDU}
    0x7e: {id: x25, -name: ISO 8208 (X.25 over 802.2)}
    0xaa: {id: snap, -name: SNAP}
    0xe0: {id: netware, -name: NetWare}
    0xf0: {id: netbios, -name: NetBIOS}
    0xfe: {id: iso_network, -name: ISO Network Layer}
    0xff: {id: global, -name: Global LSAP}
