meta:
  id: security_group_tag
  title: Cisco metadata with a security group
  endian: be
doc: What lies behind the EtherType 0x8909.
doc-ref: Cisco TrustSec
-filter: cmd
-name: Cisco MetaData
seq:
  - id: version
    type: u1
    doc: One.
    doc-ref: Cisco TrustSec
    -name: Version
    -filter: cmd.version
    -bits: 0..7
  - id: length
    type: u1
    doc: Length of the options.
    doc-ref: Cisco TrustSec
    -name: Length
    -filter: cmd.length
    -bits: 8..15
  - id: options
    type: u2
    doc: Length and type of the option.
    doc-ref: Cisco TrustSec
    -name: Options
    -filter: cmd.options
    -bits: 16..31
  - id: group
    type: u2
    doc: The group that the sender belongs to.
    doc-ref: Cisco TrustSec
    -name: SGT
    -filter: cmd.sgt
    -bits: 32..47
  - id: type_length
    type: u2
    doc: EtherType of what follows.
    doc-ref: Cisco TrustSec
    -name: Type
    -filter: cmd.type
    -bits: 48..63
