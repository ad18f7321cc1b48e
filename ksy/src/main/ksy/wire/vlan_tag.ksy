meta:
  id: vlan_tag
  title: VLAN tag
  endian: be
doc: |
  The four octets behind the EtherType of an IEEE 802.1Q or 802.1ad tag. Tags
  may follow each other.
doc-ref: IEEE 802.1Q section 9.6
-filter: vlan
-name: 802.1Q Virtual LAN
-name-zh: 802.1Q 虚拟局域网
seq:
  - id: control
    type: u2
    doc: Priority, drop eligibility and the number of the VLAN.
    doc-ref: IEEE 802.1Q section 9.6
    -name: Tag control information
    -name-zh: 标签控制信息
    -bits: "0:16"
    -parts: [vlan.priority, vlan.dei, vlan.id]
  - id: type_length
    type: u2
    doc: EtherType of what follows, or the length of an IEEE 802.3 frame.
    doc-ref: IEEE 802.1Q section 9.2
    -name: Type
    -name-zh: 类型
    -filter: vlan.etype
    -bits: "16:16"
