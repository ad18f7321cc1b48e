meta:
  id: pflog_head
  title: Head of OpenBSD's packet filter log
  endian: be
doc: The first octets of what stands in front of a logged packet.
doc-ref: LINKTYPE_PFLOG
-filter: pflog
-name: PF Log
seq:
  - id: length
    type: u1
    doc: Octets of the whole header, without padding.
    doc-ref: LINKTYPE_PFLOG
    -name: Header Length
    -filter: pflog.length
    -bits: 0..7
  - id: family
    type: u1
    doc: Address family.
    doc-ref: LINKTYPE_PFLOG
    -name: Address Family
    -filter: pflog.af
    -bits: 8..15
