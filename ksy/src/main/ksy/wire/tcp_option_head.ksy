meta:
  id: tcp_option_head
  title: Head of a TCP option
  endian: be
doc: The two octets that every TCP option but EOL and NOP begins with.
doc-ref: RFC 9293 section 3.2
-filter: tcp.options
-name: TCP Option
seq:
  - id: kind
    type: u1
    doc: What the option is.
    doc-ref: RFC 9293 section 3.2
    -name: Kind
    -filter: tcp.option_kind
    -bits: 0..7
  - id: length
    type: u1
    doc: Octets of the option, kind and length included.
    doc-ref: RFC 9293 section 3.2
    -name: Length
    -filter: tcp.option_len
    -bits: 8..15
