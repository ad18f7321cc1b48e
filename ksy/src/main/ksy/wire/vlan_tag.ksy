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
seq:
  - id: control
    type: u2
    doc: Priority, drop eligibility and the number of the VLAN.
    doc-ref: IEEE 802.1Q section 9.6
    -name: Tag control information
    -bits: 0..15
    -parts:
      - name: Priority
        filter: vlan.priority
        bits: 0..2
      - name: DEI
        filter: vlan.dei
        bits: 3..3
      - name: ID
        filter: vlan.id
        bits: 4..15
  - id: type_length
    type: u2
    doc: EtherType of what follows, or the length of an IEEE 802.3 frame.
    doc-ref: IEEE 802.1Q section 9.2
    -name: Type
    -filter: vlan.etype
    -bits: 16..31
