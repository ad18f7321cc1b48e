meta:
  id: tcp_segment
  title: TCP segment
  endian: be
  imports:
    - /tcp_header
doc: A segment as people look at it; header, options, payload.
doc-ref: RFC 9293 section 3.1
seq:
  - id: header
    type: tcp_header
  - id: options
    size: (header.offset_flags >> 12) * 4 - 20
  - id: payload
    size-eos: true
