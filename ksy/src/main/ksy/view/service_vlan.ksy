meta:
  id: service_vlan
  title: Service VLAN tag
  endian: be
  bit-endian: be
  imports:
    - ether_types
doc: The four octets behind the EtherType of an IEEE 802.1ad tag, which a provider puts before its customers' own.
doc-ref: IEEE 802.1Q section 9.6
-filter: ieee8021ad
-name: IEEE 802.1ad
-name-zh: IEEE 802.1ad 运营商 VLAN
-short: S-VLAN
-summary: "IEEE 802.1ad, ID: {ieee8021ad.id}"
seq:
  - id: priority
    type: b3
    doc: How urgent the frame is, 7 most.
    doc-ref: IEEE 802.1Q section 6.9.3
    -doc-zh: 帧的优先级，7 最高。
    -filter: ieee8021ad.priority
    -name: Priority
    -name-zh: 优先级
    -picture: "0:16"
    -bits: "0:3"
  - id: drop_eligible
    type: b1
    doc: Whether the frame may be dropped first when there is congestion.
    doc-ref: IEEE 802.1Q section 6.9.3
    -doc-zh: 置 1 时，拥塞时可优先丢弃本帧。
    -type: unsigned
    -filter: ieee8021ad.dei
    -name: DEI
    -name-zh: 可丢弃指示
    -picture: "0:16"
    -bits: "3:1"
  - id: vlan_id
    type: b12
    doc: The number of the virtual network; 0 when the tag carries a priority only.
    doc-ref: IEEE 802.1Q section 9.6
    -doc-zh: 虚拟局域网的编号；0 表示标签只带优先级。
    -filter: ieee8021ad.id
    -name: ID
    -name-zh: VLAN 编号
    -picture: "0:16"
    -bits: "4:12"
  - id: ether_type
    type: u2
    if: following >= 1536
    doc: The protocol that follows.
    doc-ref: IEEE 802.1Q section 9.2
    -doc-zh: 后面承载的协议。
    -enum: ether_types::ether_type
    -base: hex
    -filter: ieee8021ah.etype
    -name: Type
    -name-zh: 类型
    -bits: "16:16"
  - id: length
    type: u2
    if: following < 1536
    doc: How many octets of LLC header and data follow.
    doc-ref: IEEE 802.1Q section 9.2
    -doc-zh: 后面 LLC 首部和数据的字节数。
    -filter: ieee8021ah.len
    -name: Length
    -name-zh: 长度
    -bits: "16:16"
instances:
  following:
    pos: 2
    type: u2
    doc: Type or length, whichever it is.
    -hidden: true
