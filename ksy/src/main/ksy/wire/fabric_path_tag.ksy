meta:
  id: fabric_path_tag
  title: FabricPath tag
  endian: be
doc: What lies behind the EtherType 0x8903; a whole Ethernet frame follows.
doc-ref: Cisco FabricPath
-filter: cfp
-name: Cisco FabricPath
seq:
  - id: forwarding
    type: u2
    doc: The tree that the frame follows and how many more switches may forward it.
    doc-ref: Cisco FabricPath
    -name: Forwarding tag and TTL
    -bits: 0..15
    -parts:
      - name: FTAG
        filter: cfp.ftag
        bits: 0..9
      - name: TTL
        filter: cfp.ttl
        bits: 10..15
