meta:
  id: tcp_option_authentication
  title: TCP authentication option, fixed part
  endian: be
doc: Which keys are in use; the message authentication code follows.
doc-ref: RFC 5925 section 2.2
-filter: tcp.options.ao
-name: TCP Option - TCP Authentication Option
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
  - id: key_id
    type: u1
    doc: The key that made the code.
    doc-ref: RFC 5925 section 2.2
    -name: AO KeyID
    -filter: tcp.options.ao.keyid
    -bits: 16..23
  - id: next_key_id
    type: u1
    doc: The key with which the sender is ready to receive.
    doc-ref: RFC 5925 section 2.2
    -name: AO RNextKeyID
    -filter: tcp.options.ao.rnextkeyid
    -bits: 24..31
