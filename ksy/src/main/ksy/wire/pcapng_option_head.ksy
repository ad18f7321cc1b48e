meta:
  id: pcapng_option_head
  title: pcapng option header
  endian:
    switch-on: is_le
    cases:
      true: le
      false: be
params:
  - id: is_le
    type: bool
    doc: whether the machine that wrote the capture was little-endian
doc: |
  The four octets before each option's value; values are padded to a multiple of four octets.
doc-ref: draft-ietf-opsawg-pcapng section 3.5
seq:
  - id: code
    type: u2
    doc: What the value means; 0 ends the list.
    doc-ref: draft-ietf-opsawg-pcapng section 3.5
    -name: Option code
    -name-zh: 选项代码
    -bits: "0:16"
    -filter: pcapng.options.option.code
  - id: value_length
    type: u2
    doc: Octets of the value, without padding.
    doc-ref: draft-ietf-opsawg-pcapng section 3.5
    -name: Option length
    -name-zh: 选项长度
    -bits: "16:16"
    -filter: pcapng.options.option.length
